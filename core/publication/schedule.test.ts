/** Tests of what waits, what is due and what was missed. */
import { describe, expect, it } from "vitest";
import { newReportId } from "../report/ids.ts";
import { LATE_MS, tell } from "./schedule.ts";

const one = (number: number, at: number) => ({
  ...{ report: newReportId(), number, headline: "", at, isReady: true },
});
const numbers = (told: ReturnType<typeof tell>) => ({
  waiting: told.waiting.map(({ number }) => number),
  due: told.due.map(({ number }) => number),
  missed: told.missed.map(({ number }) => number),
});

describe("a release", () => {
  const [first, second] = [one(1, 1000), one(2, 2000)];
  const scheduled = [second, first];
  const onSite = new Set<string>();

  it("waits for its time and is due from then on", () => {
    const since = 0;
    const at = (now: number) => numbers(tell({ scheduled, onSite, now, since }));
    expect(at(999)).toEqual({ waiting: [1, 2], due: [], missed: [] });
    expect(at(1000)).toEqual({ waiting: [2], due: [1], missed: [] });
    expect(at(2001)).toEqual({ waiting: [], due: [1, 2], missed: [] });
  });

  it("is missed when nobody watched the clock at its time, or it is long past", () => {
    const told = tell({ scheduled, onSite, now: 2001, since: 1500 });
    expect(numbers(told)).toEqual({ waiting: [], due: [2], missed: [1] });
    // The machine slept.
    const later = tell({ scheduled, onSite, now: 2000 + LATE_MS, since: 0 });
    expect(numbers(later)).toEqual({ waiting: [], due: [2], missed: [1] });
  });

  it("is over once the site has the report", () => {
    const told = tell({ scheduled, onSite: new Set([first.report]), now: 3000, since: 0 });
    expect(numbers(told)).toEqual({ waiting: [], due: [2], missed: [] });
  });
});
