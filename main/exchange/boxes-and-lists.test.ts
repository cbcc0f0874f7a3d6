/** Call-outs, ticked boxes and lists in lists leave by every format and come back as they were. */
import { expect, test } from "vitest";
import { exportBlocks, textOfRuns } from "../../core/exchange/export-blocks.ts";
import { toHtmlFile } from "../../core/exchange/export-html.ts";
import { toMarkdown } from "../../core/exchange/export-markdown.ts";
import { toPlainText } from "../../core/exchange/export-text.ts";
import type { Imported } from "../../core/exchange/imported.ts";
import { parseMarkdown } from "../../core/exchange/markdown.ts";
import { parseHtml } from "../../core/exchange/parse-html.ts";
import { type EditionParts, fromParts } from "../../core/exchange/to-edition.ts";
import { plainInline } from "../../core/exchange/inline.ts";
import { toDocx } from "./export-docx.ts";
import { readDocx } from "./read-docx.ts";

const item = (level: number, text: string, more: object = {}) => ({
  level,
  ordered: false,
  text: plainInline(text),
  ...more,
});
const number = (level: number, text: string, start?: number) =>
  item(level, text, { ordered: true, ...(start !== undefined && { start }) });

const parts: EditionParts = {
  headline: plainInline("标题"),
  lead: [],
  body: [
    { kind: "paragraph", text: plainInline("正文") },
    { kind: "callout", text: plainInline("提示一") },
    { kind: "callout", text: plainInline("提示二") },
    { kind: "paragraph", text: plainInline("再一段") },
    {
      kind: "nested-list",
      items: [item(0, "甲"), number(1, "甲一", 1), number(1, "甲二"), item(2, "深"), item(0, "乙")],
    },
    { kind: "rule" },
    {
      kind: "nested-list",
      items: [item(0, "办了", { checked: true }), item(0, "没办", { checked: false })],
    },
  ],
};

const shapeOf = (edition: ReturnType<typeof fromParts>): string[] =>
  exportBlocks(edition).map((block) => {
    if (block.kind === "rule" || !("runs" in block)) return block.kind;
    const text = textOfRuns(block.runs);
    if (block.kind !== "item") return `${block.kind} ${text}`;
    const { marker, checked, depth } = block;
    return `${marker === "check" ? (checked ? "☑" : "☐") : marker} ${depth} ${text}`;
  });
const wanted = [
  "headline 标题",
  "paragraph 正文",
  "callout 提示一",
  "callout 提示二",
  "paragraph 再一段",
  "bullet 0 甲",
  "number 1 甲一",
  "number 1 甲二",
  "bullet 2 深",
  "bullet 0 乙",
  "rule",
  "☑ 0 办了",
  "☐ 0 没办",
];

const edition = fromParts(parts, () => null);
const expectSame = (imported: Imported | "too-deep" | null): void => {
  if (imported === null || imported === "too-deep") throw new Error("Nothing was read.");
  expect(shapeOf(fromParts(imported, () => null))).toEqual(wanted);
  expect(imported.left).toEqual([]);
};
const none = { author: "", title: "", keywords: "", pictures: new Map(), missingPicture: null };

test("the edition is as it was meant", () => {
  expect(shapeOf(edition)).toEqual(wanted);
});

test("by Markdown", () => {
  const markdown = toMarkdown(edition, { lang: "zh", picture: () => null });
  expect(markdown).toContain("> [!NOTE]\n> 提示一\n>\n> 提示二\n\n再一段");
  expect(markdown).toContain("* [x] 办了\n* [ ] 没办");
  expectSame(parseMarkdown(markdown, () => false));
});

test("by HTML", () => {
  const html = toHtmlFile(edition, {
    lang: "zh",
    author: "",
    facts: [],
    image: () => null,
    missingPicture: "",
    notes: { title: "", back: () => "" },
  });
  expect(html).toContain('<div class="callout" role="note">\n<p>提示一</p>\n<p>提示二</p>\n</div>');
  expect(html).toContain('<input type="checkbox" disabled checked> 办了</label>');
  expectSame(parseHtml(html, () => false));
});

test("by Word", async () => {
  const docx = await toDocx(edition, { ...none, lang: "zh" });
  expectSame((await readDocx(Buffer.from(docx), { columns: [], changes: null })).imported);
});

test("plain text shows the boxes and how deep an item stands", () => {
  const text = toPlainText(edition, "zh");
  expect(text).toContain("• 甲\n  1. 甲一\n  2. 甲二\n    • 深\n• 乙");
  expect(text).toContain("☑ 办了\n☐ 没办");
});
