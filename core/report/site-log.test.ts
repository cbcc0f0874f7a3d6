/** Tests of withdrawals that stand or were taken back, and of how changes of the date are told. */
import { describe, expect, it } from "vitest";
import { dateChange, type SiteEvent, withdrawalOf } from "./site-log.ts";

const at = "2026-03-01T08:00:00.000Z";
const withdrawn: SiteEvent = {
  ...{ kind: "withdrawn", at, by: "wang", langs: ["zh", "en"], how: "notice" },
  reason: { zh: "有误", en: "Errors" },
};

describe("a withdrawal", () => {
  it("stands for the editions that it names until they are published again", () => {
    expect(withdrawalOf([], "zh")).toBeNull();
    expect(withdrawalOf([withdrawn], "en")).toEqual(withdrawn);
    const log: SiteEvent[] = [withdrawn, { kind: "restored", at, by: "", langs: ["zh"] }];
    expect(withdrawalOf(log, "zh")).toBeNull();
    expect(withdrawalOf(log, "en")).toEqual(withdrawn);
    expect(withdrawalOf([...log, withdrawn], "zh")).toEqual(withdrawn);
  });
});

describe("a change of the release date", () => {
  const change = { at, by: "wang", from: "2026-03-01", to: "2026-03-02" };
  it("is told with who, from and to", () => {
    const { replaces, event } = dateChange([withdrawn], change);
    expect([replaces, event]).toEqual([false, { kind: "release-date", ...change }]);
  });
  it("is told as one with those that the same person made just before", () => {
    const log: SiteEvent[] = [{ kind: "release-date", ...change }];
    const next = { ...change, at: "2026-03-01T08:09:00.000Z", from: change.to, to: "2026-03-05" };
    expect(dateChange(log, next)).toEqual({
      replaces: true,
      event: { kind: "release-date", ...next, from: "2026-03-01" },
    });
    expect(dateChange(log, { ...next, by: "li" }).replaces).toBe(false);
    expect(dateChange(log, { ...next, at: "2026-03-01T08:11:00.000Z" }).replaces).toBe(false);
    expect(dateChange(log, { ...next, to: "2026-03-01" })).toEqual({ replaces: true, event: null });
  });
});
