/** Find and replace over a library, through its living documents. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Batch, FindScope, FoundReport, ReplaceRequest } from "../../core/api/find.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { type FindQuery, queryOf } from "../../core/find/query.ts";
import { expandReplacement } from "../../core/find/replacement.ts";
import { $replaceInBlock } from "../../core/find/replace-in-block.ts";
import { $findBlock } from "../../core/edition/translate-block.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { emptyHead } from "../../core/report/report.ts";
import type { Stage } from "../../core/report/stage.ts";
import { changeEdition } from "../edition/lexical-yjs.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../open-library.ts";
import { PatternError } from "./find-service.ts";
import { createTimeLimit, OutOfTimeError } from "./within-time.ts";

let dir: string;
let library: OpenLibrary;

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const open = () => openLibrary({ dir, themeDir, me: () => "wang" });

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "diglot-find-")), "library");
  await createLibrary(dir, defaultSettings());
  library = await open();
});
afterEach(async () => {
  await library.close();
  await rm(join(dir, ".."), { recursive: true, force: true });
});

const draft = (headline: string, ...body: string[]) =>
  toEdition(
    { headline, lead: "", body: body.map((text) => ({ kind: "paragraph" as const, text })) },
    () => null,
  );

interface Made {
  zh: string[];
  en: string[];
  stage?: Stage;
  column?: string;
}

async function add({ zh, en, stage = "draft", column = "news" }: Made): Promise<ReportId> {
  const editions = {
    zh: draft(zh[0] ?? "", ...zh.slice(1)),
    en: draft(en[0] ?? "", ...en.slice(1)),
  };
  pairEditions(editions.zh, editions.en);
  confirmFirst(editions.zh, editions.en, 100, { by: "", at: "2026-01-01T00:00:00.000Z" });
  const stages = { zh: stage, en: "draft" } as const;
  return (
    await library.reports.add({ sourceLang: "zh", head: emptyHead(column), stages, editions })
  ).id;
}

async function search(query: Partial<FindQuery>, scope: FindScope = {}): Promise<FoundReport[]> {
  const found: FoundReport[] = [];
  for await (const item of library.find.search(queryOf(query), scope))
    if (item.kind === "report") found.push(item.report);
  return found;
}

/** Everything that was found, to be replaced. */
function requestOf(
  found: FoundReport[],
  query: Partial<FindQuery>,
  { replacement, evenApproved = false }: { replacement: string; evenApproved?: boolean },
): ReplaceRequest {
  const editions = found.flatMap(({ id, editions: langs }) =>
    langs.map(({ lang, blocks }) => ({
      report: id,
      lang,
      evenApproved,
      blocks: blocks.map(({ id: block, text, hits }) => ({
        id: block,
        text,
        hits: hits.map(({ start, end, groups }) => ({
          start,
          end,
          after: expandReplacement(replacement, queryOf(query), {
            text: text.slice(start, end),
            groups,
          }),
        })),
      })),
    })),
  );
  return { text: query.text ?? "", replacement, editions };
}

const replace = (request: ReplaceRequest, signal = new AbortController().signal): Promise<Batch> =>
  library.find.replace(request, () => {}, signal);
const undo = (batch: number) => library.find.undo(batch, () => {}, new AbortController().signal);

const texts = (id: ReportId, lang: Lang): string[] =>
  blocksOf(library.reports.read(id)!.editions[lang]).flatMap(({ text }) => text || []);

test("finds in both editions, by part of a word and across the index, with what is confirmed", async () => {
  const id = await add({ zh: ["大会", "第3届大会开幕"], en: ["Conference", "The 3rd conference"] });
  await add({ zh: ["论坛"], en: ["Forum"], column: "events" });
  const [found] = await search({ text: "大会" });
  expect(found).toMatchObject({
    id,
    number: 1,
    headline: { lang: "zh", text: "大会" },
    editions: [{ lang: "zh", stage: "draft" }],
  });
  expect(found?.editions[0]?.blocks.map(({ hits }) => hits.length)).toEqual([1, 1]);
  expect(found?.editions[0]?.blocks.every(({ confirmedRow }) => confirmedRow !== null)).toBe(true);
  const numbers = async (query: Partial<FindQuery>, scope?: FindScope) =>
    (await search(query, scope)).map(({ number }) => number);
  expect(await numbers({ text: "onferen" })).toEqual([1]);
  expect(await numbers({ text: "3rd conf" })).toEqual([1]);
  expect(await numbers({ text: "届 大会" })).toEqual([]);
  expect(await numbers({ text: "第 3 届大" })).toEqual([1]);
  expect(await numbers({ text: "o", regex: true })).toEqual([2, 1]);
  expect(await numbers({ text: "o" }, { column: "events" })).toEqual([2]);
  expect(await numbers({ text: "o" }, { report: 1 })).toEqual([1]);
  expect(await numbers({ text: "o" }, { lang: "zh" })).toEqual([]);
  expect(await numbers({ text: "o" }, { stage: "approved" })).toEqual([]);
  await library.reports.setBinned(id, true);
  expect(await numbers({ text: "大会" })).toEqual([]);
});

