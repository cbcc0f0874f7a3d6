/** What leaves a library for an engine: made here, from the report, and only where it may. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { blocksOf } from "../../core/edition/blocks.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { setHeadField } from "../../core/report/head-document.ts";
import type { BlockId, ReportId } from "../../core/report/ids.ts";
import { emptyEntry, entryDraftSchema } from "../../core/term/entry.ts";
import { type EngineServer, KEY, startEngineServer } from "../../tests/support/engine-server.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../open-library.ts";
import { createEngineClient } from "./engine-client.ts";
import { type EngineDesk, openEngineDesk } from "./engine-desk.ts";
import { createEngineWork, type EngineWork } from "./engine-work.ts";

let dir: string;
let library: OpenLibrary;
let server: EngineServer;
let desk: EngineDesk;
let work: EngineWork;

const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const signal = new AbortController().signal;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-engine-"));
  await createLibrary(join(dir, "library"), defaultSettings());
  library = await openLibrary({ dir: join(dir, "library"), themeDir, me: () => "" });
  server = await startEngineServer();
  desk = await openEngineDesk(dir, null);
  work = createEngineWork(desk, createEngineClient());
  await desk.save(server.engine("chat"), KEY);
});
afterEach(async () => {
  await library.close();
  await server.close();
  await rm(dir, { recursive: true });
});

async function add(zh: string[], en: string[] = []): Promise<{ id: ReportId; blocks: BlockId[] }> {
  const body = (texts: string[]) => texts.map((text) => ({ kind: "paragraph" as const, text }));
  const made = makeReport({
    zh: { headline: "论坛", body: body(zh) },
    en: { headline: "Forum", body: body(en) },
  });
  const { id } = await library.reports.add({ ...made, stages: { zh: "draft", en: "draft" } });
  const blocks = blocksOf(made.editions.zh).flatMap((block) =>
    block.kind === "paragraph" && block.id ? [block.id] : [],
  );
  return { id, blocks };
}

const ask = async ({ id, blocks }: Awaited<ReturnType<typeof add>>, at = 0) =>
  work
    .translator(library, { engine: "test-chat", report: id })
    .translate(blocks[at] as BlockId, { signal });

const material = (): Record<string, unknown> => {
  const [, user] = server.asked[0]!.body["messages"] as { content: string }[];
  return JSON.parse(user?.content ?? "");
};

test("terms of the desk are binding", async () => {
  const entry = { ...emptyEntry(), zh: "论坛", en: [{ text: "Symposium", status: "approved" }] };
  library.terms.save([{ entry: entryDraftSchema.parse(entry), was: null }]);
  await ask(await add(["论坛今天开幕。"]));
  expect(material()).toMatchObject({ terms: [{ source: "论坛", target: "Symposium" }] });
});

test("sends the block with what stands around it, its column and what the memory knows", async () => {
  const settings = library.store.record.settings;
  const engineRules = [{ column: "news", confidential: false, style: "Short sentences." }];
  await library.store.save({ ...settings, engineRules });
  await add(["论坛昨天开幕。"], ["The forum opened yesterday."]);
  await library.memory.catchUp();
  await ask(await add(["前一段。", "论坛今天开幕。", "后一段。"], ["Before."]), 1);
  expect(material()).toMatchObject({
    ...{ kind: "paragraph", column: "News", style: "Short sentences.", text: "论坛今天开幕。" },
    before: [
      { source: "论坛", target: "Forum" },
      { source: "前一段。", target: "Before." },
    ],
    after: [{ source: "后一段。", target: "" }],
    memory: [{ source: "论坛昨天开幕。", target: "The forum opened yesterday." }],
  });
  expect(desk.list()[0]?.lastMonth).toMatchObject({ requests: 1, characters: 7 });
});

test("nothing of a confidential report goes out, and nothing of one in a confidential column", async () => {
  const report = await add(["论坛今天开幕。"]);
  await library.documents.change(report.id, "head", (doc) =>
    setHeadField(doc, "confidential", true),
  );
  await expect(ask(report)).rejects.toMatchObject({ problem: { code: "confidential-report" } });
  await library.documents.change(report.id, "head", (doc) =>
    setHeadField(doc, "confidential", false),
  );
  const settings = library.store.record.settings;
  const engineRules = [{ column: "news", confidential: true, style: "" }];
  await library.store.save({ ...settings, engineRules });
  await expect(ask(report)).rejects.toMatchObject({ problem: { code: "confidential-column" } });
  expect(server.asked).toEqual([]);
});

test("what the memory learnt from a confidential report is no hint for another", async () => {
  const secret = await add(["论坛昨天开幕。"], ["The forum opened yesterday."]);
  await library.memory.catchUp();
  await library.documents.change(secret.id, "head", (doc) =>
    setHeadField(doc, "confidential", true),
  );
  await ask(await add(["论坛今天开幕。"]));
  expect(JSON.stringify(server.asked[0]?.body)).not.toContain("yesterday");
});

test("says what is missing", async () => {
  const report = await add(["论坛今天开幕。"]);
  expect(() => work.translator(library, { engine: "?", report: report.id })).toThrow("not-found");
  await expect(ask({ ...report, blocks: ["zzzzzzzzzz" as BlockId] })).rejects.toMatchObject({
    problem: { code: "nothing", engine: "Loopback chat" },
  });
  expect(await work.test("test-chat", signal)).toMatchObject({ text: "words" });
});
