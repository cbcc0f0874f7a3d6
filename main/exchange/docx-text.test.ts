/** No word of a Word document is lost on its way into a report: held against a reader of XML that shares nothing with ours. */
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  Document,
  EndnoteReferenceRun,
  FootnoteReferenceRun,
  HeadingLevel,
  Math,
  MathFraction,
  MathRun,
  Packer,
  Paragraph,
  SymbolRun,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Textbox,
} from "docx";
import { Doc, applyUpdate } from "yjs";
import { describe, expect, test } from "vitest";
import {
  paragraph,
  picture,
  run,
  styled,
  wordFile,
  type WordParts,
} from "../../tests/support/word.ts";
import { squeezed, visiblePieces } from "../../tests/support/visible-text.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { LEAD_MARK } from "../../core/exchange/page-lines.ts";
import { fromParts } from "../../core/exchange/to-edition.ts";
import { editionOf, toUpdate } from "../edition/lexical-yjs.ts";
import { readReport } from "./read-report.ts";
import { openZip } from "./zip.ts";

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await openZip(bytes);
  const parts = new Map<string, string>();
  for (const name of zip.entries.keys())
    if (/\.(?:xml|rels)$/.test(name))
      parts.set(name, new TextDecoder().decode(await zip.read(name)));
  return parts;
}

/** The text of the report as the editor has it, and what its list of things left out says of the line above the headline. */
async function shownBy(bytes: Uint8Array): Promise<string> {
  const file = { name: "r.docx", bytes, beside: async () => "missing" as const };
  const { imported } = await readReport(file, { columns: [], changes: "accept" });
  if (!imported) return "";
  const doc = new Doc();
  applyUpdate(doc, toUpdate(fromParts(imported, () => null)));
  const blocks = blocksOf(editionOf(doc)).map(({ text }) => text);
  return withoutSigns([...(imported.breadcrumb ?? []), ...blocks].join("\n"));
}

/** Between the parts of a breadcrumb, which are kept without. */
const withoutSigns = (text: string): string => squeezed(text).replace(/[>»›]/g, "");

const timesIn = (text: string, piece: string): number => text.split(piece).length - 1;

/** Pieces that the report has fewer times than the document. */
async function lostFrom(bytes: Uint8Array): Promise<string[]> {
  const shown = await shownBy(bytes);
  const pieces = visiblePieces(await partsOf(bytes)).map((piece) =>
    withoutSigns(piece.replace(LEAD_MARK, "")),
  );
  const times = Map.groupBy(pieces, (piece) => piece);
  return [...times].flatMap(([piece, same]) =>
    timesIn(shown, piece) < same.length ? [piece] : [],
  );
}

const title = paragraph("标题");
const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
const choice = (drawing: string): string =>
  `<mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH>${drawing}</wp:anchor></w:drawing></mc:Choice>`;
const fallback = (shape: string): string => `<mc:Fallback><w:pict>${shape}</w:pict></mc:Fallback>`;
const alternate = (newer: string, older: string): string =>
  `<mc:AlternateContent>${choice(newer)}${fallback(older)}</mc:AlternateContent>`;
