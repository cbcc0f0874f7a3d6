/** Exported files are opened again and read: text, styles, pictures, and nothing that breaks them. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import type { ExportQuery } from "../../core/api/export.ts";
import type { EditionDraft } from "../../core/exchange/report-draft.ts";
import { parseMarkdown } from "../../core/exchange/markdown.ts";
import { type Asset, assetSchema } from "../../core/media/asset.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import { type ExportFrom, exportReport } from "./export-report.ts";
import { ExportRefusal } from "./export-refusal.ts";
import { exportRoutes } from "./export-routes.ts";

const photo: Asset = assetSchema.parse({
  hash: "a".repeat(64),
  ext: "webp",
  width: 40,
  height: 30,
});
const lost: Asset = assetSchema.parse({ hash: "b".repeat(64), ext: "jpg", width: 40, height: 30 });
let webp: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const blank = sharp({ create: { width: 40, height: 30, channels: 3, background: "#a33" } });
  webp = new Uint8Array(await blank.webp().toBuffer());
});

const from = (report: Report): ExportFrom =>
  ({
    reports: { projection: (id: string) => Promise.resolve(id === report.id ? report : null) },
    media: {
      read: ({ hash }: Asset) =>
        Promise.resolve(hash === photo.hash ? { bytes: webp, type: "image/webp" } : null),
    },
  }) as unknown as ExportFrom;

const body: EditionDraft["body"] = [
  { kind: "paragraph", text: "正文**重点**与[链接](https://example.org/?a=1&b=2)。" },
  { kind: "heading", level: 2, text: "第一部分" },
  { kind: "heading", level: 3, text: "细节" },
  { kind: "quote", text: "“引文”" },
  { kind: "list", ordered: false, items: ["甲", "乙"] },
  { kind: "list", ordered: true, items: ["一", "二"] },
  { kind: "figure", asset: "photo", caption: "图注", alt: "替代文字", credit: "张三 摄" },
  { kind: "figure", asset: "lost", caption: "丢失的图", alt: "", credit: "" },
];
const made = (more: object = {}): Report =>
  makeReport({
    number: 7,
    head: { author: { zh: "李四", en: "Li Si" }, tags: { zh: ["科普"], en: ["science"] } },
    zh: { headline: "标题 <&>", lead: "导语文字", body },
    en: { headline: "A headline", lead: "The lead", body: [{ kind: "paragraph", text: "Text." }] },
    assets: { photo, lost },
    ...more,
  });

const ask = (report: Report, more: Partial<ExportQuery> = {}) =>
  exportReport(
    { id: report.id, format: "docx", lang: "zh", pictures: "web", ...more },
    from(report),
  );

interface Found {
  style: string;
  text: string;
}

/** Every XML part is parsed strictly: a part that is not well-formed fails the test. */
function openDocx(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const paragraphs: Found[] = [];
  const links: string[] = [];
  const alts: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    let inText = false;
    parser.on("error", (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.on("opentag", ({ name: tag, attributes }) => {
      if (tag === "Relationship" && attributes["TargetMode"] === "External")
        links.push(String(attributes["Target"]));
      if (name !== "word/document.xml") return;
      if (tag === "w:p") paragraphs.push({ style: "", text: "" });
      const last = paragraphs.at(-1);
      if (tag === "w:pStyle" && last) last.style = String(attributes["w:val"]);
      if (tag === "w:br" && last) last.text += "\n";
      if (tag === "wp:docPr") alts.push(String(attributes["descr"]));
      inText = tag === "w:t";
    });
    parser.on("closetag", () => {
      inText = false;
    });
    parser.on("text", (text) => {
      const last = paragraphs.at(-1);
      if (inText && last) last.text += text;
    });
    parser.write(strFromU8(part)).close();
  }
  return { parts, paragraphs, links, alts: [...new Set(alts)] };
}

test("writes a Word document with its text, styles, pictures, links and properties", async () => {
  const file = await ask(made());
  expect(file.name).toBe("7 标题 &.docx");
  expect(file.missing).toBe(1);
  const { parts, paragraphs, links, alts } = openDocx(file.bytes);
  expect(paragraphs.map(({ style, text }) => `${style}: ${text}`)).toEqual([
    "Title: 标题 <&>",
    "Lead: 导语文字",
    "BodyText: 正文重点与链接。",
    "Heading1: 第一部分",
    "Heading2: 细节",
    "Quote: “引文”",
    "ListBullet: 甲",
    "ListBullet: 乙",
    "ListNumber: 一",
    "ListNumber: 二",
    ": ",
    "Caption: 图注　张三 摄",
    ": 〔此处缺图〕",
    "Caption: 丢失的图",
  ]);
  expect(links).toEqual(["https://example.org/?a=1&b=2"]);
  expect(alts).toEqual(["替代文字"]);
  const pictures = Object.keys(parts).filter((name) => name.startsWith("word/media/"));
  expect(pictures).toHaveLength(1);
  const picture = await sharp(parts[pictures[0] ?? ""]).metadata();
  expect([picture.format, picture.width]).toEqual(["jpeg", 40]);
  const core = strFromU8(parts["docProps/core.xml"] ?? new Uint8Array());
  expect(core).toContain("<dc:title>标题 &lt;&amp;&gt;</dc:title>");
  expect(core).toContain("<dc:creator>李四</dc:creator>");
  const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  expect(styles).toMatch(/<w:lang [^>]*w:val="zh-CN"/);
  for (const name of ["Title", "heading 1", "heading 2", "Quote", "caption", "List Bullet"])
    expect(styles.toLowerCase()).toContain(`<w:name w:val="${name.toLowerCase()}"/>`);
});

test("writes the pair as one table with a row per block and its state", async () => {
  const report = made();
  const file = await ask(report, { format: "pair-docx", lang: "en" });
  expect(file.name).toBe("7 标题 &.side by side.docx");
  const { paragraphs, parts } = openDocx(file.bytes);
  const text = paragraphs.map((found) => found.text);
  expect(text.slice(0, 4)).toEqual([
    "A headline",
    "Source · Chinese",
    "Translation · English",
    "Status",
  ]);
  expect(text.slice(4, 12)).toEqual([
    "标题 <&>",
    "A headline",
    "Headline",
    "Confirmed",
    "导语文字",
    "The lead",
    "Lead",
    "Confirmed",
  ]);
  expect(text).toContain("Not translated");
  expect(text).toContain("张三 摄");
  const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  expect(document.match(/<w:tr[ >]/g)).toHaveLength(1 + 14);
  expect(document).toContain("<w:tblHeader/>");
});

/** Controls, a lone surrogate, a CDATA end, marks of direction, markup, and a headline that does not end. */
const hostile =
  "\u0000\u0007\u001B]]>\uD800\u202E\u200F\uFFFE<script>alert(1)</script>&amp;&#0;\"'";

test.each(["docx", "html", "md", "txt", "pair-docx"] as const)(
  "keeps %s whole whatever the text",
  async (format) => {
    const draft = {
      headline: hostile + "长".repeat(10_000),
      lead: hostile,
      body: [
        { kind: "paragraph", text: hostile },
        { kind: "list", ordered: true, items: [hostile] },
        { kind: "figure", asset: "photo", caption: hostile, alt: hostile, credit: hostile },
      ] satisfies EditionDraft["body"],
    };
    const author = { zh: hostile, en: hostile };
    const report = makeReport({ zh: draft, en: draft, head: { author }, assets: { photo } });
    const file = await ask(report, { format });
    expect(file.name.length).toBeLessThan(80);
    expect(file.name).toMatch(/^[^\p{C}\\/:*?"<>|]+$/u);
    if (format === "docx" || format === "pair-docx") {
      const { paragraphs } = openDocx(file.bytes);
      expect(paragraphs[0]?.text.length).toBeGreaterThan(10_000);
      return;
    }
    const whole = format === "md" ? unzipSync(file.bytes)["report.md"] : file.bytes;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(whole);
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE]/);
    expect(text).toContain("长".repeat(10_000));
    if (format === "html") expect(text).not.toMatch(/<script|<[^>]*&#0;/);
  },
);

test("puts the pictures of Markdown into a folder beside it, under the addresses that the text names", async () => {
  const file = await ask(made(), { format: "md" });
  expect(file.name).toBe("7 标题 &.zip");
  const files = unzipSync(file.bytes);
  expect(Object.keys(files)).toEqual(["report.md", "pictures/1.jpg"]);
  const read = parseMarkdown(strFromU8(files["report.md"] ?? new Uint8Array()), () => false);
  const figures = read?.body.filter((part) => part.kind === "figure");
  expect(figures?.map((part) => part.asset)).toEqual(["pictures/1.jpg", ""]);
  expect(figures?.[0]?.credit[0]?.["text"]).toBe("张三 摄");
});

test("writes HTML that needs nothing beside it", async () => {
  const file = await ask(made(), { format: "html" });
  const html = strFromU8(file.bytes);
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain("<title>标题 &lt;&amp;&gt;</title>");
  expect(html).toContain('<meta name="author" content="李四">');
  expect(html).toMatch(
    /<img src="data:image\/jpeg;base64,[^"]+" width="40" height="30" alt="替代文字">/,
  );
  expect(html.match(/(?:src|href)="(?!data:)[^"]*"/g)).toEqual([
    'href="https://example.org/?a=1&amp;b=2"',
  ]);
});

