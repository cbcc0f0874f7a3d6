/** The memory over real reports: learns, finds, forgets what was superseded, survives damage. */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import { defaultPenalties, type Penalties } from "../../core/memory/unit.ts";
import { createMemoryService, type MemoryService } from "./memory-service.ts";
import { createUnitWriter } from "./unit-writer.ts";
import { XmlEncodingError } from "./xml-text.ts";

let dir: string;
let memory: MemoryService;
let reports: Report[];
let notices: Notice[];
let events: LibraryEvent[];
let penalties: Penalties;

const open = () =>
  createMemoryService({
    libraryDir: dir,
    reports: {
      list: ({ offset }) => ({
        total: reports.length,
        rows: offset > 0 ? [] : (reports as unknown as ReportSummary[]),
      }),
      read: (id) => reports.find((report) => report.id === id) ?? null,
    },
    rules: () => penalties,
    me: () => "wang",
    tell: (notice) => notices.push(notice),
    emit: (event) => events.push(event),
  });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-memory-"));
  reports = [];
  notices = [];
  events = [];
  penalties = defaultPenalties;
  memory = await open();
});
afterEach(async () => {
  await memory.close();
  await rm(dir, { recursive: true });
});

type Pair = [zh: string, en: string];
const paragraphs = (texts: string[]) => ({
  headline: "",
  body: texts.map((text) => ({ kind: "paragraph" as const, text })),
});
const reportOf = (...pairs: Pair[]): Report =>
  makeReport({
    zh: paragraphs(pairs.map(([zh]) => zh)),
    en: paragraphs(pairs.map(([, en]) => en)),
  });

async function learn(...pairs: Pair[]): Promise<Report> {
  const report = reportOf(...pairs);
  reports.push(report);
  await memory.catchUp();
  return report;
}

const best = (text: string, more = {}) => memory.matches({ lang: "zh", text, ...more }).matches[0];

test("finds what is the same, what is like it, and nothing where nothing is", async () => {
  await learn([
    "论坛于3月开幕，共有30家单位参加。",
    "The forum opened in March with 30 institutions.",
  ]);
  expect(best("论坛于3月开幕，共有30家单位参加。")).toMatchObject({ kind: "exact", score: 100 });
  expect(best("论坛于3月开幕，共有45家单位参加。")).toMatchObject({
    kind: "fuzzy",
    score: 93,
    adapted: "The forum opened in March with 45 institutions.",
  });
  expect(best("今天天气很好，适合散步。")).toBeUndefined();
  expect(best("。")).toBeUndefined();
});

test("works from English as well", async () => {
  await learn(["论坛开幕。", "The forum opened in March."]);
  const { matches } = memory.matches({ lang: "en", text: "The forum closed in March." });
  expect(matches[0]).toMatchObject({ kind: "fuzzy", score: 80 });
});

test("between the same neighbours it is the context's match", async () => {
  await learn(["甲。", "A."], ["同一句话在此。", "First rendering."], ["乙。", "B."]);
  await learn(["丙。", "C."], ["同一句话在此。", "Second rendering."], ["丁。", "D."]);
  const match = best("同一句话在此。", { previous: "甲。", next: "乙。" });
  expect(match).toMatchObject({ kind: "context", score: 101, unit: { en: "First rendering." } });
  expect(best("同一句话在此。", { previous: "戊。", next: "乙。" })).toMatchObject({ score: 100 });
});

test("what only the block at work has taught is not offered to it", async () => {
  const report = await learn(["独此一段文字。", "Only here."]);
  const block = report.editions.zh.root.children?.at(-1)?.$?.["id"] as never;
  expect(best("独此一段文字。", { except: { report: report.id, block } })).toBeUndefined();
  expect(best("独此一段文字。")).toBeDefined();
});

test("another confirmed translation of the same block takes the place of the first", async () => {
  const report = await learn(["论坛今日开幕。", "The form opened today."]);
  const again = structuredClone(report);
  const mended = JSON.parse(
    JSON.stringify(
      makeReport({
        zh: paragraphs(["论坛今日开幕。"]),
        en: paragraphs(["The forum opened today."]),
      }).editions.en,
    ),
  ) as typeof again.editions.en;
  for (const [at, node] of (mended.root.children ?? []).entries()) {
    const from = report.editions.zh.root.children?.[at]?.$?.["id"];
    node.$ = { ...node.$, from };
  }
  again.editions.en = mended;
  reports = [again];
  memory.notice({ kind: "report", id: report.id });
  await memory.catchUp();
  expect(
    memory.matches({ lang: "zh", text: "论坛今日开幕。" }).matches.map(({ unit }) => unit.en),
  ).toEqual(["The forum opened today."]);
});