const field = (type: string, looks = ""): string =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const cell = (content: string, about = ""): string =>
  `<w:tc>${about && `<w:tcPr>${about}</w:tcPr>`}${content.startsWith("<") ? content : paragraph(content)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;
const note = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="别名"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const tracked = (kind: "ins" | "del" | "moveTo" | "moveFrom", content: string): string =>
  `<w:${kind} w:id="1" w:author="甲">${content}</w:${kind}>`;

const documents: Record<string, WordParts> = {
  "a table with merges and holes": {
    body:
      title +
      table(
        row(cell("甲一", '<w:gridSpan w:val="2"/>'), cell("甲三", '<w:vMerge w:val="restart"/>')),
        row(cell("乙一"), cell("乙二"), cell("乙三藏", "<w:vMerge/>")),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("丙二")}${cell("丙三", "<w:vMerge/>")}</w:tr>`,
        row(cell("丁一", '<w:gridSpan w:val="7"/>'), cell("丁八")),
      ),
  },
  "tables in tables, in controls and in alternatives": {
    body:
      title +
      table(
        row(
          cell(
            paragraph("外一") +
              table(row(cell("内一"), cell("内二")), row(cell("内三"), cell("内四"))),
          ),
          control(cell("外二")),
        ),
        control(row(cell("外三"), cell("外四"))),
        `<mc:AlternateContent><mc:Choice Requires="x">${row(cell("外五"), cell("外六"))}</mc:Choice></mc:AlternateContent>`,
      ),
  },
  "notes of both kinds, in text, in cells, in each other, with a table": {
    body:
      paragraph(run("标题") + note("footnote", 4)) +
      paragraph(run("正文") + note("footnote", 1) + run("再说") + note("endnote", 1)) +
      table(row(cell("甲"), cell(paragraph(note("footnote", 2)))), row(cell("乙"), cell("丙"))) +
      table(
        row(cell("丁"), cell(table(row(cell(paragraph(note("footnote", 5))), cell("戊"))))),
        row(cell("己"), cell("庚")),
      ),
    footnotes: [
      `<w:footnote w:id="1">${paragraph("脚注一第一段")}${paragraph("脚注一第二段")}</w:footnote>`,
      `<w:footnote w:id="2">${paragraph("脚注二")}${table(row(cell("注中表一"), cell("注中表二")))}</w:footnote>`,
      `<w:footnote w:id="3">${paragraph("脚注三在尾注之中")}</w:footnote>`,
      `<w:footnote w:id="4">${paragraph("脚注四在标题")}</w:footnote>`,
      `<w:footnote w:id="5">${paragraph("脚注五在表中之表")}</w:footnote>`,
    ].join(""),
    endnotes: `<w:endnote w:id="1">${paragraph(run("尾注") + note("footnote", 3))}</w:endnote>`,
  },
  "text boxes, once, and what older Words draw": {
    body:
      title +
      paragraph(
        `${run("框外")}<w:r>${alternate(`<wps:txbx>${box("框一")}</wps:txbx>`, `<v:textbox>${box("框一")}</v:textbox>`)}</w:r>`,
      ) +
      paragraph(
        `<w:r>${alternate("<wps:cNvSpPr/>", `<v:textbox>${box("只在旧处")}</v:textbox>`)}</w:r>`,
      ) +
      paragraph(`<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>`) +
      paragraph(
        `<w:r><w:drawing><wp:inline><wps:txbx><w:txbxContent>${paragraph("外框")}${table(row(cell("框表一"), cell("框表二")))}${paragraph(`<w:r><w:pict><v:textbox>${box("内框")}</v:textbox></w:pict></w:r>`)}</w:txbxContent></wps:txbx></wp:inline></w:drawing></w:r>`,
      ) +
      `<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${paragraph("段落只在旧处")}</mc:Fallback></mc:AlternateContent>`,
  },
  "tracked changes, accepted": {
    body:
      title +
      paragraph(
        tracked("ins", run("新增")) +
          tracked("del", "<w:r><w:delText>删去</w:delText></w:r>") +
          run("原有"),
      ) +
      paragraph("断开", '<w:rPr><w:del w:id="3"/></w:rPr>') +
      paragraph("接上") +
      tracked("ins", paragraph("整段新增")) +
      paragraph(tracked("moveFrom", run("移走之前")) + run("留下")) +
      paragraph(tracked("moveTo", run("移来之后"))) +
      table(
        row(cell("行一"), cell("行二")),
        `<w:tr><w:trPr><w:del w:id="4"/></w:trPr>${cell("删行")}${cell("删行")}</w:tr>`,
      ),
  },
  "fields, their results, and marks of fields that have no end": {
    body:
      title +
      paragraph(
        field("begin") +
          instruction(' HYPERLINK "https://a.example/" ') +
          field("separate") +
          run("链接字") +
          field("end"),
      ) +
      paragraph(
        field("begin") +
          instruction(" IF ") +
          field("begin") +
          instruction(" PAGE ") +
          field("separate") +
          run("7") +
          field("end") +
          instruction(" = 1 ") +
          field("separate") +
          run("条件之果") +
          field("end"),
      ) +
      paragraph(`<w:fldSimple w:instr=" AUTHOR ">${run("简单之果")}</w:fldSimple>`) +
      paragraph(
        run("索引前") +
          field("begin") +
          instruction(' XE "索引" ') +
          field("end", "<w:vanish/>") +
          run("索引后"),
      ) +
      paragraph(field("separate") + run("无头") + field("end")) +
      paragraph(run("破前") + field("begin") + instruction(" PAGE ") + run("破中")) +
      paragraph("破后"),
  },
  "controls, smart tags, custom markup, directions and subdocuments": {
    body:
      title +
      control(paragraph(`${run("控件")}${control(run("行内控件"))}`)) +
      `<w:customXml w:element="x">${paragraph("自定标记")}</w:customXml>` +
      paragraph(
        `<w:smartTag w:element="place">${run("上海")}<w:smartTag w:element="x">${run("浦东")}</w:smartTag></w:smartTag>`,
      ) +
      paragraph(
        `<w:bdo w:val="rtl">${run("العربية", "<w:rtl/>")}</w:bdo><w:dir w:val="ltr">${run("左起")}</w:dir>`,
        "<w:bidi/>",
      ) +
      paragraph(
        run("显示", '<w:vanish w:val="0"/>') +
          run("隐藏", "<w:vanish/>") +
          run("网页中隐藏", "<w:webHidden/>"),
      ),
  },
  "formulas, in lines, by themselves and between paragraphs": {
    body:
      title +
      paragraph(`${run("式")}<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>`) +
      paragraph("<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>") +
      "<m:oMathPara><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></m:oMathPara>" +
      table(row(cell(paragraph("<m:oMath><m:r><m:t>n=9</m:t></m:r></m:oMath>")), cell("格"))),
  },
  "comments, ruby, hyphens, breaks and marks between runs": {
    body:
      title +
      paragraph(
        `<w:commentRangeStart w:id="0"/>${run("批注")}<w:commentRangeEnd w:id="0"/><w:proofErr w:type="spellStart"/>${run("拼写")}<w:bookmarkStart w:id="1" w:name="b"/>${run("书签")}<w:r><w:t>前</w:t><w:noBreakHyphen/><w:t>后</w:t><w:tab/><w:t>制表</w:t><w:br/><w:t>换行</w:t><w:br w:type="page"/><w:t>换页</w:t><w:softHyphen/><w:t>软</w:t></w:r>`,
      ) +
      paragraph(
        `<w:r><w:ruby><w:rt>${run("hàn")}</w:rt><w:rubyBase>${run("汉")}${control(run("语"))}</w:rubyBase></w:ruby></w:r>`,
      ) +
      paragraph(`<w:r><w:t><![CDATA[原样 & <标>]]></w:t></w:r>`),
    comments: `<w:comment w:id="0" w:author="乙">${paragraph("意见")}</w:comment>`,
  },
  "a lead, a breadcrumb, captions, lists and quotes": {
    body:
      paragraph("首页 > 要闻") +
      styled("Title", "标题") +
      paragraph("导语：会议召开。") +
      paragraph(picture("p1", "替代")) +
      styled("Caption", "图 1 会场") +
      paragraph("图 2 没有图") +
      styled("Quote", "引文") +
      paragraph("单项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      paragraph("深项", '<w:numPr><w:ilvl w:val="5"/><w:numId w:val="1"/></w:numPr>') +
      table(
        row(cell(paragraph(picture("p1"))), cell(paragraph(picture("p1")))),
        row(cell("左图说"), cell("右图说")),
      ) +
      table(
        row(
          cell(paragraph("格中列项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')),
          cell(styled("Caption", "格中题注")),
        ),
      ),
    links: { p1: { type: "image", target: "media/a.png" } },
  },
};

const diagram = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="流程"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds r:dm="d1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const points = ["第一步", "第二步"].map(
  (text) =>
    `<dgm:pt><dgm:t><a:p><a:r><a:t>${text.slice(0, 1)}</a:t></a:r><a:r><a:t>${text.slice(1)}</a:t></a:r></a:p></dgm:t></dgm:pt>`,
);
const withDiagram = wordFile(
  {
    body: title + paragraph(run("图示") + diagram),
    links: { d1: { type: "diagramData", target: "diagrams/data1.xml" } },
  },
  [
    {
      name: "word/diagrams/data1.xml",
      content: `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>${points.join("")}</dgm:ptLst></dgm:dataModel>`,
    },
  ],
);

/** What another program writes, with as much of it as that can. */
function madeByLibrary(): Promise<Buffer> {
  const cellOf = (text: string, span: { columnSpan?: number; rowSpan?: number } = {}) =>
    new TableCell({ children: [new Paragraph(text)], ...span });
  const inner = new Table({ rows: [new TableRow({ children: [cellOf("里甲"), cellOf("里乙")] })] });
  return Packer.toBuffer(
    new Document({
      footnotes: { 1: { children: [new Paragraph("据主办方统计。")] } },
      endnotes: { 1: { children: [new Paragraph("见年报。")] } },
      sections: [
        {
          children: [
            new Paragraph({ text: "年会开幕", heading: HeadingLevel.TITLE }),
            new Paragraph({ text: "议程", heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [
                new TextRun("到会 <三百> & 余人"),
                new FootnoteReferenceRun(1),
                new TextRun({ text: "按统计", bold: true }),
                new EndnoteReferenceRun(1),
                new SymbolRun({ char: "F061", symbolfont: "Symbol" }),
                new Math({
                  children: [
                    new MathFraction({
                      numerator: [new MathRun("分子")],
                      denominator: [new MathRun("分母")],
                    }),
                  ],
                }),
              ],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: [cellOf("跨二列", { columnSpan: 2 }), cellOf("跨二行", { rowSpan: 2 })],
                }),
                new TableRow({
                  children: [
                    cellOf("一"),
                    new TableCell({ children: [inner, new Paragraph("表后")] }),
                  ],
                }),
              ],
            }),
            new Textbox({
              alignment: "center",
              children: [new Paragraph("文本框")],
              style: { width: "200pt" },
            }),
          ],
        },
      ],
    }),
  );
}