test("writes text that says what its pictures show", async () => {
  const file = await ask(made(), { format: "txt" });
  expect([...file.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(strFromU8(file.bytes)).toBe(
    "标题 <&>\n\n导语文字\n\n正文重点与链接。\n\n第一部分\n\n细节\n\n“引文”\n\n• 甲\n• 乙\n\n1. 一\n2. 二\n\n〔图：图注（张三 摄）〕\n\n〔图：丢失的图〕\n",
  );
});

test("leaves pictures out when asked to, and keeps their words", async () => {
  const { bytes, missing } = await ask(made(), { pictures: "none" });
  const { parts, paragraphs } = openDocx(bytes);
  expect(missing).toBe(0);
  expect(Object.keys(parts).filter((name) => name.startsWith("word/media/"))).toEqual([]);
  expect(paragraphs.at(-1)).toEqual({ style: "Caption", text: "丢失的图" });
});

test("refuses an edition without text and a report that is not there, by code", async () => {
  const report = makeReport({ en: { headline: "", body: [] } });
  await expect(ask(report, { lang: "en" })).rejects.toEqual(new ExportRefusal("empty"));
  const other = makeReport();
  await expect(ask(report, { id: other.id })).rejects.toEqual(new ExportRefusal("not-found"));
});

test("gives up as soon as it is told to", async () => {
  const report = made();
  const query = { id: report.id, format: "docx", lang: "zh", pictures: "web" } as const;
  const stop = exportReport(query, from(report), { signal: AbortSignal.abort() });
  await expect(stop).rejects.toMatchObject({ name: "AbortError" });
});

test("answers a request with the file under its own name, or with a coded refusal", async () => {
  const report = made();
  const routes = exportRoutes(() => from(report));
  const answer = await routes.request(`/${report.id}/txt?lang=zh`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename*=UTF-8''7%20%E6%A0%87%E9%A2%98%20%26.txt",
  );
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  const print = await routes.request(`/${report.id}/print?lang=en`);
  expect(print.headers.get("content-disposition")).toMatch(/^inline;/);
  for (const path of [`/${report.id}/exe?lang=zh`, `/${report.id}/txt`, "/x/txt?lang=zh"]) {
    const refused = await routes.request(path);
    expect([refused.status, await refused.json()]).toEqual([404, { refusal: "not-found" }]);
  }
  const closed = await exportRoutes(() => null).request(`/${report.id}/txt?lang=zh`);
  expect([closed.status, await closed.json()]).toEqual([409, { refusal: "no-library" }]);
});
