/** `diglot import` on real files: what comes in, what is left out, and what is refused without a trace. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { type Report, reportSchema } from "../../core/report/report.ts";
import { type Bench, openBench, type Ran } from "../support/diglot.ts";
import { paragraph, run, style, styled, wordFile } from "../support/word.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
let library: string;
beforeEach(async () => {
  bench = await openBench();
  library = await bench.library();
});
afterEach(() => bench.remove());

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

const bring = (files: string[], lang: string, ...more: string[]): Promise<Ran> =>
  bench.run(["import", ...files, "--library", library, "--lang", lang, "--json", ...more]);

async function stored(ran: Ran, index = 0): Promise<Report> {
  const name = `${String(ran.results[index]?.["report"])}.json`;
  return reportSchema.parse(JSON.parse(await readFile(join(library, "reports", name), "utf8")));
}

const textsOf = (report: Report, lang: "zh" | "en") =>
  blocksOf(report.editions[lang])
    .filter((block) => !["alt", "credit"].includes(block.kind))
    .map((block) => `${block.kind}: ${block.text}`);

test("takes a copied page in as a report under the column that it names", async () => {
  const ran = await bring([fixture("page.zh.txt")], "zh", "--release-date", "2026-05-20");
  expect(ran.code).toBe(0);
  expect(ran.results).toHaveLength(1);
  expect(ran.results[0]).toMatchObject({
    file: fixture("page.zh.txt"),
    number: 1,
    lang: "zh",
    column: "news",
    columnNamed: true,
    left: [
      { what: "furniture", text: "【打印】【关闭】" },
      { what: "furniture", text: "0 1 6 12" },
      { what: "furniture", text: "Produced By 大汉网络 大汉版通发布系统" },
    ],
  });
  const report = await stored(ran);
  expect(report).toMatchObject({
    sourceLang: "zh",
    head: { column: "news", releaseDate: "2026-05-20" },
  });
  expect(textsOf(report, "zh").map((text) => text.slice(0, 14))).toEqual([
    "headline: 澜江市首",
    "lead: ",
    "paragraph: 5月1",
    "caption: 与会专家在",
    "caption: 论坛现场",
    "paragraph: 论坛发",
  ]);
  expect(figuresOf(report.editions.zh)).toEqual([null, null]);
  expect(textsOf(report, "en").slice(0, 2)).toEqual(["headline: ", "lead: "]);
});

test("takes the first column, and says so, where the file names none or an unknown one", async () => {
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。");
  await writeFile(join(bench.dir, "b.txt"), "首页 > 别处\n标题\n\n正文。");
  const ran = await bring(["a.txt", "b.txt"], "zh");
  expect(ran.results).toMatchObject([
    { column: "news", columnNamed: false, left: [] },
    { column: "news", columnNamed: false, left: [{ what: "breadcrumb", text: "首页 / 别处" }] },
  ]);
  const told = await bench.run(["import", "b.txt", "--library", library, "--lang", "zh"]);
  expect(told.stdout).toContain("no such column here: 首页 / 别处");
});

test("takes Markdown in with its pictures, and says which it did not get", async () => {
  await mkdir(join(bench.dir, "pictures"));
  const photo = sharp({ create: { width: 64, height: 48, channels: 3, background: "#a33" } });
  await photo.png().toFile(join(bench.dir, "pictures", "a photo.png"));
  await writeFile(join(bench.dir, "no-photo.png"), "not a picture");
  await writeFile(
    join(bench.dir, "r.md"),
    "Home > News\n\n# A day\n\nFirst **bold**.\n\n![People](pictures/a%20photo.png)\n\n![](missing.png)\n\n![](no-photo.png)\n\n![](https://example.org/x.png)\n\n![](/etc/hostname)\n\n- one\n- two\n",
  );
  const ran = await bring(["r.md"], "en");
  const report = await stored(ran);
  expect(report.sourceLang).toBe("en");
  expect(figuresOf(report.editions.en)).toMatchObject([
    { ext: "png", width: 64, height: 48 },
    null,
    null,
    null,
    null,
  ]);
  expect(ran.results[0]?.["left"]).toEqual([
    { what: "picture", text: "missing.png", why: "missing" },
    { what: "picture", text: "no-photo.png", why: "not-an-image" },
    { what: "picture", text: "https://example.org/x.png", why: "elsewhere" },
    { what: "picture", text: "/etc/hostname", why: "elsewhere" },
  ]);
  expect(textsOf(report, "en")).toContain("item: two");
  expect(await readdir(join(library, "media"))).toHaveLength(1);
});

test.each([
  ["crlf", Buffer.from("标题\r\n\r\n正文。\r\n")],
  ["byte order mark", Buffer.from("\uFEFF标题\n\n正文。")],
  ["UTF-16", Buffer.from("\uFEFF标题\r\n\r\n正文。", "utf16le")],
  [
    "GB 18030",
    Uint8Array.of(0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3),
  ],
])("reads a file with %s", async (_kind, bytes) => {
  await writeFile(join(bench.dir, "a.txt"), bytes);
  const report = await stored(await bring(["a.txt"], "zh"));
  expect(textsOf(report, "zh")).toEqual(["headline: 标题", "lead: ", "paragraph: 正文。"]);
});

test("pairs a translation with its source, by number or id, pictures included", async () => {
  const source = await bring([fixture("page.zh.txt")], "zh");
  const id = String(source.results[0]?.["report"]);
  const ran = await bring([fixture("page.en.txt")], "en", "--translation-of", "1");
  expect(ran).toMatchObject({ code: 0, results: [{ report: id, number: 1, lang: "en" }] });
  const { editions } = await stored(ran);
  const zh = blocksOf(editions.zh);
  const en = blocksOf(editions.en);
  expect(en.map((block) => block.from)).toEqual(zh.map((block) => block.id));
  expect(
    en.filter((block) => block.text !== "").every((block) => block.origin?.kind === "imported"),
  ).toBe(true);
  expect(en.every((block) => block.confirmation === null)).toBe(true);
  const listed = await bench.run(["list", "--library", library, "--text", "estuary", "--json"]);
  expect(listed.results).toHaveLength(1);

  const again = await bring([fixture("page.en.txt")], "en", "--translation-of", id);
  expect(again).toMatchObject({ code: 1, results: [], error: { code: "TRANSLATION_NOT_EMPTY" } });
  const same = await bring([fixture("page.zh.txt")], "zh", "--translation-of", id);
  expect(same.error?.["code"]).toBe("TRANSLATION_IN_SOURCE_LANG");
  const none = await bring([fixture("page.en.txt")], "en", "--translation-of", "99");
  expect(none).toMatchObject({ code: 1, error: { code: "REPORT_NOT_FOUND" } });
  expect(await stored(ran)).toMatchObject({ editions });
});

test("gives the placeholders of a translation the pictures of their source", async () => {
  const photo = sharp({ create: { width: 8, height: 8, channels: 3, background: "#3a3" } });
  await photo.png().toFile(join(bench.dir, "p.png"));
  await writeFile(join(bench.dir, "s.md"), "# 标题\n\n正文。\n\n![图注](p.png)\n");
  await writeFile(join(bench.dir, "t.md"), "# Headline\n\nText.\n\n![Caption](gone.png)\n");
  await bring(["s.md"], "zh");
  const { editions } = await stored(await bring(["t.md"], "en", "--translation-of", "1"));
  expect(figuresOf(editions.en)).toEqual(figuresOf(editions.zh));
  expect(figuresOf(editions.en)[0]).toMatchObject({ width: 8 });
});

test("refuses what is no report, and goes on with the other files", async () => {
  const files: [string, string | Uint8Array, string][] = [
    ["empty.txt", "", "FILE_EMPTY"],
    ["blank.txt", " \r\n\t\n", "FILE_EMPTY"],
    ["only-furniture.txt", "\n0 1 6 12\n", "NO_REPORT_IN_FILE"],
    ["binary.txt", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3), "NOT_TEXT"],
    ["western.txt", Buffer.from("caf\xe9 society", "latin1"), "UNKNOWN_ENCODING"],
    ["page.html", "<!DOCTYPE html><body></body>", "NO_REPORT_IN_FILE"],
    ["page.rtf", "{\\rtf1 x}", "UNKNOWN_FORMAT"],
    ["huge.txt", "文".repeat(3 * 1024 * 1024), "FILE_TOO_LARGE"],
  ];
  for (const [name, content] of files) await writeFile(join(bench.dir, name), content);
  await writeFile(join(bench.dir, "good.txt"), "标题\n\n正文。");
  const names = files.map(([name]) => name);
  const ran = await bring([...names, "absent.txt", "device", "good.txt"], "zh");
  expect(ran.code).toBe(1);
  const errors = ran.stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).error);
  expect(errors.map((error) => [error.file, error.code])).toEqual([
    ...files.map(([name, , code]) => [name, code]),
    ["absent.txt", "FILE_NOT_FOUND"],
    ["device", "NOT_A_FILE"],
  ]);
  for (const error of errors) expect(error.message).not.toMatch(/error\.[A-Z]/);
  expect(ran.results).toMatchObject([{ file: "good.txt", number: 1 }]);
  expect(await readdir(join(library, "reports"))).toHaveLength(1);
});

test("takes Word documents, and asks what becomes of tracked changes", async () => {
  const tracked = `${run("旧")}<w:ins w:id="1">${run("新")}</w:ins>`;
  const body = styled("t", "标题") + paragraph(tracked);
  const styles = style("t", "Title");
  await writeFile(join(bench.dir, "r.docx"), wordFile({ body, styles }));
  await writeFile(join(bench.dir, "old.doc"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
  const undecided = await bring(["r.docx"], "zh");
  expect(undecided).toMatchObject({
    code: 1,
    error: { code: "CHANGES_UNDECIDED", insertions: 1, deletions: 0, formatting: 0 },
  });
  const ran = await bring(["old.doc", "r.docx"], "zh", "--changes", "accept");
  expect(ran).toMatchObject({ code: 1, error: { code: "OLD_WORD_FILE", file: "old.doc" } });
  expect(textsOf(await stored(ran), "zh")).toEqual(["headline: 标题", "lead: ", "paragraph: 旧新"]);
  expect(await readdir(join(library, "reports"))).toHaveLength(1);
  expect((await bring(["r.docx"], "zh", "--changes", "keep")).code).toBe(0);
  const wrong = await bring(["r.docx"], "zh", "--changes", "both");
  expect(wrong).toMatchObject({ code: 2, error: { code: "INVALID_VALUE" } });
});

test("takes one file as a translation, not several", async () => {
  const ran = await bring(["a.txt", "b.txt"], "en", "--translation-of", "1");
  expect(ran).toMatchObject({ code: 2, error: { code: "ONE_TRANSLATION_FILE" } });
});

const inputs = fileURLToPath(new URL("../../../shared/inputs/", import.meta.url));

describe("the real report", () => {
  test("comes in with headline, five paragraphs and three captions, in both languages", async ({
    skip,
  }) => {
    const isHere = existsSync(join(inputs, "symposium.zh.txt"));
    skip(!isHere, "shared/inputs is not beside the project");
    const zh = await bring([join(inputs, "symposium.zh.txt")], "zh");
    const en = await bring([join(inputs, "symposium.en.txt")], "en", "--translation-of", "1");
    expect(zh.results).toMatchObject([{ column: "news", columnNamed: true, left: [] }]);
    expect(en.results[0]?.["left"]).toMatchObject([
      { text: "0 1 6 12" },
      { text: "Produced By 大汉网络 大汉版通发布系统" },
    ]);
    const { editions } = await stored(en);
    for (const lang of ["zh", "en"] as const) {
      const kinds = editions[lang].root.children?.map((node) => node.type);
      const [p, f] = ["paragraph", "figure"];
      expect(kinds).toEqual(["headline", "lead", p, p, p, f, f, f, p, p]);
    }
    const headlines = [editions.zh, editions.en].map((edition) => blocksOf(edition)[0]?.text);
    expect(headlines).toEqual([
      "2021年北京地区广受关注学术成果系列报告会在京成功举办",
      "The 2021 Beijing widely-concerned academic achievements series symposium held successfully in Beijing",
    ]);
    const captions = blocksOf(editions.en).filter((block) => block.kind === "caption");
    expect(captions.map((block) => block.text)).toEqual([
      "Distinguished guests deliver speeches at symposiums",
      "Speakers share widely-concerned academic achievements",
      "Distinguished guests and internet users interact and communicate with speakers",
    ]);
    expect(blocksOf(editions.en).map((block) => block.from)).toEqual(
      blocksOf(editions.zh).map((block) => block.id),
    );
  });
});