test("of a text of several sentences each is looked up", async () => {
  await learn(["它真的有环！", "It really has rings!"]);
  const { sentences } = memory.matches({ lang: "zh", text: "它真的有环！这是没有见过的另一句。" });
  expect(sentences.map(({ match }) => match?.unit.en ?? null)).toEqual([
    "It really has rings!",
    null,
  ]);
});

test("finds wordings of any length in both languages", async () => {
  await learn(
    ["科学家找了29年。", "Scientists had looked for 29 years."],
    ["GDP增长，其中工业占三成。", "GDP rose; manufacturing made up 30%."],
  );
  const found = (text: string) =>
    memory.containing({ text, lang: null, limit: 10 }).map(({ en }) => en.slice(0, 4));
  for (const text of [
    "科",
    "科学家",
    "家找",
    "找了29",
    "年",
    "Scien",
    "cient",
    "ENTISTS HAD",
    "ooked for",
    "s had look",
  ])
    expect(found(text), text).toEqual(["Scie"]);
  for (const text of ["GDP增", "长，其", "三成", "30%", "e up 3"])
    expect(found(text), text).toEqual(["GDP "]);
  for (const text of ["家科", "了年", "。", "", "xyz", "长其工"])
    expect(found(text), text).toEqual([]);
  expect(memory.containing({ text: "GDP", lang: "zh", limit: 10 })).toHaveLength(1);
  expect(memory.containing({ text: "manufac", lang: "zh", limit: 10 })).toHaveLength(0);
});

test("knows after a restart what it knew, and learns only what is new", async () => {
  await learn(["论坛今日开幕。", "The forum opened today."]);
  await memory.close();
  memory = await open();
  await memory.catchUp();
  expect(memory.stats().units).toBe(1);
  expect(events).toEqual([{ kind: "memory" }]);
  expect(best("论坛今日闭幕。")).toMatchObject({ score: 83 });
});

test("a damaged memory is moved aside and learnt again from the reports", async () => {
  await learn(["论坛今日开幕。", "The forum opened today."]);
  await memory.close();
  await writeFile(join(dir, "memory.db"), "nothing of a database ".repeat(500));
  memory = await open();
  await memory.catchUp();
  expect(notices.map(({ code }) => code)).toEqual(["memory-rebuilt"]);
  expect((await readdir(dir)).some((name) => name.includes(".damaged-"))).toBe(true);
  expect(best("论坛今日开幕。")).toMatchObject({ score: 100 });
});

test("one of a newer version is left alone", async () => {
  await memory.close();
  const db = new DatabaseSync(join(dir, "memory.db"));
  db.exec("PRAGMA user_version = 99");
  db.close();
  memory = await open();
  await learn(["论坛今日开幕。", "The forum opened today."]);
  expect(notices.map(({ code }) => code)).toEqual(["memory-newer"]);
  expect(best("论坛今日开幕。")).toBeUndefined();
});

