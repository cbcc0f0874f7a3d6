/** What a Word document becomes: by style and outline, with its lists, tables, notes, pictures and tracked changes. */
import { describe, expect, test } from "vitest";
import {
  paragraph,
  picture,
  run,
  style,
  styled,
  type WordParts,
  wordParts,
} from "../../../tests/support/word.ts";
import { textOf } from "../../edition/blocks.ts";
import type { Imported } from "../imported.ts";
import type { Inline } from "../inline.ts";
import type { ChangeDecision } from "./changes.ts";
import { notesOf } from "../../edition/notes.ts";
import { fromParts } from "../to-edition.ts";
import { parseDocx } from "./parse-docx.ts";
import { rowTexts } from "../table-part.ts";

const parse = (parts: WordParts, changes: ChangeDecision | null = null) =>
  parseDocx(wordParts(parts), { isColumn: (name) => name === "要闻", changes });

function read(parts: WordParts, changes: ChangeDecision | null = null): Imported {
  const result = parse(parts, changes);
  if (result.kind !== "imported" || !result.imported) throw new Error(JSON.stringify(result));
  return result.imported;
}

const plain = (text: Inline): string => textOf({ type: "", version: 1, children: text });

const summary = ({ headline, body }: Imported): string[] => [
  `headline: ${plain(headline)}`,
  ...body.map((part) => {
    switch (part.kind) {
      case "heading":
        return `h${part.level}: ${plain(part.text)}`;
      case "list":
        return `${part.ordered ? "ol" : "ul"}: ${part.items.map(plain).join(" / ")}`;
      case "nested-list":
        return `nested: ${part.items.map((item) => `${item.level}${item.ordered ? "." : "-"} ${plain(item.text)}`).join(" / ")}`;
      case "figure":
        return `figure ${part.asset}: ${plain(part.caption)} (${plain(part.alt)})`;
      case "table":
        return `table: ${rowTexts(part).map(plain).join(" / ")}`;
      case "rule":
        return "rule";
      case "gallery":
        return `gallery ${part.figures.map(({ asset }) => asset).join(" ")}: ${plain(part.caption)}`;
      default:
        return `${part.kind}: ${plain(part.text)}`;
    }
  }),
];

const bodyOf = (parts: WordParts, changes: ChangeDecision | null = null) =>
  summary(read(parts, changes)).slice(1);

const title = paragraph("T");

