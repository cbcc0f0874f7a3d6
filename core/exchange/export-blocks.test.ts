/** Blocks of every kind as files get them: nested and checked lists, rules, tables, alignment, hostile text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { cleanText, exportBlocks, textOfRuns } from "./export-blocks.ts";
import { toMarkdown } from "./export-markdown.ts";
import { exportFileName } from "./export-name.ts";
import { toPlainText } from "./export-text.ts";

const node = (type: string, children: (NodeJson | string)[] = [], more: object = {}): NodeJson => ({
  type,
  version: 1,
  children: children.map((child) =>
    typeof child === "string" ? { type: "text", version: 1, text: child, format: 0 } : child,
  ),
  ...more,
});
const edition = (...children: NodeJson[]): Edition => ({ root: node("root", children) });
const item = (...children: (NodeJson | string)[]) => node("listitem", children);
const markdown = (tree: Edition) => toMarkdown(tree, { lang: "en", picture: () => null });

const nested = edition(
  node(
    "list",
    [
      item("a"),
      item(node("list", [item("a1"), item("a2")], { listType: "number", start: 3 })),
      item("b"),
    ],
    { listType: "bullet" },
  ),
  node("list", [item("done")], { listType: "check" }),
);

test("keeps lists in lists, their numbers, and which list an item is in", () => {
  const items = exportBlocks(nested).map((block) =>
    block.kind === "item"
      ? [block.marker, block.list, block.depth, block.number, textOfRuns(block.runs)]
      : null,
  );
  expect(items).toEqual([
    ["bullet", 1, 0, 1, "a"],
    ["number", 1, 1, 3, "a1"],
    ["number", 1, 1, 4, "a2"],
    ["bullet", 1, 0, 2, "b"],
    ["check", 2, 0, 1, "done"],
  ]);
  expect(markdown(nested)).toBe("- a\n\n  3. a1\n  4. a2\n- b\n\n* [ ] done\n");
  expect(toPlainText(nested, "en")).toBe("• a\n  3. a1\n  4. a2\n• b\n\n☐ done\n");
});

test("keeps rules, alignment and the cells of tables", () => {
  const cell = (text: string, headerState = 0) =>
    node("tablecell", [node("paragraph", [text])], { headerState });
  const tree = edition(
    node("paragraph", ["right"], { format: "right" }),
    node("rule"),
    node("table", [
      node("tablerow", [cell("A", 1), cell("B", 1)]),
      node("tablerow", [cell("1 | 2"), cell("3")]),
    ]),
    node("unheard-of", ["kept"]),
  );
  expect(exportBlocks(tree).map((block) => block.kind)).toEqual([
    "paragraph",
    "rule",
    "table",
    "paragraph",
  ]);
  expect(exportBlocks(tree)[0]).toMatchObject({ align: "end" });
  expect(markdown(tree)).toBe(
    "right\n\n* * *\n\n| A | B |\n| --- | --- |\n| 1 \\| 2 | 3 |\n\nkept\n",
  );
  expect(toPlainText(tree, "en")).toBe("right\n\n* * *\n\nA\tB\n1 | 2\t3\n\nkept\n");
});

test("joins texts of one look and parts them at line ends", () => {
  const blocks = exportBlocks(edition(node("paragraph", ["a", "b\r\nc", "\u0000"])));
  const texts = blocks.flatMap((block) => ("runs" in block ? block.runs : []));
  expect(texts.map((run) => run.text)).toEqual(["ab", "\n", "c"]);
});

test("links nowhere that a page may not link to", () => {
  const link = node("link", ["x"], { url: "java\nscript:alert(1)" });
  expect(exportBlocks(edition(node("paragraph", [link])))[0]).toMatchObject({
    runs: [{ text: "x", href: null }],
  });
});

test("leaves no character that XML forbids, and takes no other", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanText(text);
      // oxlint-disable-next-line no-control-regex -- these are what must not be there
      expect(clean).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/u);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
  expect(cleanText("a\u200Fb ]]> \u{1F600}中\tc")).toBe("a\u200Fb ]]> \u{1F600}中\tc");
});

test("names files so that every system takes them", () => {
  expect(exportFileName(12, " 一/二:三…\u202E. ", "docx")).toBe("12 一 二 三….docx");
  expect(exportFileName(3, "", "txt")).toBe("3.txt");
  expect(Buffer.byteLength(exportFileName(3, "😀".repeat(500), "docx"))).toBeLessThan(255);
});
