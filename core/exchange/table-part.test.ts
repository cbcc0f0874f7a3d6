/** Tables from pages, spreadsheets and Word documents come in as they stood. */
import { expect, test } from "vitest";
import { textOf } from "../edition/blocks.ts";
import { gridOf } from "../edition/table/grid.ts";
import type { NodeJson } from "../edition/edition.ts";
import { readWordTable } from "./docx/table.ts";
import { parseXml, textIn } from "./docx/xml.ts";
import { parsePage } from "./html/parse-page.ts";
import { readPassage } from "./html/read-passage.ts";
import { plainInline } from "./inline.ts";
import { findLargeTable, readTable } from "./table-part.ts";
import { parseTabTable } from "./tab-table.ts";
import { bodyNode } from "./to-edition.ts";

/** Cells as "text", with paragraphs by "/", spans as "(rows x columns)" and headings as "^" (of a column) and "<". */
const show = (table: NodeJson | undefined): string[] =>
  gridOf(table ?? { type: "table", version: 1 }).rows.map((row) =>
    row
      .map(({ node, rowSpan, colSpan, headsColumn, headsRow }) => {
        const texts = (node.children ?? []).map((one) => textOf(one) + alignOf(one)).join("/");
        const span = rowSpan * colSpan > 1 ? `(${rowSpan}x${colSpan})` : "";
        return `${headsColumn ? "^" : ""}${headsRow ? "<" : ""}${texts}${span}`;
      })
      .join(" | "),
  );
const alignOf = ({ format }: NodeJson): string =>
  format ? `@${JSON.stringify(format).slice(1, -1)}` : "";
function passage(html: string) {
  const page = parsePage(html);
  if (page === "too-deep") throw new Error("too deep");
  return readPassage(page);
}
const tableIn = (html: string): NodeJson | undefined =>
  passage(html).blocks.find(({ type }) => type === "table");

test("a page's table keeps spans, headings of rows and columns, alignment and paragraphs", () => {
  const table = tableIn(`<table>
    <colgroup><col style="width:30%"><col style="width:70%"></colgroup>
    <thead><tr><th>项目</th><th align="center">内容</th></tr></thead>
    <tbody><tr><th scope="row" rowspan="2">甲</th><td><p>一</p><p>二</p></td></tr>
    <tr><td style="text-align:right"><ul><li>三</li><li>四</li></ul></td></tr></tbody></table>`);
  expect(show(table)).toEqual(["^项目 | ^内容@center", "<甲(2x1) | 一/二", "• 三/• 四"]);
  expect(gridOf(table ?? { type: "", version: 1 }).shares).toEqual([30, 70]);
});

test("what Excel puts on the clipboard: classes, a bold first row, merged cells, empty rows at the end", () => {
  const table =
    tableIn(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator
    content="Microsoft Excel 15"><style><!--td{padding-top:1px;text-align:general;}
    .xl65{font-weight:700;text-align:center;}.xl66{text-align:right;}--></style></head><body>
    <table border=0 cellpadding=0 cellspacing=0 width=216><!--StartFragment-->
    <col width=72 style='width:54pt'><col width=144 style='width:108pt'>
    <tr height=19><td height=19 class=xl65 width=72>单位</td><td class=xl65>人数</td></tr>
    <tr><td>一所</td><td class=xl66 x:num>1,200</td></tr>
    <tr><td colspan=2 style='mso-ignore:colspan'>合计</td></tr>
    <tr><td></td><td></td></tr><!--EndFragment--></table></body></html>`);
  expect(show(table)).toEqual(["^单位@center | ^人数@center", "一所 | 1,200@right", "合计(1x2)"]);
  expect(gridOf(table ?? { type: "", version: 1 }).shares).toEqual([33.3, 66.7]);
});

test("pictures of a table with text come behind it; one that places pictures is unfolded", () => {
  const text = "<td>字</td>".repeat(3);
  const mixed = passage(
    `<table><tr>${text}</tr><tr><td><img src="data:image/png;base64,AA"></td>${text}</tr></table>`,
  );
  expect(mixed.blocks.map(({ type }) => type)).toEqual(["table", "figure"]);
  const placing = passage(
    '<table><tr><td><img src="data:image/png;base64,AA"></td><td><img src="data:image/png;base64,AB"></td></tr><tr><td>图1 甲</td><td>图2 乙</td></tr></table>',
  );
  expect(placing.blocks.every(({ type }) => type !== "table")).toBe(true);
});

test("Word's merged cells, rows of headings and grid", () => {
  const cell = (text: string, about = "") =>
    `<w:tc><w:tcPr>${about}</w:tcPr><w:p>${text}</w:p></w:tc>`;
  const xml =
    parseXml(`<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/><w:gridCol w:w="1000"/></w:tblGrid>
    <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("甲", '<w:gridSpan w:val="2"/>')}${cell("乙")}</w:tr>
    <w:tr>${cell("丙", '<w:vMerge w:val="restart"/>')}${cell("丁")}${cell("戊")}</w:tr>
    <w:tr>${cell("己", "<w:vMerge/>")}${cell("庚")}${cell("")}</w:tr>
    <w:tr>${cell("", "<w:vMerge/>")}${cell("", '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`);
  const { rows, widths } = readWordTable(xml, ({ children }) => {
    const text = children.map((child) => (typeof child === "string" ? "" : textIn(child))).join("");
    return text === "" ? [] : [{ kind: "paragraph", text: plainInline(text) }];
  });
  const { table } = readTable(rows, widths);
  const [node] = table ? bodyNode(table, () => null) : [];
  expect(show(node)).toEqual(["^甲(1x2) | ^乙", "丙/己(3x1) | 丁 | 戊", "庚 | ", "(1x2)"]);
  expect(gridOf(node ?? { type: "", version: 1 }).shares).toEqual([20, 60, 20]);
});

test("lines with the same tabs are a table, others are not", () => {
  const table = parseTabTable("姓名\t单位\r\n甲\t\r\n");
  expect(show(table ? bodyNode(table, () => null)[0] : undefined)).toEqual([
    "姓名 | 单位",
    "甲 | ",
  ]);
  expect(parseTabTable("一\t二")).toBeNull();
  expect(parseTabTable("一\t二\n三")).toBeNull();
  expect(parseTabTable("一\n二")).toBeNull();
});

test("ten thousand rows are known to be too many", () => {
  const table = parseTabTable(Array.from({ length: 10_000 }, () => "a\tb\tc").join("\n"));
  expect(findLargeTable(table ? [table] : [])).toEqual({ rows: 10_000, columns: 3 });
});