test("replaces in many reports and takes it back, after a restart too", async () => {
  const first = await add({ zh: ["大会", "大会**大会**"], en: ["A"] });
  const second = await add({ zh: ["标题", "大会"], en: ["B"] });
  const query = { text: "大会" };
  const batch = await replace(requestOf(await search(query), query, { replacement: "年会" }));
  expect(batch).toMatchObject({
    reports: 2,
    replaced: 4,
    changed: 0,
    kept: 0,
    complete: true,
    by: "wang",
  });
  expect(texts(first, "zh")).toEqual(["年会", "年会年会"]);
  expect((await search({ text: "年会" })).map(({ number }) => number)).toEqual([2, 1]);
  await library.close();
  library = await open();
  expect(library.find.batches()).toEqual([batch]);
  expect(await undo(batch.id)).toMatchObject({ undone: { restored: 4, left: [] } });
  expect(texts(first, "zh")).toEqual(["大会", "大会大会"]);
  expect(texts(second, "zh")).toEqual(["标题", "大会"]);
  expect(library.find.batches()[0]?.undone?.restored).toBe(4);
  expect(await undo(99)).toBeNull();
});

test("leaves alone what is approved, unless that was ticked, and what has changed since", async () => {
  const approved = await add({ zh: ["大会"], en: ["A"], stage: "approved" });
  const changed = await add({ zh: ["标题", "大会开幕，大会闭幕"], en: ["B"] });
  const query = { text: "大会" };
  const found = await search(query);
  await type(changed, "zh", { from: "大会开", to: "论坛开" });
  const batch = await replace(requestOf(found, query, { replacement: "年会" }));
  expect(batch).toMatchObject({ replaced: 1, approved: 1, changed: 1 });
  expect(texts(approved, "zh")).toEqual(["大会"]);
  expect(texts(changed, "zh")).toEqual(["标题", "论坛开幕，年会闭幕"]);
  const ticked = requestOf(await search(query), query, { replacement: "年会", evenApproved: true });
  expect(await replace(ticked)).toMatchObject({ replaced: 1, approved: 0 });
});

test("takes back only what still stands, and says what does not", async () => {
  const id = await add({ zh: ["标题", "大会一", "大会二"], en: ["A"] });
  const query = { text: "大会" };
  const batch = await replace(requestOf(await search(query), query, { replacement: "年会" }));
  await type(id, "zh", { from: "年会一", to: "年度大会一" });
  await type(id, "zh", { from: "二", to: "二三" });
  expect(await undo(batch.id)).toMatchObject({
    undone: { restored: 1, left: [{ number: 1, lang: "zh", text: "年会" }] },
  });
  expect(texts(id, "zh")).toEqual(["标题", "年度大会一", "大会二三"]);
});

test("stops when asked; what was replaced until then is told and can be taken back", async () => {
  await add({ zh: ["大会"], en: ["A"] });
  await add({ zh: ["大会"], en: ["B"] });
  const query = { text: "大会" };
  const request = requestOf(await search(query), query, { replacement: "年会" });
  const abort = new AbortController();
  const batch = await library.find.replace(
    request,
    (done) => done === 1 && abort.abort(),
    abort.signal,
  );
  expect(batch).toMatchObject({ complete: false });
  expect(await undo(batch.id)).toMatchObject({ undone: { restored: batch.replaced } });
  expect((await search(query)).length).toBe(2);
});

test("refuses a pattern that is none, and stops one that never ends", async () => {
  await add({ zh: ["甲".repeat(60)], en: ["A"] });
  await expect(search({ text: "(", regex: true })).rejects.toBeInstanceOf(PatternError);
  await expect(search({ text: "(甲+)+乙", regex: true })).rejects.toBeInstanceOf(OutOfTimeError);
  const timed = createTimeLimit(1000);
  expect([timed(() => 42), timed(() => 43)]).toEqual([42, 43]);
});

/** What somebody types in a window meanwhile. */
async function type(
  id: ReportId,
  lang: Lang,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const block = blocksOf(library.reports.read(id)!.editions[lang]).find(({ text }) =>
    text.includes(from),
  );
  if (!block?.id) throw new Error(`not there: ${from}`);
  const { id: blockId, text } = block;
  await library.documents.change(id, lang, (doc) =>
    changeEdition(doc, () => {
      const start = text.indexOf(from);
      $replaceInBlock($findBlock(blockId)!, [{ start, end: start + from.length, after: to }]);
    }),
  );
}
