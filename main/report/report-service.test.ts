/** Reports over their living documents: made, moved, binned, projected. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openThread, readThreads, setResolved } from "../../core/comment/comment-document.ts";
import { setEventText, setSeries } from "../../core/event/event-document.ts";
import type { LibraryEvent } from "../../core/api/library.ts";
import { reportQuerySchema } from "../../core/api/report.ts";
import { blocksOf, textOfKind } from "../../core/edition/blocks.ts";
import { emptyEdition, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { setHeadField } from "../../core/report/head-document.ts";
import { newReportId, type ReportId } from "../../core/report/ids.ts";
import { emptyHead, reportSchema } from "../../core/report/report.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../open-library.ts";

let dir: string;
let library: OpenLibrary;
let events: LibraryEvent[];

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const open = () => openLibrary({ dir, themeDir, me: () => "wang" });

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "diglot-reports-")), "library");
  await createLibrary(dir, defaultSettings());
  library = await open();
  events = [];
  library.events.subscribe("change", (event) => events.push(event));
});
afterEach(async () => {
  await library.close();
  await rm(join(dir, ".."), { recursive: true, force: true });
});

const draft = (headline: string) =>
  toEdition({ headline, lead: "", body: [{ kind: "paragraph", text: "正文。" }] }, () => null);

async function add(headline: string): Promise<ReportId> {
  const editions = { zh: draft(headline), en: emptyEdition() };
  pairEditions(editions.zh, editions.en);
  const stages = { zh: "draft", en: "draft" } as const;
  return (
    await library.reports.add({ sourceLang: "zh", head: emptyHead("news"), stages, editions })
  ).id;
}

const fileOf = async (id: ReportId) =>
  reportSchema.parse(JSON.parse(await readFile(join(dir, "reports", `${id}.json`), "utf8")));

const list = (query: object = {}) =>
  library.reports.list(reportQuerySchema.parse(query)).rows.map((row) => row.number);

test("makes an empty report whose translation faces its source, and writes its file", async () => {
  const made = await library.reports.create("en", "news");
  expect(made).toMatchObject({ number: 1, sourceLang: "en", zh: { stage: "draft" } });
  const { editions } = await fileOf(made.id);
  expect(blocksOf(editions.zh).map((block) => block.from)).toEqual(
    blocksOf(editions.en).map((block) => block.id),
  );
  expect(events.map((event) => event.kind)).toContain("reports");
});

test("gives every report a number of its own, however many are made at once", async () => {
  const made = await Promise.all(Array.from({ length: 12 }, (_, n) => add(`稿件${n}`)));
  const numbers = made.map((id) => library.reports.find(id)?.number);
  expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(made.map((_, n) => n + 1));
  expect(await readdir(join(dir, "reports"))).toHaveLength(12);
});

test("moves an edition one step on or back, with a log entry, and refuses what is no step", async () => {
  const id = await add("标题");
  expect(await library.reports.advance(id, "zh", "approved")).toEqual({ refused: "draft" });
  expect(await library.reports.advance(id, "zh", "draft")).toEqual({ refused: "draft" });
  expect(await library.reports.advance(id, "zh", "review")).toMatchObject({
    zh: { stage: "review" },
    en: { stage: "draft" },
    people: ["wang"],
  });
  await library.reports.advance(id, "zh", "approved");
  await library.reports.advance(id, "zh", "draft");
  const { log, stages } = await fileOf(id);
  expect(log.map((move) => [move.from, move.to, move.by])).toEqual([
    ["draft", "review", "wang"],
    ["review", "approved", "wang"],
    ["approved", "draft", "wang"],
  ]);
  expect(stages).toEqual({ zh: "draft", en: "draft" });
  expect(await library.reports.advance(newReportId(), "zh", "review")).toBeNull();
});

test("keeps what was signed off, through edits, a lost database and the next signature", async () => {
  const id = await add("签发时");
  await library.reports.advance(id, "zh", "review");
  expect(library.reports.read(id)?.signed.zh).toBeNull();
  await library.reports.advance(id, "zh", "approved");
  const headline = () => textOfKind(library.reports.read(id)!.signed.zh!, "headline");
  expect(library.reports.find(id)).toMatchObject({ zh: { changedSinceSigned: false } });
  await library.reports.fillEdition(id, "zh", draft("改过"));
  expect(headline()).toBe("签发时");
  expect(library.reports.find(id)).toMatchObject({ zh: { changedSinceSigned: true } });

  await library.close();
  await rm(join(dir, "library.db"));
  library = await open();
  expect(headline()).toBe("签发时");
  expect(library.reports.find(id)).toMatchObject({ zh: { changedSinceSigned: true } });

  expect(await library.reports.advance(id, "zh", "approved")).toMatchObject({
    zh: { stage: "approved", changedSinceSigned: false },
  });
  expect(headline()).toBe("改过");
  await library.reports.advance(id, "zh", "draft");
  expect(library.reports.read(id)?.signed.zh).toBeNull();
});

test("carries out one of two equal moves made at once", async () => {
  const id = await add("标题");
  const moves = [1, 2].map(() => library.reports.advance(id, "zh", "review"));
  const outcomes = await Promise.all(moves);
  expect(outcomes.filter((outcome) => outcome && "refused" in outcome)).toHaveLength(1);
  expect((await fileOf(id)).log).toHaveLength(1);
});

test("bins and restores, and keeps the number and the text", async () => {
  const id = await add("标题");
  await add("别的");
  await library.reports.setBinned(id, true);
  expect([list(), list({ binned: true })]).toEqual([[2], [1]]);
  expect(library.reports.revisions()).toHaveLength(1);
  await library.reports.setBinned(id, false);
  expect(list({ sort: "number", descending: false })).toEqual([1, 2]);
  expect(textOfKind((await fileOf(id)).editions.zh, "headline")).toBe("标题");
});

test("duplicates the text and head facts as a draft without date and log", async () => {
  const id = await add("标题");
  await library.documents.change(id, "head", (doc) => {
    setHeadField(doc, "author.zh", "欧阳文");
    setHeadField(doc, "releaseDate", "2026-05-01");
  });
  await library.reports.advance(id, "zh", "review");
  const copy = await library.reports.duplicate(id);
  expect(copy).toMatchObject({
    number: 2,
    releaseDate: null,
    author: { zh: "欧阳文" },
    zh: { stage: "draft", headline: "标题" },
  });
  expect((await fileOf(copy!.id)).log).toEqual([]);
  expect(await library.reports.duplicate(newReportId())).toBeNull();
});

test("follows every change of a document in file, list and search", async () => {
  const id = await add("标题");
  await library.documents.change(id, "head", (doc) => setHeadField(doc, "column", "events"));
  expect((await fileOf(id)).head.column).toBe("events");
  expect(list({ column: "events" })).toEqual([1]);
  await library.reports.fillEdition(id, "en", draft("A headline"));
  expect(textOfKind((await fileOf(id)).editions.en, "headline")).toBe("A headline");
  expect(list({ text: "headl" })).toEqual([1]);
  expect(library.columnsInUse()).toEqual(new Set(["events"]));
  expect(await library.reports.projection(id)).toEqual(library.reports.read(id));
});

test("projects and counts comments, and has them again after the database was lost", async () => {
  const id = await add("标题");
  const block = blocksOf((await fileOf(id)).editions.zh)[0]!.id!;
  const anchor = { lang: "zh", block, quote: "标题", before: "" } as const;
  const said = { by: "wang", name: "", at: "2026-11-22T08:00:00.000Z", text: "太短" };
  await library.documents.change(id, "head", (doc) => {
    openThread(doc, anchor, said);
    const resolved = openThread(doc, { ...anchor, quote: "" }, said);
    setResolved(doc, resolved, { at: said.at, by: "" });
  });
  const { threads } = await fileOf(id);
  expect(threads).toHaveLength(2);
  expect(library.reports.find(id)?.commentsOpen).toBe(1);
  await library.close();
  await rm(join(dir, "library.db"));
  library = await open();
  expect(library.reports.find(id)?.commentsOpen).toBe(1);
  expect(readThreads(library.documents.read(id, "head")!)).toEqual(threads);
});

test("projects event facts, and lists the series that reports outside the bin name", async () => {
  const [first, second] = [await add("甲"), await add("乙")];
  const series = { id: "forum", name: { zh: "科普论坛", en: "" } };
  for (const id of [first, second])
    await library.documents.change(id, "head", (doc) => {
      setSeries(doc, series);
      setEventText(doc, "venue", "zh", "澜江会堂");
    });
  expect((await fileOf(first)).head.event).toMatchObject({ series, venue: { zh: "澜江会堂" } });
  expect(library.reports.series()).toEqual([series]);
  expect(library.reports.read((await library.reports.duplicate(first))!.id)?.head.event).toEqual(
    library.reports.read(first)?.head.event,
  );
  const later = { ...series, name: { zh: "科普论坛", en: "Forum" } };
  await library.documents.change(second, "head", (doc) => setSeries(doc, later));
  expect(library.reports.series()).toEqual([later]);
});

test("opens a library that was made before there were comments", async () => {
  const id = await add("标题");
  await library.close();
  const db = new DatabaseSync(join(dir, "library.db"));
  db.exec(
    "ALTER TABLE reports DROP COLUMN comments_open; ALTER TABLE reports DROP COLUMN to_check; PRAGMA user_version = 1",
  );
  db.close();
  library = await open();
  expect(library.reports.find(id)).toMatchObject({ number: 1, commentsOpen: 0, toCheck: 0 });
});

test("knows nothing of a report that was never made", async () => {
  const id = newReportId();
  expect([
    library.reports.find(id),
    library.reports.findByNumber(9),
    library.reports.read(id),
  ]).toEqual([null, null, null]);
  expect(await library.reports.fillEdition(id, "en", draft("x"))).toBeNull();
  expect(await library.reports.setBinned(id, true)).toBeNull();
});

test("is the same after it was closed and opened", async () => {
  const id = await add("标题");
  await library.reports.advance(id, "zh", "review");
  const before = library.reports.read(id);
  const row = library.reports.find(id);
  await library.close();
  library = await open();
  expect(library.notices).toEqual([]);
  expect(library.reports.read(id)).toEqual(before);
  expect(library.reports.find(id)).toEqual(row);
});
