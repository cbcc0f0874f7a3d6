/** Tests of the scheduler's clock: when it publishes, what it leaves to people, and how it tries again. */
import { beforeEach, describe, expect, it } from "vitest";
import { defaultSettings } from "../../core/library/settings.ts";
import type { LedgerEntry, Plan } from "../../core/publication/plan.ts";
import { LATE_MS, type Scheduled } from "../../core/publication/schedule.ts";
import { newReportId } from "../../core/report/ids.ts";
import { unreachable } from "./publication-error.ts";
import { createScheduler, type Publisher } from "./scheduler.ts";

const START = Date.parse("2026-03-09T00:00:00Z");

let now: number;
let scheduled: Scheduled[];
let onSite: Set<string>;
/** Numbers that each publication held back. */
let published: number[][];
let trouble: Error | null;

const publisher: Publisher = {
  scheduled: () => Promise.resolve(scheduled),
  reportsOn: () => Promise.resolve(onSite),
  plan: () => (trouble ? Promise.reject(trouble) : Promise.resolve({ id: "plan" } as Plan)),
  publish({ hold }) {
    published.push(scheduled.flatMap((one) => (hold.has(one.report) ? one.number : [])));
    for (const one of scheduled)
      if (one.at <= now && one.isReady && !hold.has(one.report)) onSite.add(one.report);
    return Promise.resolve({ outcome: "done", failure: null } as LedgerEntry);
  },
};

const settings = {
  ...defaultSettings(),
  targets: [
    { name: "web", kind: "folder" as const, path: "/site", publishDue: true as const },
    { name: "other", kind: "folder" as const, path: "/other" },
  ],
};
const make = () =>
  createScheduler({
    publisher,
    settings: () => settings,
    changed: () => undefined,
    now: () => now,
  });

const at = (number: number, ms: number, isReady = true): Scheduled => ({
  ...{ report: newReportId(), number, headline: "", at: START + ms, isReady },
});

beforeEach(() => {
  now = START;
  scheduled = [];
  onSite = new Set();
  published = [];
  trouble = null;
});

describe("the scheduler", () => {
  it("publishes once when the time has come, and only to targets that want it", async () => {
    const scheduler = make();
    scheduled = [at(1, 60_000)];
    await scheduler.look();
    expect(published).toEqual([]);
    now += 61_000;
    await scheduler.look();
    await scheduler.look();
    expect(published).toEqual([[]]);
  });

  it("leaves to people what it missed, and holds it back from what it publishes", async () => {
    scheduled = [at(1, -60_000), at(2, 60_000)];
    const scheduler = make();
    await scheduler.look();
    expect(published).toEqual([]);
    const [web] = await scheduler.schedules();
    expect(web?.missed.map(({ number }) => number)).toEqual([1]);
    now += 61_000;
    await scheduler.look();
    expect(published).toEqual([[1]]);
  });

  it("does not publish a report that is not signed off at its time, and goes on telling of it", async () => {
    scheduled = [at(1, 1000, false)];
    const scheduler = make();
    now += 2000;
    await scheduler.look();
    expect(published).toEqual([]);
    const [web] = await scheduler.schedules();
    expect(web?.due).toMatchObject([{ number: 1, isReady: false }]);
  });

  it("tries an unreachable target again after a while, and says what was wrong", async () => {
    scheduled = [at(1, 1000)];
    const scheduler = make();
    now += 2000;
    trouble = unreachable("sftp://site", "connection");
    await scheduler.look();
    const [web] = await scheduler.schedules();
    expect(web?.failure).toMatchObject({ code: "TARGET_UNREACHABLE", path: "sftp://site" });
    trouble = null;
    await scheduler.look();
    expect(published).toEqual([]);
    now += 31_000;
    await scheduler.look();
    expect(published).toEqual([[]]);
    expect((await scheduler.schedules())[0]?.failure).toBeNull();
  });

  it("gives up on a release that stayed out of reach too long: it is missed", async () => {
    scheduled = [at(1, 1000)];
    const scheduler = make();
    now += LATE_MS + 2000;
    await scheduler.look();
    expect(published).toEqual([]);
    expect((await scheduler.schedules())[0]?.missed).toHaveLength(1);
  });

  it("does not publish early when the clock is set back", async () => {
    const scheduler = make();
    scheduled = [at(1, 60_000)];
    now -= 3_600_000;
    await scheduler.look();
    expect(published).toEqual([]);
    expect((await scheduler.schedules())[0]?.waiting).toHaveLength(1);
  });
});