test("takes the title style for the headline and headings by name, localised name, base and outline level", () => {
  const styles = [
    style("a3", "Title"),
    style("1", "heading 1"),
    style("2", "标题 2"),
    style("mine", "分节", '<w:basedOn w:val="2"/>'),
    style("deep", "小节", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
    style("a5", "引用"),
  ].join("");
  const body = [
    paragraph("文号〔2026〕3号"),
    styled("a3", "报告的标题"),
    styled("1", run("第一节", "<w:b/>")),
    styled("2", "小标题"),
    styled("mine", "又一节"),
    styled("deep", "更小的"),
    paragraph("按大纲", '<w:outlineLvl w:val="0"/>'),
    styled("a5", "引文"),
    paragraph("正文"),
  ].join("");
  expect(summary(read({ body, styles }))).toEqual([
    "headline: 报告的标题",
    "paragraph: 文号〔2026〕3号",
    "h2: 第一节",
    "h3: 小标题",
    "h3: 又一节",
    "h4: 更小的",
    "h2: 按大纲",
    "quote: 引文",
    "paragraph: 正文",
  ]);
});

test("takes the first line for the headline where no style says so, after a breadcrumb", () => {
  const body = [paragraph("首页 / 要闻"), paragraph(""), paragraph("标题"), paragraph("正文")].join(
    "",
  );
  const imported = read({ body });
  expect(imported.breadcrumb).toEqual(["首页", "要闻"]);
  expect(summary(imported)).toEqual(["headline: 标题", "paragraph: 正文"]);
});

test("keeps looks, links and line breaks, and no script address", () => {
  const body = [
    title,
    paragraph(
      [
        run("粗", "<w:b/>"),
        run("不粗", '<w:b w:val="0"/>'),
        run("斜", "<w:i/>"),
        run("线", '<w:u w:val="single"/>'),
        "<w:r><w:br/></w:r>",
        `<w:hyperlink r:id="l1">${run("链")}${run("接", "<w:b/>")}</w:hyperlink>`,
        `<w:hyperlink r:id="l2">${run("恶")}</w:hyperlink>`,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>',
        `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("域")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ].join(""),
    ),
  ].join("");
  const links = {
    l1: { type: "hyperlink", target: "https://a.example/", external: true },
    l2: { type: "hyperlink", target: "javascript:alert(1)", external: true },
  };
  const [first] = read({ body, links }).body;
  if (first?.kind !== "paragraph") throw new Error("no paragraph");
  const flat = first.text.map((node) =>
    node.type === "link"
      ? [node["url"], node.children?.map((child) => [child["text"], child["format"]])]
      : node.type === "linebreak"
        ? "br"
        : [node["text"], node["format"]],
  );
  expect(flat).toEqual([
    ["粗", 1],
    ["不粗", 0],
    ["斜", 2],
    ["线", 8],
    "br",
    [
      "https://a.example/",
      [
        ["链", 0],
        ["接", 1],
      ],
    ],
    ["恶", 0],
    ["https://b.example/", [["域", 0]]],
  ]);
});

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = [
  `<w:abstractNum w:abstractNumId="0">${level(0, "bullet", "•")}${level(1, "decimal", "%2.")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level(0, "chineseCounting", "（%1）")}${level(1, "decimal", "%1.%2")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="2">${level(0, "decimal", "%1.")}</w:abstractNum>`,
  ...[0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`),
].join("");
const numbered = (list: number, at: number, text: string, more = "") =>
  paragraph(text, `${more}<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

test("keeps lists with lists in them, and numbers that a list cannot show as text", () => {
  const body = [
    title,
    numbered(1, 0, "甲"),
    numbered(1, 1, "甲一"),
    numbered(1, 1, "甲二"),
    numbered(1, 0, "乙"),
    numbered(2, 0, "总则", '<w:outlineLvl w:val="0"/>'),
    numbered(2, 1, "范围"),
    numbered(2, 0, "附则"),
    numbered(3, 0, "一"),
    paragraph("间"),
    numbered(3, 0, "二"),
  ].join("");
  expect(bodyOf({ body, numbering })).toEqual([
    "nested: 0- 甲 / 1. 甲一 / 1. 甲二 / 0- 乙",
    "h2: （一）总则",
    "paragraph: 一.1 范围",
    "paragraph: （二）附则",
    "ol: 一",
    "paragraph: 间",
    "nested: 0. 二",
  ]);
});

const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

test("keeps tables, and unfolds those that only place things", () => {
  const links = { p1: { type: "image", target: "media/1.png" } };
  const body = [
    title,
    `<w:tbl>${row(cell("时间"), cell("地点"))}${row(cell("五月"), cell(""))}</w:tbl>`,
    `<w:tbl>${row(cell("单列"))}${row(cell("两行"))}</w:tbl>`,
    `<w:tbl>${row(`<w:tc>${paragraph(picture("p1", "会场"))}${paragraph("图1 会场全景")}</w:tc>`, cell("旁注"))}</w:tbl>`,
  ].join("");
  const imported = read({ body, links });
  expect(summary(imported).slice(1)).toEqual([
    "table: 时间 | 地点 / 五月 | ",
    "paragraph: 单列",
    "paragraph: 两行",
    "figure word/media/1.png: 图1 会场全景 (会场)",
    "paragraph: 旁注",
  ]);
  expect(imported.left).toEqual([]);
});

test("pairs pictures with captions, above and below, and leaves 图书馆 in the text", () => {
  const links = { p1: { type: "image", target: "media/1.png" } };
  const styles = style("c", "caption");
  const body = [
    title,
    paragraph(picture("p1")),
    styled("c", "说明一"),
    styled("c", "说明二"),
    paragraph(picture("p1")),
    paragraph("图书馆建成"),
    paragraph(`${run("文字")}${picture("p1")}`),
    paragraph("图为会场。"),
  ].join("");
  expect(bodyOf({ body, styles, links })).toEqual([
    "figure word/media/1.png: 说明一 ()",
    "figure word/media/1.png: 说明二 ()",
    "paragraph: 图书馆建成",
    "paragraph: 文字",
    "figure word/media/1.png: 图为会场。 ()",
  ]);
});

test("pictures side by side are a gallery, and the caption below is of all of them", () => {
  const links = {
    p1: { type: "image", target: "media/1.png" },
    p2: { type: "image", target: "media/2.png" },
  };
  const styles = style("c", "caption");
  const pair = paragraph(`${picture("p1")}${picture("p2")}`);
  const body = [title, pair, styled("c", "左右两张"), pair, paragraph("正文"), pair].join("");
  expect(bodyOf({ body, links, styles })).toEqual([
    "gallery word/media/1.png word/media/2.png: 左右两张",
    "gallery word/media/1.png word/media/2.png: ",
    "paragraph: 正文",
    "gallery word/media/1.png word/media/2.png: ",
  ]);
});

test("knows a lead and a credit by their styles, and what a highlighter marked", () => {
  const links = { p1: { type: "image", target: "media/1.png" } };
  const styles = [style("l", "导语"), style("c", "caption"), style("k", "Credit")].join("");
  const credit = (text: string) => run(text, '<w:rStyle w:val="k"/>');
  const body = [
    title,
    styled("l", "导语在此"),
    styled("l", "又一段"),
    paragraph(picture("p1")),
    styled("c", `${run("会场　")}${credit("张三 摄")}`),
    paragraph(picture("p1")),
    styled("c", credit("只有供图")),
    paragraph(`${credit("正文里的署名")}${run("重点", '<w:highlight w:val="yellow"/>')}`),
    styled("c", `${run("没有图　")}${credit("李四 摄")}`),
    paragraph(run("白底", '<w:highlight w:val="none"/>')),
  ].join("");
  const imported = read({ body, links, styles });
  expect(plain(imported.lead)).toBe("导语在此");
  expect(summary(imported).slice(1)).toEqual([
    "paragraph: 又一段",
    "figure word/media/1.png: 会场 ()",
    "figure word/media/1.png:  ()",
    "paragraph: 正文里的署名重点",
    "paragraph: 没有图　李四 摄",
    "paragraph: 白底",
  ]);
  const credits = imported.body.flatMap((part) => (part.kind === "figure" ? part.credit : []));
  expect(credits.map(({ text }) => text)).toEqual(["张三 摄", "只有供图"]);
  const looks = imported.body.flatMap((part) => (part.kind === "paragraph" ? part.text : []));
  expect(looks.filter(({ format }) => format === 128).map(({ text }) => text)).toEqual(["重点"]);
});

test("keeps each footnote with its reference, and says what it left out", () => {
  const note = (id: number, text: string) =>
    `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
  const body = [
    title,
    paragraph(
      `${run("有注")}<w:r><w:footnoteReference w:id="7"/></w:r>${run("，又有")}<w:r><w:footnoteReference w:id="3"/></w:r>`,
    ),
    paragraph(`${run("明")}${run("暗", "<w:vanish/>")}`),
  ].join("");
  const imported = read({
    body,
    footnotes: note(3, "第三") + note(7, "第七"),
    comments: `<w:comment w:id="0" w:author="李">${paragraph("请核实")}</w:comment>`,
    header: paragraph("内部资料"),
  });
  expect(summary(imported).slice(1)).toEqual(["paragraph: 有注，又有", "paragraph: 明"]);
  const edition = fromParts(imported, () => null);
  expect(notesOf(edition).map(({ node }) => textOf(node))).toEqual(["第七", "第三"]);
  expect(imported.left).toEqual([
    { what: "hidden", text: "暗" },
    { what: "furniture", text: "内部资料" },
  ]);
});

test("reads comments with their words, answers and resolutions, in the order of the text", () => {
  const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
  const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/>`;
  const body = [
    title,
    paragraph(`${run("到会")}${start(2)}${run("三百")}${run("人")}${end(2)}${run("。")}`),
    paragraph(`${start(1)}${run("第二段")}`) + paragraph(`${run("第三段")}${end(1)}`),
  ].join("");
  const comment = (id: number, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-11-20T10:00:00Z">${paragraph(text)}</w:comment>`;
  const imported = read({ body, comments: comment(1, "王", "改写") + comment(2, "李", "请核实") });
  const common = { at: "2026-11-20T10:00:00Z", isResolved: false, answers: [] };
  expect(imported.comments).toEqual([
    { ...common, author: "李", text: "请核实", before: "到会", quote: "三百人" },
    { ...common, author: "王", text: "改写", before: "", quote: "第二段" },
  ]);
  expect(imported.left).toEqual([]);
});

test("reads text boxes once, symbols, ruby, and content controls", () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const body = [
    title,
    paragraph(
      `${run("锚")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box("框")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box("框")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph("控件")}</w:sdtContent></w:sdt>`,
    paragraph(
      `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:ruby><w:rt>${run("hàn")}</w:rt><w:rubyBase>${run("汉")}</w:rubyBase></w:ruby></w:r>`,
    ),
  ].join("");
  expect(bodyOf({ body })).toEqual([
    "paragraph: 锚",
    "paragraph: 框",
    "paragraph: 控件",
    "paragraph: ✓汉（hàn）",
  ]);
});

test("reads letters and signs of the font Symbol, as symbols and as text", () => {
  const symbol = (char: string) => `<w:r><w:sym w:font="Symbol" w:char="${char}"/></w:r>`;
  const body = [
    title,
    paragraph(["F061", "F057", "F0B1", "F0A3", "F0FE", "F090"].map(symbol).join("")),
    paragraph(run("\uF06D", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + run("m")),
    paragraph(run("\uF0FC", '<w:rFonts w:hAnsi="Wingdings"/>')),
  ];
  expect(bodyOf({ body: body.join("") })).toEqual([
    "paragraph: αΩ±≤⎭□",
    "paragraph: μm",
    "paragraph: ✓",
  ]);
});

test("keeps how a paragraph or heading is aligned, where it says so itself", () => {
  const aligned = (jc: string, more = "") => paragraph("文", `${more}<w:jc w:val="${jc}"/>`);
  const body = [
    title,
    ...["center", "right", "end", "both", "left"].map((jc) => aligned(jc)),
    aligned("center", '<w:outlineLvl w:val="0"/>'),
  ];
  const parts = read({ body: body.join("") }).body;
  expect(parts.map((part) => ("align" in part ? part.align : "left"))).toEqual([
    ...["center", "right", "right", "left", "left", "center"],
  ]);
});

test("aligns a paragraph as its style does, unless it says otherwise; a heading's style is the document's look", () => {
  const jc = (value: string) => `<w:pPr><w:jc w:val="${value}"/></w:pPr>`;
  const styles = [
    style("r", "署名", jc("right")),
    style("rr", "落款", '<w:basedOn w:val="r"/>'),
    style("h", "heading 1", jc("center")),
  ].join("");
  const own = paragraph("文", '<w:pStyle w:val="r"/><w:jc w:val="left"/>');
  const body = [title, styled("r", "甲"), styled("rr", "乙"), own, styled("h", "节")].join("");
  const parts = read({ body, styles }).body;
  expect(parts.map((part) => ("align" in part ? part.align : "left"))).toEqual([
    ...["right", "right", "left", "left"],
  ]);
});

test("says which other document stood in a place, and what to do", () => {
  const parts = wordParts({
    body: `${title}<w:altChunk r:id="c1"/>${paragraph("文")}`,
    links: { c1: { type: "aFChunk", target: "afchunk1.html" } },
  });
  const result = parseDocx(parts, { isColumn: () => false, changes: null });
  const imported = result.kind === "imported" ? result.imported : null;
  expect(imported?.left).toEqual([{ what: "document", text: "afchunk1.html" }]);
  expect(imported?.body?.map(({ kind }) => kind)).toEqual(["figure", "paragraph"]);
});

test("lists a chart with its words", () => {
  const chart = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="年报"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="c1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const parts = wordParts({
    body: title + paragraph(chart),
    links: { c1: { type: "chart", target: "charts/chart1.xml" } },
  });
  parts.set(
    "word/charts/chart1.xml",
    `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:p><a:r><a:t>论文</a:t></a:r><a:r><a:t>数</a:t></a:r></a:p></c:title><c:cat><c:strCache><c:pt><c:v>甲校</c:v></c:pt><c:pt><c:v>乙校</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache></c:val></c:chartSpace>`,
  );
  const result = parseDocx(parts, { isColumn: () => false, changes: null });
  expect(result).toMatchObject({
    imported: { left: [{ what: "drawing", text: "年报 · 论文数 · 甲校 · 乙校" }] },
  });
});

describe("tracked changes", () => {
  const body = [
    title,
    paragraph(
      `${run("原")}<w:ins w:id="1">${run("增")}</w:ins><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>${run("粗", '<w:b/><w:rPrChange w:id="3"><w:rPr/></w:rPrChange>')}`,
    ),
    paragraph("甲", '<w:rPr><w:del w:id="4"/></w:rPr>'),
    paragraph("乙"),
    paragraph("丙", '<w:rPr><w:ins w:id="5"/></w:rPr>'),
    paragraph("丁"),
    `<w:tbl>${row(cell("留"), cell("一"))}<w:tr><w:trPr><w:del w:id="6"/></w:trPr>${cell("去")}${cell("二")}</w:tr></w:tbl>`,
  ].join("");

  test("are counted, and nothing is decided for the user", () => {
    expect(parse({ body })).toEqual({
      kind: "undecided",
      changes: { insertions: 2, deletions: 3, formatting: 1 },
    });
  });

  test("are accepted", () => {
    expect(bodyOf({ body }, "accept")).toEqual([
      "paragraph: 原增粗",
      "paragraph: 甲乙",
      "paragraph: 丙",
      "paragraph: 丁",
      "table: 留 | 一",
    ]);
  });

  test("are rejected", () => {
    const imported = read({ body }, "reject");
    expect(summary(imported).slice(1)).toEqual([
      "paragraph: 原删粗",
      "paragraph: 甲",
      "paragraph: 乙",
      "paragraph: 丙丁",
      "table: 留 | 一 / 去 | 二",
    ]);
    const [first] = imported.body;
    expect(first?.kind === "paragraph" && first.text.map((node) => node["format"])).toEqual([0]);
  });

  test("are kept: put in underlined, taken out struck through, and said", () => {
    const imported = read({ body }, "keep");
    const [first] = imported.body;
    expect(
      first?.kind === "paragraph" && first.text.map((node) => [node["text"], node["format"]]),
    ).toEqual([
      ["原", 0],
      ["增", 8],
      ["删", 4],
      ["粗", 1],
    ]);
    expect(imported.left).toContainEqual({ what: "tracked", text: "+2 −3" });
    expect(summary(imported)).toContain("paragraph: 甲");
  });

  test("in a footnote count too", () => {
    const footnotes = `<w:footnote w:id="1">${paragraph(`<w:ins w:id="1">${run("x")}</w:ins>`)}</w:footnote>`;
    expect(parse({ body: title, footnotes })).toMatchObject({ kind: "undecided" });
  });
});

describe("hostile documents", () => {
  const refused = (name: string, content: string) =>
    parseDocx(new Map([...wordParts({ body: title }), [name, content]]), {
      isColumn: () => false,
      changes: null,
    });

  test("with a document type are refused, whatever its entities are", () => {
    const dtd = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';
    for (const name of ["word/document.xml", "word/_rels/document.xml.rels"])
      expect(refused(name, dtd)).toEqual({ kind: "refused", problem: "UNSAFE_FILE" });
  });

  test("that nest without end are refused", () => {
    const deep = `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`;
    expect(refused("word/document.xml", deep)).toEqual({ kind: "refused", problem: "UNSAFE_FILE" });
  });

  test("that are not well-formed, or have no main part, are damaged", () => {
    expect(refused("word/document.xml", "<w:document")).toEqual({
      kind: "refused",
      problem: "DAMAGED_FILE",
    });
    const parts = wordParts({ body: title });
    parts.delete("word/document.xml");
    const how = { isColumn: () => false, changes: null };
    expect(parseDocx(parts, how)).toEqual({ kind: "refused", problem: "DAMAGED_FILE" });
    expect(parseDocx(new Map(), how)).toEqual({ kind: "refused", problem: "NOT_A_DOCUMENT" });
  });

  test("whose styles are based on each other in a circle are read", () => {
    const styles =
      style("a", "甲", '<w:basedOn w:val="b"/>') + style("b", "乙", '<w:basedOn w:val="a"/>');
    expect(bodyOf({ body: title + styled("a", "正文"), styles })).toEqual(["paragraph: 正文"]);
  });
});
