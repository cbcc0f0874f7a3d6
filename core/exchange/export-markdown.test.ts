/** An edition written as Markdown and read again is the same edition. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { assetSchema } from "../media/asset.ts";
import { exportBlocks, type ExportBlock, textOfRuns } from "./export-blocks.ts";
import { toMarkdown } from "./export-markdown.ts";
import { parseMarkdown } from "./markdown.ts";
import { LEAD_MARK } from "./page-lines.ts";
import { fromParts } from "./to-edition.ts";

const asset = assetSchema.parse({ hash: "c".repeat(64), ext: "jpg", width: 40, height: 30 });
const options = { lang: "zh", picture: () => "pictures/1.jpg" } as const;

const node = (type: string, children: NodeJson[], more: object = {}): NodeJson => ({
  type,
  version: 1,
  children,
  ...more,
});
const words = (text: string, format = 0): NodeJson => ({ type: "text", version: 1, text, format });
const edition = (...children: NodeJson[]): Edition => ({ root: node("root", children) });

const read = (markdown: string): ExportBlock[] => {
  const parts = parseMarkdown(markdown, (name) => name === "News");
  return parts ? exportBlocks(fromParts(parts, () => asset)) : [];
};

/** What has to be the same: which list an item is in by order of appearance, no ids. */
function show(block: ExportBlock): string {
  switch (block.kind) {
    case "figure":
      return `figure ${block.asset?.ext} ${[block.caption, block.credit].map(textOfRuns).join("|")}|${block.alt}`;
    case "item":
      return `item ${block.marker} ${block.list} ${JSON.stringify(block.runs)}`;
    case "table":
      return JSON.stringify([
        block.headRows,
        block.rows.map((row) => row.map((cell) => cell.blocks.map(show))),
      ]);
    case "rule":
    case "media":
      return block.kind;
    case "heading":
      return `h${block.level} ${JSON.stringify(block.runs)}`;
    default:
      return `${block.kind} ${JSON.stringify(block.runs)}`;
  }
}

const expectSame = (tree: Edition): void => {
  const markdown = toMarkdown(tree, options);
  expect(read(markdown).map(show), markdown).toEqual(exportBlocks(tree).map(show));
};

const hard =
  '**bold** *a_b_c* `x` [t](u) ![i](j) <b> </u> &amp; &#38; # h 1. 2) - + > | a | :-- ~~s~~ https://a.b/c_d www.x.org a@b.cn \\ \\* [//]: # (x) 首页 / News 12 === --- ``` "q" 3~5 。“”（）'.split(
    " ",
  );
const word = fc.oneof(
  fc.constantFrom(...hard),
  fc.stringMatching(/^[\p{Script=Han}，。“”a-z\d]{1,8}$/u),
);
const line = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .chain((all) => fc.constantFrom(all.join(" "), all.join("")))
  .filter((text) => !LEAD_MARK.test(text));
const format = fc.integer({ min: 0, max: 255 });
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(line, format).map(([text, bits]) => words(text, bits)) },
  { weight: 2, arbitrary: line.map((text) => words(text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(line, fc.constantFrom("https://a.org/x_(y)?b=1&amp;c", "mailto:a@b.cn"))
      .map(([text, url]) => node("link", [words(text)], { url })),
  },
);
/** Pieces with a line break between two lines. */
const inside = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.array(piece, { maxLength: 2 }))
  .map(([first, second]) =>
    second.length > 0 ? [...first, { type: "linebreak", version: 1 }, ...second] : first,
  );
const flat = fc.array(piece, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  inside.map((children) => node("paragraph", children)),
  inside.map((children) => node("quote", children)),
  fc
    .tuple(flat, fc.constantFrom("h2", "h3", "h4"))
    .map(([children, tag]) => node("heading", children, { tag })),
  fc
    .tuple(fc.array(inside, { minLength: 1, maxLength: 3 }), fc.constantFrom("bullet", "number"))
    .map(([items, listType]) =>
      node(
        "list",
        items.map((children) => node("listitem", children)),
        { listType },
      ),
    ),
  fc
    .tuple(fc.array(line, { maxLength: 2 }), fc.option(line), fc.option(line))
    .map(([caption, alt, credit]) =>
      node(
        "figure",
        [
          node(
            "caption",
            caption.flatMap((text, i) => [
              ...(i ? [{ type: "linebreak", version: 1 }] : []),
              words(text),
            ]),
          ),
          node("alt", alt === null ? [] : [words(alt.replace(/\s+/gu, " "))]),
          node("credit", credit === null ? [] : [words(credit)]),
        ],
        { asset },
      ),
    ),
);

/** The highest heading of a file becomes an h2, so every tree has one. */
const tree = fc
  .tuple(flat, fc.option(inside), fc.array(block, { maxLength: 6 }))
  .map(([headline, lead, body]) =>
    edition(
      node("headline", headline),
      node("lead", lead ?? []),
      node("heading", [words("小标题")], { tag: "h2" }),
      ...body,
    ),
  );

test("reads back a heading that is nothing but a number sign", () => {
  const heading = (text: string) => node("heading", [words(text)], { tag: "h2" });
  expectSame(edition(node("headline", [words("标题")]), heading("#"), heading("# ##")));
});

test("reads back what it wrote, whatever the text", () => {
  fc.assert(fc.property(tree, expectSame), { numRuns: 500 });
});

test("a table comes back with its headings, paragraphs in cells and alignment", () => {
  const paragraph = (text: string, format = "") => node("paragraph", [words(text)], { format });
  const cell = (children: NodeJson[], headerState = 0) =>
    node("tablecell", children, { headerState, colSpan: 1, rowSpan: 1 });
  const row = (...cells: NodeJson[]) => node("tablerow", cells);
  const headed = node("table", [
    row(cell([paragraph("项 | 目")], 1), cell([paragraph("数", "right")], 1)),
    row(cell([paragraph("# 甲"), paragraph("1. 乙")]), cell([paragraph("12", "right")])),
  ]);
  const plain = node("table", [row(cell([paragraph("a")]), cell([paragraph("")]))]);
  expectSame(edition(headed, paragraph("之间"), plain));
  expect(toMarkdown(edition(headed), options)).toContain("| --- | --: |");
});
