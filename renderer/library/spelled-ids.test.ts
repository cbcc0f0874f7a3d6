/** Ids made from Chinese names when settings are saved. */
import { expect, test } from "vitest";
import { defaultSettings, type Person } from "../../core/library/settings.ts";
import { type Row, toDraft } from "./settings-draft.ts";
import { withSpelledIds } from "./spelled-ids.ts";

const person = (zh: string, more: Partial<Row<Person>> = {}): Row<Person> => ({
  ...{ key: zh, isNew: true, id: "", name: { zh, en: "" }, roles: ["editor"] },
  ...more,
});
const draft = toDraft(defaultSettings());

test("a person without an id gets one from the name's pinyin, each one of its own", async () => {
  const people = [
    person("陈静", { id: "chen-jing", isNew: false }),
    person("陈静"),
    person("欧阳修"),
    person("西安办"),
    person("编辑部 A 组"),
    person("", { name: { zh: "", en: "?" } }),
    person("李明", { id: "lm" }),
  ];
  const named = await withSpelledIds({ ...draft, people });
  expect(named.people.map(({ id }) => id)).toEqual([
    ...["chen-jing", "chen-jing-2", "ouyang-xiu", "xi-anban", "bianjibuzu", "", "lm"],
  ]);
});

test("so do a series and its sessions", async () => {
  const session = { key: "s", isNew: true, id: "", name: { zh: "开幕式", en: "" }, date: null };
  const series = {
    ...{ key: "t", isNew: true, id: "", name: { zh: "2026年科普月", en: "" }, cover: null },
    ...{ introduction: { zh: "", en: "" }, current: true, sessions: [session] },
  };
  const named = await withSpelledIds({ ...draft, series: [series] });
  expect(named.series[0]?.id).toBe("niankepuyue");
  expect(named.series[0]?.sessions[0]?.id).toBe("kaimushi");
});

test("nothing changes where every row has its id", async () => {
  expect(await withSpelledIds(draft)).toBe(draft);
});
