/** What the settings room lets through, and what it says about the rest. */
import { describe, expect, it } from "vitest";
import { defaultSettings, settingsSchema } from "../../core/library/settings.ts";
import {
  isChanged,
  moved,
  problemsOf,
  type SettingsDraft,
  slugOf,
  toDraft,
  toSettings,
} from "./settings-draft.ts";

const draft = (change: Partial<SettingsDraft> = {}): SettingsDraft => ({
  ...toDraft(defaultSettings()),
  ...change,
});

describe("problemsOf", () => {
  it("finds nothing wrong with the settings of a new library", () => {
    expect(problemsOf(draft())).toEqual({});
    expect(toSettings(draft())).toEqual(defaultSettings());
  });
  it("tells a pattern without a number from a malformed one", () => {
    expect(problemsOf(draft({ addressPattern: "/art/{yyyy}.html" }))).toEqual({
      addressPattern: "pattern-number",
    });
    expect(problemsOf(draft({ addressPattern: "art_{number}.html" }))).toEqual({
      addressPattern: "pattern",
    });
    expect(problemsOf(draft({ addressPattern: "/../{number}.html" }))).toEqual({
      addressPattern: "pattern",
    });
  });
  it("names the row whose id is taken", () => {
    const column = { id: "news", name: { zh: "要闻", en: "News" }, isNew: false };
    const columns = [
      { ...column, key: "a" },
      { ...column, key: "b", isNew: true },
    ];
    expect(problemsOf(draft({ columns }))).toEqual({ "columns.b.id": "duplicate" });
  });
  it("takes a target's name in any script, once, and not of two lines", () => {
    const target = { kind: "folder", path: "/srv/site", isNew: true } as const;
    const named = (...names: string[]) =>
      draft({ targets: names.map((name, index) => ({ ...target, name, key: `t${index}` })) });
    expect(problemsOf(named("协会官网 (测试)"))).toEqual({});
    expect(toSettings(named(" 官网 "))?.targets[0]?.name).toBe("官网");
    expect(problemsOf(named("官网", "官网 "))).toEqual({ "targets.t1.name": "duplicate" });
    expect(problemsOf(named("官\n网", " "))).toEqual({
      "targets.t0.name": "target-name",
      "targets.t1.name": "required",
    });
  });
  it("wants a person's name in one language only", () => {
    const person = { id: "li", roles: [], key: "p", isNew: true };
    expect(problemsOf(draft({ people: [{ ...person, name: { zh: "", en: "Li" } }] }))).toEqual({});
    expect(problemsOf(draft({ people: [{ ...person, name: { zh: "", en: "" } }] }))).toEqual({
      "people.p.zh": "required",
    });
  });
  it("says so where the page size is no number", () => {
    expect(problemsOf(draft({ pageSize: "" }))).toEqual({ pageSize: "page-size" });
    expect(problemsOf(draft({ pageSize: 0 }))).toEqual({ pageSize: "page-size" });
  });
  it("never lets through what the library would refuse", () => {
    const wrong = draft({ baseUrl: "www.example.org/" });
    expect(problemsOf(wrong)).toEqual({ baseUrl: "base-url" });
    expect(toSettings(wrong)).toBeNull();
    expect(settingsSchema.safeParse(toSettings(draft())).success).toBe(true);
  });
});

it("knows an edited draft from an untouched one", () => {
  expect(isChanged(draft(), defaultSettings())).toBe(false);
  expect(isChanged(draft({ pageSize: 30 }), defaultSettings())).toBe(true);
});

it("makes ids from English names", () => {
  expect(slugOf("Science & Outreach!")).toBe("science-outreach");
  expect(slugOf("Café")).toBe("cafe");
  expect(slugOf("要闻")).toBe("");
});

it("moves a row by one place, and leaves the ends alone", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
