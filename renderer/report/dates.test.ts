/** The desk's short dates. */
import { expect, it } from "vitest";
import { shortDay, shortMoment } from "./dates.ts";

const now = new Date(2026, 10, 22, 15, 0);

it("prints less the nearer the moment is", () => {
  const at = (date: Date): string => shortMoment(date.toISOString(), "en", now);
  expect(at(new Date(2026, 10, 22, 9, 5))).toBe("09:05");
  expect(at(new Date(2026, 2, 3, 9, 5))).toBe("Mar 3");
  expect(at(new Date(2024, 2, 3, 9, 5))).toBe("Mar 3, 2024");
});

it("keeps a release day the same day everywhere", () => {
  expect(shortDay("2026-03-01", "zh-CN")).toBe("2026-03-01");
  expect(shortDay("2026-03-01", "en")).toBe("1 Mar 2026");
});
