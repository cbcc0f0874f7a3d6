/** Importing through the door: what comes in is answered, what does not leaves the library as it was. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { paragraph, picture, run, styled, style, wordFile } from "../../tests/support/word.ts";
import {
  type ImportAnswer,
  importAnswerSchema,
  type ImportQuery,
  importUrl,
  MAX_IMPORT_BYTES,
} from "../../core/api/import.ts";
import { reportQuerySchema } from "../../core/api/report.ts";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "../open-library.ts";
import { importRoutes } from "./import-routes.ts";

let dir: string;
let library: OpenLibrary;
const themeDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "diglot-import-")), "library");
  await createLibrary(dir, defaultSettings());
  library = await openLibrary({ dir, themeDir, me: () => "" });
});
afterEach(async () => {
  await library.close();
  await rm(join(dir, ".."), { recursive: true, force: true });
});

async function post(
  body: ReadableStream | Uint8Array<ArrayBuffer>,
  query: object,
): Promise<[number, ImportAnswer]> {
  const address = importUrl(query as ImportQuery).replace(/^\/import/, "/");
  const request = new Request(`http://127.0.0.1${address}`, {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  const response = await importRoutes(() => library).fetch(request);
  return [response.status, importAnswerSchema.parse(await response.json())];
}
const send = (bytes: Uint8Array, query: object): Promise<[number, ImportAnswer]> =>
  post(new Uint8Array(bytes), query);

const reports = () => library.reports.list(reportQuerySchema.parse({})).rows;

const tracked = wordFile({
  body: paragraph("标题") + paragraph(`${run("旧")}<w:ins w:id="1">${run("新")}</w:ins>`),
});

test("makes a report of a Word document, with its picture, and says what it left out", async () => {
  const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#123" } })
    .png()
    .toBuffer();
  const links = { p: { type: "image", target: "media/1.png" } };
  const body =
    styled("t", "年会") +
    paragraph(picture("p", "会场")) +
    paragraph("图1 会场") +
    paragraph("正文");
  const bytes = wordFile({ body, links, styles: style("t", "标题"), header: paragraph("内部") }, [
    { name: "word/media/1.png", content: photo },
  ]);
  const column = library.store.record.settings.columns.at(-1)?.id ?? "";
  const [status, answer] = await send(bytes, { name: "年会.docx", lang: "zh", column });
  expect([status, answer]).toEqual([
    201,
    {
      imported: {
        number: 1,
        headline: "年会",
        column: { id: column, named: false },
        left: [{ what: "furniture", text: "内部" }],
      },
    },
  ]);
  const edition = library.reports.read(reports()[0]!.id)!.editions.zh;
  expect(figuresOf(edition)).toMatchObject([{ width: 30, height: 20 }]);
  expect(blocksOf(edition).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "headline 年会",
    "lead ",
    "caption 图1 会场",
    "alt 会场",
    "credit ",
    "paragraph 正文",
  ]);
});

test("asks about tracked changes, and does what is decided", async () => {
  const [status, answer] = await send(tracked, { name: "a.docx", lang: "zh" });
  expect([status, answer]).toEqual([
    422,
    { refusal: "CHANGES_UNDECIDED", changes: { insertions: 1, deletions: 0, formatting: 0 } },
  ]);
  expect(reports()).toEqual([]);
  await send(tracked, { name: "a.docx", lang: "zh", changes: "reject" });
  const [made] = reports();
  expect(blocksOf(library.reports.read(made!.id)!.editions.zh).at(-1)?.text).toBe("旧");
});

test("refuses what is no report, and leaves the library as it was", async () => {
  const files: [string, Uint8Array][] = [
    ["FILE_EMPTY", new Uint8Array()],
    ["OLD_WORD_FILE", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["DAMAGED_FILE", tracked.subarray(0, 300)],
    ["NOT_TEXT", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1)],
    ["UNSAFE_FILE", Buffer.from(`<html>${"<div>".repeat(3000)}`)],
  ];
  for (const [refusal, bytes] of files)
    expect(await send(bytes, { name: "a.docx", lang: "zh" })).toEqual([
      422,
      { refusal, changes: null },
    ]);
  expect(reports()).toEqual([]);
  expect(await readdir(join(dir, "reports")).catch(() => [])).toEqual([]);
});

test("refuses a wish that makes no sense", async () => {
  for (const query of [
    { name: "a" },
    { name: "a", lang: "fr" },
    { name: "a", lang: "zh", changes: "x" },
  ])
    expect((await send(Buffer.from("text"), query))[0]).toBe(400);
});

test("stops reading an upload where it proves too long", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(1024 * 1024));
      if (sent === 300) controller.close();
    },
  });
  const [status, answer] = await post(body, { name: "a.docx", lang: "zh" });
  expect([status, answer]).toEqual([413, { refusal: "FILE_TOO_LARGE", changes: null }]);
  expect(sent).toBeLessThan(MAX_IMPORT_BYTES / 1024 / 1024 + 5);
});

test("takes pictures written into a page, and names those that are elsewhere", async () => {
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const page = `<h1>标题</h1><img src="data:image/png;base64,${png.toString("base64")}"><img src="https://a.example/x.png"><img src="b.png">`;
  const [, answer] = await send(Buffer.from(page), { name: "a.html", lang: "zh" });
  expect(answer).toMatchObject({
    imported: {
      left: [
        { what: "picture", text: "https://a.example/x.png", why: "elsewhere" },
        { what: "picture", text: "b.png", why: "missing" },
      ],
    },
  });
  expect(figuresOf(library.reports.read(reports()[0]!.id)!.editions.zh)).toMatchObject([
    { width: 9 },
    null,
    null,
  ]);
});
