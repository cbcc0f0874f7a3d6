/** What is pasted from each program becomes of it; tests/fixtures/clipboard says what the programs send. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shapeOf } from "../../../tests/support/shape.ts";
import type { PageElement } from "./page.ts";
import { parsePage } from "./parse-page.ts";
import { readPassage } from "./read-passage.ts";

function parsed(source: string): PageElement {
  const page = parsePage(source);
  if (page === "too-deep") throw new Error("too deep");
  return page;
}

const fixture = (name: string) =>
  readPassage(
    parsed(
      readFileSync(
        new URL(`../../../tests/fixtures/clipboard/${name}.html`, import.meta.url),
        "utf8",
      ),
    ),
  );
const shape = (html: string): string[] => shapeOf(readPassage(parsed(html)).blocks);

test("Word for Windows: styles, lists in lists, looks; changes and comments are said", () => {
  const { blocks, pictures, left } = fixture("word-windows");
  expect(shapeOf(blocks)).toEqual([
    "h2 center: 澜江市青年科学家论坛",
    "h2: 1. 开幕式",
    "paragraph: 本报讯 11月20日，*三百名*青年科学家/齐聚/_澜江_，水分子式为H↓2↓O，面积10 m↑2↑，~旧文~=重点=，请核实人数。详见[官网](https://www.example.org/forum?id=1&lang=zh)与附件。",
    "paragraph: 新增一句。结尾一句。",
    "h3: 议程",
    "1. 主旨报告",
    "  1. 智能水利",
    "  2. 先进*材料*",
    "2. 圆桌讨论",
    "- 自由发言",
    "paragraph: （一）报名须知",
    "figure 图 1 开幕式现场 (开幕式现场)",
    "paragraph right: （记者 王明）",
  ]);
  expect(pictures).toEqual([expect.stringMatching(/^file:.*clip_image002\.jpg$/)]);
  expect(left).toEqual([
    { what: "deleted", text: "删去一句。" },
    { what: "comment", text: "人数请核实" },
    { what: "colour", text: "请核实人数" },
  ]);
});

test("Word for Mac: bullets in symbol fonts, three levels, a quotation", () => {
  const { blocks, left } = fixture("word-mac");
  expect(shapeOf(blocks)).toEqual([
    "h2: Speakers",
    "paragraph: Two *keynotes* were given:",
    "- Lin Yue, hydrology",
    "  - River models",
    "    - Estuaries",
    "- Ma Rui, materials",
    "quote: Science belongs to everyone.",
  ]);
  expect(left).toEqual([]);
});

test("WPS: headings by size, no indents of spaces", () => {
  const { blocks, pictures, left } = fixture("wps");
  expect(shapeOf(blocks)).toEqual([
    "h2 center: 科普周活动通知",
    "paragraph: 各区科协：科普周定于11月23日举行，请_提前报名_，并将名单送交活动办公室备案。",
    "h3: 一、时间地点",
    "1. 科技馆一层",
    "2. 图书馆报告厅",
    "h3: 二、联系方式",
    "figure  ()",
    "paragraph: 电话=12345=，邮箱 [office@example.org](mailto:office@example.org)，工作日九时至十七时均可联系。",
  ]);
  expect(pictures).toHaveLength(1);
  expect(left).toEqual([]);
});

test("WeChat: late pictures by their address, emoji as characters, no counters", () => {
  const { blocks, pictures, left } = fixture("wechat");
  expect(shapeOf(blocks)).toEqual([
    "h2 center: 青年科学家走进中学课堂",
    "paragraph: 11月20日，澜江市科协组织的青年科学家走进市第一中学，为三百多名学生带来一堂生动的科学课[加油]🎉。",
    "figure 图为课堂现场 摄影/王明 ()",
    "h3 center: 01 问答环节",
    "- 为什么江水会变清？",
    "- 机器人会做梦吗？",
    "paragraph: 更多活动见[科普日历](https://mp.weixin.qq.com/s/abc)，欢迎各校与我们联系，一起把科学送进更多课堂。",
  ]);
  expect(pictures).toEqual(["https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg"]);
  expect(left).toEqual([{ what: "drawing", text: "https://v.qq.com/iframe/player.html?vid=x" }]);
});

test("a web page: what was selected is kept, buttons and icons are not", () => {
  const { blocks, left } = fixture("web-page");
  expect(shapeOf(blocks)).toEqual([
    "paragraph: [Home](https://news.example/)",
    "h2: A river reads itself",
    "paragraph: Sensors along the Lan River /now/ report every *ten minutes*. [Read more](https://news.example/river)",
    "figure The weir at dusk Photo: Wang Ming (The weir at dusk)",
    "quote: “We can see the flood coming.”",
    "rule: ",
    "3. Third",
    "  - inner one",
    "  - inner two",
    "4. Fourth⏎goes on",
    "paragraph: level = read()⏎print(level)",
    "paragraph: Method",
    "paragraph: Measured with radar.",
  ]);
  expect(left).toEqual([{ what: "furniture", text: "Share this" }]);
});

test("Google Docs: not bold, although all of it is in a bold element", () => {
  const { blocks, left } = fixture("google-docs");
  expect(shapeOf(blocks)).toEqual([
    "h2: Annual meeting",
    "paragraph: The meeting was *opened*/ by/~ the~= mayor=↑1↑.",
    "- Plenary",
    "  - Hall A",
    "- Posters",
    "paragraph center: [Programme](https://example.org/)",
  ]);
  expect(left).toEqual([]);
});

