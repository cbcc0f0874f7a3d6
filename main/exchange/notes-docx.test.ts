/** Footnotes through Word and back: real footnotes of Word's, with their references in place. */
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { textOf } from "../../core/edition/blocks.ts";
import { notesOf } from "../../core/edition/notes.ts";
import { plainInline, toInline } from "../../core/exchange/inline.ts";
import { noteRef } from "../../core/exchange/note-ref.ts";
import { fromParts } from "../../core/exchange/to-edition.ts";
import { toDocx } from "./export-docx.ts";
import { readReport } from "./read-report.ts";

const edition = fromParts(
  {
    headline: plainInline("标题"),
    lead: [],
    body: [
      {
        kind: "paragraph",
        text: [
          ...plainInline("甲"),
          noteRef(toInline("据**主办方**统计\\\n见附件")),
          ...plainInline("乙"),
        ],
      },
      { kind: "heading", level: 2, text: [...plainInline("节"), noteRef(plainInline("节的注"))] },
      {
        kind: "list",
        ordered: true,
        items: [[...plainInline("项"), noteRef(plainInline("项的注"))]],
      },
    ],
  },
  () => null,
);

const write = () =>
  toDocx(edition, {
    ...{ lang: "zh", title: "标题", author: "", keywords: "" },
    pictures: new Map(),
    missingPicture: null,
  });

test("notes are footnotes of Word's, each referred to once", async () => {
  const files = unzipSync(await write());
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const cited = [...part("word/document.xml").matchAll(/<w:footnoteReference w:id="(\d+)"/g)];
  expect(cited.map(([, id]) => id)).toEqual(["1", "2", "3"]);
  expect(part("word/footnotes.xml")).toContain("主办方");
  expect(part("word/document.xml")).not.toContain("节的注");
});

test("notes come back as they were", async () => {
  const file = { name: "r.docx", bytes: await write(), beside: async () => "missing" as const };
  const { imported } = await readReport(file, { columns: [], changes: null });
  if (!imported) throw new Error("not read");
  const back = fromParts(imported, () => null);
  expect(notesOf(back).map(({ node }) => textOf(node))).toEqual([
    "据主办方统计\n见附件",
    "节的注",
    "项的注",
  ]);
  expect(notesOf(back).every(({ isCited }) => isCited)).toBe(true);
  const bold = notesOf(back)[0]?.node.children?.filter((child) => child["format"] === 1);
  expect(bold?.map((child) => child["text"])).toEqual(["主办方"]);
  expect(imported.left).toEqual([]);
});