const tmx = (...units: Pair[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="zh-CN" segtype="sentence" changeid="li"/><body>${units
    .map(
      ([zh, en]) =>
        `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
    )
    .join("")}</body></tmx>`;

async function importText(text: string | Uint8Array, signal?: AbortSignal) {
  const file = join(dir, "in.tmx");
  await writeFile(file, text);
  return memory.importTmx({ file, memory: "外来", signal });
}

test("takes a TMX file in as a memory of its own, and once", async () => {
  const text = tmx(["论坛开幕。", "The forum opened."], ["论坛开幕。", "The forum opened."]);
  expect(await importText(text)).toEqual({ units: 1, doubles: 1, others: 0 });
  expect(best("论坛开幕。")).toMatchObject({ score: 100, unit: { by: "li", origin: "imported" } });
  expect(await importText(text)).toEqual({ units: 0, doubles: 2, others: 0 });
  expect(memory.stats().memories.map(({ name, units }) => [name, units])).toEqual([
    ["", 0],
    ["外来", 1],
  ]);
});

test("reads UTF-16 and GB18030 where the file says so", async () => {
  const utf16 = Buffer.from(`\uFEFF${tmx(["会议", "meeting"])}`, "utf16le");
  expect(await importText(utf16)).toMatchObject({ units: 1 });
  // 论坛 in GB18030.
  const text = tmx(["@@", "forum"]).replace("UTF-8", "GB18030");
  const [head = "", tail = ""] = text.split("@@");
  const gb = Buffer.concat([Buffer.from(head), Buffer.from("c2dbccb3", "hex"), Buffer.from(tail)]);
  expect(await importText(gb)).toMatchObject({ units: 1 });
  expect(best("论坛")).toMatchObject({ score: 100 });
});

test("a file that breaks off, is not text or is cancelled leaves nothing behind", async () => {
  const many = Array.from({ length: 3000 }, (_, at): Pair => [`第${at}句话。`, `Sentence ${at}.`]);
  await expect(importText(tmx(...many).slice(0, -20))).rejects.toMatchObject({ code: "NOT_XML" });
  await expect(importText(Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x80]))).rejects.toThrow(
    XmlEncodingError,
  );
  const cancel = new AbortController();
  const cancelled = importText(tmx(...many), cancel.signal);
  setImmediate(() => cancel.abort());
  await expect(cancelled).rejects.toThrow("aborted");
  expect(memory.stats()).toMatchObject({ units: 0, memories: [{ name: "" }] });
  expect(best("第7句话。")).toBeUndefined();
});

test("what an interrupted import left is taken away at the next opening, and does not count before", async () => {
  await memory.close();
  const db = new DatabaseSync(join(dir, "memory.db"));
  db.exec(`INSERT INTO memories (id, name) VALUES (2, '半途');
    INSERT INTO imports (id, memory, file, at) VALUES (1, 2, 'x.tmx', '');`);
  const writer = createUnitWriter(db);
  writer.put(
    {
      ...{ memory: 2, kind: "sentence", sourceLang: "zh", zh: "半途而废", en: "half done" },
      ...{ origin: "imported", at: "", by: "", report: null, column: "" },
    },
    { importId: 1 },
  );
  db.close();
  memory = await open();
  expect(best("半途而废")).toBeUndefined();
  await memory.catchUp();
  expect(memory.stats()).toMatchObject({ units: 0, memories: [{ name: "" }] });
});

test("everything goes out as TMX and comes in again", async () => {
  await learn(["论坛 <开幕> & 合影。", "The forum opened."], ["第二段。", "Second."]);
  const file = join(dir, "out.tmx");
  expect(await memory.exportTmx(file)).toBe(2);
  expect(await memory.importTmx({ file, memory: "回来" })).toEqual({
    units: 2,
    doubles: 0,
    others: 0,
  });
  expect((await readdir(dir)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

const all = {
  ...{ text: "", lang: null, memory: null, kind: null, origin: null },
  ...{ state: "all" as const, after: null, limit: 50 },
};
const texts = (query: Partial<Parameters<typeof memory.units>[0]> = {}): string[] =>
  memory.units({ ...all, ...query }).units.map(({ zh, en }) => `${zh} ${en}`);
const idOf = (zh: string): number =>
  memory.units(all).units.find((unit) => unit.zh === zh)?.id ?? -1;

test("units are listed page by page, mended, marked, deleted and put back, with their history", async () => {
  await learn(["星星", "Stars"], ["月亮", "Moon"], ["太阳", "Sun"]);
  const first = memory.units({ ...all, limit: 2 });
  expect(first.units.map(({ en }) => en)).toEqual(["Sun", "Moon"]);
  expect(texts({ limit: 2, after: first.next })).toEqual(["星星 Stars"]);
  expect(texts({ text: "oo" })).toEqual(["月亮 Moon"]);
  const id = idOf("月亮");
  expect(await memory.change({ kind: "edit", id, zh: "月亮", en: "The Moon" })).toBe(1);
  expect(memory.matches({ lang: "zh", text: "月亮" }).matches[0]?.unit).toMatchObject({
    ...{ en: "The Moon", by: "wang" },
  });
  await memory.change({ kind: "mark", ids: [id], bad: true });
  expect(memory.matches({ lang: "zh", text: "月亮" }).matches).toEqual([]);
  expect(texts({ state: "bad" })).toEqual(["月亮 The Moon"]);
  expect(memory.history(id).map(({ what, en }) => [what, en])).toEqual([
    ["bad", "The Moon"],
    ["edited", "Moon"],
  ]);
  const { units } = memory.units({ ...all, state: "bad" });
  await memory.change({ kind: "delete", ids: [id] });
  expect(texts({ text: "moon" })).toEqual([]);
  expect(await memory.restore(units)).toBe(1);
  expect(texts({ state: "bad" })).toEqual(["月亮 The Moon"]);
});

test("contradictions and doubles are found, and joined", async () => {
  await learn(["开幕式", "Opening ceremony"], ["闭幕式", "Closing"], ["开幕式", "Opening"]);
  expect(texts({ state: "manyEnglish" }).toSorted()).toEqual([
    ...["开幕式 Opening", "开幕式 Opening ceremony"],
  ]);
  expect(texts({ state: "manyChinese" })).toEqual([]);
  const ids = memory.units({ ...all, state: "manyEnglish" }).units.map(({ id }) => id);
  expect(await memory.change({ kind: "merge", ids })).toBe(1);
  expect(texts({ state: "manyEnglish" })).toEqual([]);
  const file = join(dir, "all.tmx");
  await memory.exportTmx(file);
  await memory.importTmx({ file, memory: "Other", readOnly: true });
  expect(texts({ state: "doubles" })).toHaveLength(4);
});

test("a read-only memory is not changed, only given up as a whole", async () => {
  await learn(["星星", "Stars"]);
  const file = join(dir, "all.tmx");
  await memory.exportTmx(file);
  await memory.importTmx({ file, memory: "Other", readOnly: true });
  const other = memory.stats().memories.find(({ name }) => name === "Other")!;
  const [unit] = memory.units({ ...all, memory: other.id }).units;
  expect(await memory.change({ kind: "delete", ids: [unit!.id] })).toBe(0);
  expect(memory.stats().units).toBe(2);
  await memory.removeMemory(other.id);
  expect(memory.stats()).toMatchObject({ units: 1, memories: [{ name: "" }] });
});

test("another column, age and an engine make a match worth less", async () => {
  await learn(["一种很少见的说法", "A rare wording"]);
  const scoreIn = (column: string) =>
    memory.matches({ lang: "zh", text: "一种很少见的说法", column }).matches[0]?.score;
  penalties = { engine: 5, column: 3, years: 0, old: 10 };
  expect([scoreIn("news"), scoreIn("events")]).toEqual([100, 97]);
  vi.useFakeTimers({ now: new Date("2029-06-01"), toFake: ["Date"] });
  penalties = { ...penalties, years: 2 };
  expect(scoreIn("news")).toBe(90);
  vi.useRealTimers();
});

test("what a block was confirmed with before is kept", async () => {
  const report = await learn(["星星", "Stars"]);
  const target = report.editions.en.root.children!.at(-1)!;
  const block = (target.$ as { from: string }).from;
  expect(memory.versions(report.id, block).map(({ en }) => en)).toEqual(["Stars"]);
});

test("units are counted by month, person, origin and kind", async () => {
  await learn(["星星", "Stars"], ["月亮", "Moon"]);
  const counts = await memory.counts();
  expect(counts).toMatchObject({
    units: 2,
    bad: 0,
    months: { "2026-01": 2 },
    kinds: { sentence: 2 },
  });
});

test.each([1, 2])("a memory of schema %i is taken over with all that is in it", async (version) => {
  await memory.close();
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true });
  const db = new DatabaseSync(join(dir, "memory.db"));
  db.exec(await readFile(join("tests", "fixtures", "memory", `schema-${version}.sql`), "utf8"));
  db.close();
  memory = await open();
  expect(texts()).toEqual(["星星 Stars", "论坛今日开幕。 The forum opened today."]);
  expect(best("论坛今日开幕。")).toMatchObject({ score: 100, wordings: [] });
  expect(texts({ text: "星" })).toEqual(["星星 Stars"]);
  // What was learnt without its formats is learnt with them.
  await learn(["看**星星**", "Watch **the stars**"]);
  expect(best("看星星")?.wordings).toEqual([["星星", "the stars"]]);
});

test("formats and links of what is confirmed are kept as codes, sentence by sentence", async () => {
  await learn([
    "3月5日开幕。**共有12家**单位[参加](https://a.example)。",
    "It opened on 5 March. [Taking part](https://a.example) were **12** institutions.",
  ]);
  const wordings = [
    ["共有12家", "12"],
    ["参加", "Taking part"],
  ];
  expect(best("共有12家单位参加。")?.wordings).toEqual(wordings);
  expect(best("3月5日开幕。共有12家单位参加。")?.wordings).toEqual(wordings);
  expect(best("3月5日开幕。")?.wordings).toEqual([]);
  const file = join(dir, "out.tmx");
  await memory.exportTmx(file);
  const text = await readFile(file, "utf8");
  expect(text).toContain('<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>共有12家<ept i="1">');
  expect(text).toContain('datatype="html"');
});

test("codes go with their unit: in by TMX and out again, lost with a changed text, back with a deletion undone", async () => {
  const seg = 'a <ph x="7">{1}</ph> star';
  await importText(tmx(["一颗<hi>星</hi>", seg]));
  const written = async () => {
    await memory.exportTmx(join(dir, "out.tmx"));
    return readFile(join(dir, "out.tmx"), "utf8");
  };
  expect(await written()).toContain(`<seg>${seg}</seg>`);
  const unit = memory.units(all).units[0]!;
  await memory.change({ kind: "delete", ids: [unit.id] });
  await memory.restore([unit]);
  expect(await written()).toContain(`<seg>${seg}</seg>`);
  await memory.change({
    kind: "edit",
    id: memory.units(all).units[0]!.id,
    zh: unit.zh,
    en: "the star",
  });
  expect(await written()).toContain("<seg>一颗<hi>星</hi></seg>");
  expect(await written()).toContain("<seg>the star</seg>");
});
