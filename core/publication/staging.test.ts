/** When a site may go live, and who may say so. */
import { describe, expect, it } from "vitest";
import type { Person } from "../library/settings.ts";
import type { Target } from "../library/target.ts";
import { approvalFor, liveOf, stagingOf, whyNotApprove } from "./staging.ts";

const targets: Target[] = [
  { name: "web", kind: "folder", path: "/web" },
  { name: "try", kind: "folder", path: "/try", stagingFor: "web" },
  { name: "lost", kind: "folder", path: "/lost", stagingFor: "nowhere" },
  { name: "self", kind: "folder", path: "/self", stagingFor: "self" },
];
const person = (id: string, ...roles: Person["roles"]): Person => ({
  id,
  name: { zh: id, en: id },
  roles,
});
const people = [person("pub", "publisher"), person("rev", "reviewer"), person("ed", "editor")];
const entry = (number: number, more: object = {}) => ({
  ...{ number, target: "try", outcome: "done" as const, site: `s${number}`, approval: null },
  ...more,
});
const approval = { by: "pub", at: "2026-11-22T10:00:00.000Z" };

describe("a live target", () => {
  it("knows the target that it is tried on, and takes no other for it", () => {
    expect([stagingOf(targets, "web"), stagingOf(targets, "self")]).toEqual(["try", null]);
    expect(["try", "web", "lost", "self"].map((name) => liveOf(targets, name))).toEqual([
      "web",
      null,
      null,
      null,
    ]);
  });

  it("may have the very site that was approved, whatever was tried since", () => {
    const entries = [entry(3), entry(2, { approval }), entry(1)];
    const of = (site: string) => approvalFor(site, "try", entries);
    expect(of("s2")).toEqual({ staging: "try", state: "approved", number: 2, ...approval });
    expect(of("s3")).toEqual({ staging: "try", state: "waiting", number: 3, by: "", at: "" });
    expect(of("s9")).toEqual({ staging: "try", state: "changed", number: 2, ...approval });
    expect(approvalFor("s9", "try", [entry(1)]).state).toBe("not-staged");
    expect(approvalFor("s9", "try", [entry(1, { target: "web", site: "s9" })]).state).toBe(
      "not-staged",
    );
    expect(approvalFor("s1", "try", [entry(1, { outcome: "failed" })]).state).toBe("not-staged");
  });
});

describe("approving", () => {
  const ask = (more: Partial<Parameters<typeof whyNotApprove>[0]> = {}) =>
    whyNotApprove({
      ...{ targets, people, number: 2, by: "pub", entries: [entry(2), entry(1)] },
      ...more,
    });
  it("is for publishers and reviewers, and of what the target holds", () => {
    expect([ask(), ask({ by: "rev" })]).toEqual([null, null]);
    expect([ask({ by: "ed" }), ask({ by: "" })]).toEqual(["role", "nobody"]);
    expect(ask({ number: 1 })).toBe("not-newest");
    expect(ask({ entries: [entry(2, { outcome: "failed" })] })).toBe("not-newest");
    expect(ask({ entries: [entry(2, { target: "web" })] })).toBe("not-staging");
  });
});
