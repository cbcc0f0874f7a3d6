/** A table written as Word, Markdown or a page comes back as it was. */
import { expect, test } from "vitest";
import { textOf } from "../../core/edition/blocks.ts";
import type { Edition, NodeJson } from "../../core/edition/edition.ts";
import { gridOf } from "../../core/edition/table/grid.ts";
import { toHtmlFile } from "../../core/exchange/export-html.ts";
import { toMarkdown } from "../../core/exchange/export-markdown.ts";
import { plainInline } from "../../core/exchange/inline.ts";
import type { CellPart } from "../../core/exchange/table-part.ts";
import { fromParts } from "../../core/exchange/to-edition.ts";
import { toDocx } from "./export-docx.ts";
import { readReport } from "./read-report.ts";

const cell = (text: string, more: Partial<CellPart> = {}): CellPart => ({
  texts: text === "" ? [] : text.split("\n").map((line) => ({ text: plainInline(line) })),
  rowSpan: 1,
  colSpan: 1,
  headsColumn: false,
  headsRow: false,
  ...more,
});
const head = { headsColumn: true };

const report = (rows: CellPart[][], widths: number[] | null = null): Edition =>
  fromParts(
    {
      headline: plainInline("标题"),
      lead: [],
      body: [
        { kind: "table", rows, widths },
        { kind: "paragraph", text: plainInline("下文") },
      ],
    },
    () => null,
  );

const merged = report(
  [
    [cell("单位", { ...head, rowSpan: 2 }), cell("人数", { ...head, colSpan: 2 })],
    [cell("男", head), cell("女", head)],
    [
      cell("一所"),
      { ...cell("12"), texts: [{ text: plainInline("12"), align: "right" }] },
      cell("3\n其中博士 1"),
    ],
    [cell("合计", { colSpan: 2 }), cell("")],
  ],
  [50, 25, 25],
);

const show = ({ root }: Edition): string[] =>
  (root.children ?? [])
    .slice(2)
    .flatMap((node) => (node.type === "table" ? rowsOf(node) : textOf(node)));
const rowsOf = (table: NodeJson): string[] => {
  const { rows, shares } = gridOf(table);
  const widths = shares?.map((share) => Math.round(share)).join(" ") ?? "";
  return [
    widths,
    ...rows.map((row) =>
      row
        .map(({ node, rowSpan, colSpan, headsColumn, headsRow }) => {
          const texts = (node.children ?? []).map(
            (block) => textOf(block) + (block["format"] === "right" ? "@right" : ""),
          );
          const span = rowSpan * colSpan > 1 ? `(${rowSpan}x${colSpan})` : "";
          return `${headsColumn ? "^" : ""}${headsRow ? "<" : ""}${texts.join("/")}${span}`;
        })
        .join(" | "),
    ),
  ];
};

async function readBack(name: string, bytes: Uint8Array) {
  const { imported } = await readReport(
    { name, bytes, beside: async () => "missing" },
    { columns: [], changes: null },
  );
  if (!imported) throw new Error("nothing came back");
  return { edition: fromParts(imported, () => null), left: imported.left };
}

test("Word keeps spans, rows of headings, alignment, paragraphs in cells and widths", async () => {
  const bytes = await toDocx(merged, {
    lang: "zh",
    title: "标题",
    author: "",
    keywords: "",
    pictures: new Map(),
    missingPicture: null,
  });
  const back = await readBack("a.docx", bytes);
  expect(show(back.edition)).toEqual(show(merged));
  expect(back.left).toEqual([]);
});

test("a page of its own does, too", async () => {
  const page = toHtmlFile(merged, {
    lang: "zh",
    author: "",
    facts: [],
    image: () => null,
    missingPicture: "",
    notes: { title: "", back: String },
  });
  const back = await readBack("a.html", new TextEncoder().encode(page));
  expect(show(back.edition)).toEqual(show(merged));
});

test("Markdown keeps what it has signs for", async () => {
  const plain = report([
    [cell("甲 | 乙", head), cell("丙", head)],
    [cell("一\n二"), cell("")],
  ]);
  const source = toMarkdown(plain, { lang: "zh", picture: () => null });
  const back = await readBack("a.md", new TextEncoder().encode(source));
  expect(show(back.edition)).toEqual(show(plain));
});