describe("every word comes in", () => {
  test.each(Object.entries(documents))("of %s", async (_name, parts) => {
    expect(await lostFrom(wordFile(parts))).toEqual([]);
  });

  test("of a diagram", async () => {
    expect(await lostFrom(withDiagram)).toEqual([]);
  });

  test("of a document made by another program", async () => {
    expect(await lostFrom(await madeByLibrary())).toEqual([]);
  });
});

describe("the search for lost text", () => {
  const piecesOf = (parts: WordParts) =>
    partsOf(wordFile(parts)).then((files) => visiblePieces(files));

  test("sees what is shown, and nothing else", async () => {
    const seen = await Promise.all(
      Object.values(documents).map(async (parts) => (await piecesOf(parts)).join("")),
    );
    const all = seen.join("");
    for (const text of [
      "甲三",
      "内四",
      "脚注三",
      "内框",
      "只在旧处",
      "整段新增",
      "条件之果",
      "破后",
      "浦东",
      "x+y",
    ])
      expect(all).toContain(text);
    for (const text of ["删去", "移走", "删行", "PAGE", "隐藏字", "别名", "意见", "914400"])
      expect(all).not.toContain(text);
    expect(timesIn(all, "框一")).toBe(1);
    expect(timesIn(all, "隐藏")).toBe(1);
  });

  test("finds what is missing, also one of two", async () => {
    const twice = wordFile({ body: title + paragraph("甲乙丙") + paragraph("甲乙丙") });
    expect(await lostFrom(twice)).toEqual([]);
    const hidden = wordFile({
      body: `${title}${paragraph("甲乙丙")}<w:altChunk/><w:p><w:r><w:pgNum><w:t>甲乙丙</w:t></w:pgNum></w:r></w:p>`,
    });
    expect(await lostFrom(hidden)).toEqual(["甲乙丙"]);
  });
});

const corpus = process.env["DIGLOT_DOCX_DIR"];
const corpusFiles = corpus === undefined ? [] : globSync("**/*.docx", { cwd: corpus });

describe.runIf(corpusFiles.length > 0)("documents under DIGLOT_DOCX_DIR", () => {
  test.each(corpusFiles)("%s comes in with all of its text", async (name) => {
    expect(await lostFrom(await readFile(join(corpus ?? "", name)))).toEqual([]);
  });
});