test("LibreOffice: Chinese lines are joined without a space, English ones with one", () => {
  const { blocks, pictures } = fixture("libreoffice");
  expect(shapeOf(blocks)).toEqual([
    "h2: 会议纪要",
    "paragraph: 会议听取了*三项*汇报，与会人员围绕明年的工作安排进行了讨论。待定",
    "paragraph center: （Lan River Office of Science）",
    "1. 经费",
    "2. 场地",
    "  1. 主会场",
    "figure  (会场平面图)",
  ]);
  expect(pictures).toEqual([expect.stringMatching(/^data:image\/png;base64,/)]);
});

test("editors of a Mac: looks by class", () => {
  expect(shapeOf(fixture("mac-notes").blocks)).toEqual([
    "h2 center: 采访提纲",
    "paragraph: 问题一：_项目_何时启动？/追问/预算来源。",
    "paragraph: 问题二： 下一步计划是什么，各单位如何分工，公众怎样参与？",
  ]);
});

test("Excel: rows that are hidden stay behind", () => {
  const said = shapeOf(fixture("excel").blocks).join("\n");
  expect(said).toContain("项目");
  expect(said).toContain("1,200");
  expect(said).not.toContain("内部");
});

test("WPS spreadsheets: cells as they are shown, heads merged, empty rows left behind", () => {
  const { blocks, left } = fixture("wps-sheet");
  expect(shapeOf(blocks)).toEqual([
    "row 区县 | 参与人数",
    "row 东澜区 | 1,200 | 12.50%",
    "row 青屿区⏎（含新城） | 86 | 90.00%",
  ]);
  // The bold row is the head of the table, which needs no bold.
  const [head] = blocks[0]?.children ?? [];
  expect(head?.children?.map(({ headerState, colSpan }) => [headerState, colSpan])).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect(left).toEqual([]);
});

test("a page that names its headings gets none by size; a short passage in one size has none", () => {
  const large = '<p style="font-size:30px">大字</p>';
  const text = `<p style="font-size:16px">${"正文".repeat(30)}。</p>`;
  expect(shape(large + text)[0]).toBe("h2: 大字");
  expect(shape(`<h3>题</h3>${large}${text}`)).toContain("paragraph: 大字");
  expect(shape(large)).toEqual(["paragraph: 大字"]);
});

test("a page's own del is a look, a tracked one is gone", () => {
  expect(shape("<p>甲<del>乙</del><ins>丙</ins></p>")).toEqual(["paragraph: 甲~乙~_丙_"]);
});

test("links go to addresses that a reader can open, and to nothing else", () => {
  const links = [
    "javascript:x()",
    "java\tscript:x()",
    "data:text/html,x",
    "file:///c",
    "#top",
    "vbscript:x",
  ];
  for (const href of links)
    expect(shape(`<p><a href="${href}">字</a></p>`)).toEqual(["paragraph: 字"]);
});

test("what no reader sees is nothing: empty paragraphs, counters, sheets, comments of the page", () => {
  expect(
    shape(
      "<style>p{x:y}</style><p>&nbsp;</p><p><br></p><!-- x --><p>甲</p><img width=1 src=a.gif>",
    ),
  ).toEqual(["paragraph: 甲"]);
});
