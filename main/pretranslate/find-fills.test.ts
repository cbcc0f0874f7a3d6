/** A report is filled from memory, terms and an engine, nothing is confirmed, and nothing of anybody's is written over. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PretranslateEvent } from "../../core/api/pretranslate.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { emptyEdition, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { type Choice, defaultChoice } from "../../core/pretranslate/choice.ts";
import type { Fill } from "../../core/pretranslate/fills.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { emptyHead } from "../../core/report/report.ts";
import { emptyEntry, entryDraftSchema } from "../../core/term/entry.ts";
import { type EngineServer, KEY, startEngineServer } from "../../tests/support/engine-server.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import { createEngineClient } from "../engine/engine-client.ts";
import { openEngineDesk } from "../engine/engine-desk.ts";
import { createEngineWork, type EngineWork } from "../engine/engine-work.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../open-library.ts";
import { applyFills } from "./apply.ts";
import { findFills } from "./find-fills.ts";

let dir: string;
let library: OpenLibrary;
let server: EngineServer;
let engines: EngineWork;

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-pretranslate-"));
  await createLibrary(join(dir, "library"), defaultSettings());
  library = await openLibrary({ dir: join(dir, "library"), themeDir, me: () => "" });
  server = await startEngineServer();
  const desk = await openEngineDesk(dir, null);
  await desk.save(server.engine("chat"), KEY);
  engines = createEngineWork(desk, createEngineClient({ patience: { attempts: 1 } }));
  const known = makeReport({
    zh: {
      headline: "",
      body: [
        { kind: "paragraph", text: "会议圆满结束。" },
        { kind: "paragraph", text: "共有30家单位参加。" },
      ],
    },
    en: {
      headline: "",
      body: [
        { kind: "paragraph", text: "The meeting was a success." },
        { kind: "paragraph", text: "30 institutions took part." },
      ],
    },
  });
  await library.reports.add(known);
  await library.memory.catchUp();
  const entry = {
    ...emptyEntry(),
    zh: "青年论坛",
    en: [{ text: "Youth Forum", status: "approved" }],
  };
  library.terms.save([{ entry: entryDraftSchema.parse(entry), was: null }]);
});
afterEach(async () => {
  await library.close();
  await server.close();
  await rm(dir, { recursive: true });
});

async function add(headline: string, ...texts: string[]): Promise<ReportId> {
  const body = texts.map((text) => ({ kind: "paragraph" as const, text }));
  const editions = { zh: toEdition({ headline, lead: "", body }, () => null), en: emptyEdition() };
  const stages = { zh: "draft", en: "draft" } as const;
  const head = emptyHead("news");
  return (await library.reports.add({ sourceLang: "zh", head, stages, editions })).id;
}

interface Run {
  fills: Fill[];
  events: PretranslateEvent[];
  end: PretranslateEvent | undefined;
}

async function find(report: ReportId, more: Partial<Choice> = {}): Promise<Run> {
  const choice = { ...defaultChoice, ...more };
  const signal = new AbortController().signal;
  const events: PretranslateEvent[] = [];
  for await (const event of findFills({ library, engines, report, choice, signal }))
    events.push(event);
  const fills = events.flatMap((event) => (event.kind === "filled" ? [event.fill] : []));
  return { fills, events, end: events.at(-1) };
}

const english = (report: ReportId) => blocksOf(library.reports.read(report)!.editions.en);

test("takes what is the same from the memory, terms that are a block of their own, and leaves the rest", async () => {
  const report = await add("青年论坛", "会议圆满结束。", "共有40家单位参加。", "一句新话。");
  const { fills, end } = await find(report);
  expect(fills.map(({ text, origin }) => [text, origin])).toEqual([
    ["Youth Forum", { kind: "term" }],
    ["The meeting was a success.", { kind: "memory", score: 100 }],
  ]);
  expect(end).toEqual({ kind: "finished", left: 2, stopped: null });
});

test("changes numbers when asked to, and takes what is alike down to the threshold", async () => {
  const report = await add("", "共有40家单位参加。", "会议已圆满结束。");
  expect((await find(report)).fills).toEqual([]);
  const numbers = await find(report, { adaptNumbers: true });
  expect(numbers.fills.map(({ text }) => text)).toEqual(["40 institutions took part."]);
  const alike = await find(report, { threshold: 80 });
  expect(alike.fills.map(({ text }) => text)).toEqual([
    "40 institutions took part.",
    "The meeting was a success.",
  ]);
});

test("asks the engine for the rest, once for each text, and tells what it cost", async () => {
  server.reply = (text) => `English of ${[...text].length}`;
  const report = await add("青年论坛", "一句新话。", "又一句新的话。", "一句新话。");
  const { fills, events, end } = await find(report, { engine: "Loopback chat" });
  expect(server.asked.map(({ text }) => text).toSorted()).toEqual(["一句新话。", "又一句新的话。"]);
  expect(fills).toHaveLength(4);
  expect(
    fills
      .filter(({ origin }) => origin.kind === "engine")
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(["English of 5", "English of 5", "English of 7"]);
  expect(events.filter(({ kind }) => kind === "used")).toHaveLength(2);
  expect(end).toEqual({ kind: "finished", left: 0, stopped: null });
});

test("goes on after one answer that is none, and stops when no further one can be had", async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `第${at}句新话。`);
  server.troubles = [{ kind: "body", body: "{}", type: "application/json" }];
  const first = await find(await add("", ...texts), { engine: "test-chat" });
  expect(first.fills).toHaveLength(11);
  expect(first.end).toEqual({ kind: "finished", left: 1, stopped: null });
  server.asked = [];
  server.troubles = Array.from({ length: 12 }, () => ({ kind: "status", status: 402 }) as const);
  const second = await find(await add("", ...texts), { engine: "test-chat" });
  expect(second.fills).toEqual([]);
  expect(second.end).toMatchObject({ left: 12, stopped: { code: "quota" } });
  expect(server.asked.length).toBeLessThanOrEqual(3);
});

test("ends with whoever ends it, and its requests with it", async () => {
  server.half = new Promise(() => undefined);
  const report = await add("", "一句新话。", "又一句新的话。");
  const cancel = new AbortController();
  const choice = { ...defaultChoice, engine: "test-chat" };
  const run = findFills({ library, engines, report, choice, signal: cancel.signal });
  const drain = (async () => {
    for await (const event of run)
      if (event.kind === "progress" && event.from === "engine") cancel.abort();
  })();
  await expect(drain).rejects.toThrow(/abort/i);
});

test("is written in one change, brought in where need be, with its origin, and confirms nothing", async () => {
  const report = await add("青年论坛", "会议圆满结束。", "一句新话。");
  const { fills } = await find(report);
  expect(await applyFills(library, { report, fills, overDrafts: false })).toBe(2);
  const blocks = english(report).filter(({ text }) => text !== "");
  expect(blocks.map(({ text, origin }) => [text, origin?.kind, origin?.score])).toEqual([
    ["Youth Forum", "term", undefined],
    ["The meeting was a success.", "memory", 100],
  ]);
  expect(english(report).every(({ id, confirmation }) => id !== null && !confirmation)).toBe(true);
  expect((await find(report)).fills).toEqual([]);
  // Somebody wrote there meanwhile.
  expect(await applyFills(library, { report, fills, overDrafts: false })).toBe(0);
  expect((await find(report, { overDrafts: true })).fills).toHaveLength(2);
  expect(await applyFills(library, { report, fills, overDrafts: true })).toBe(2);
});
