/** Comments of an exported Word document: around the words they are about, answered, resolved, and only when asked for. */
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Thread } from "../../core/comment/thread.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { newBlockId } from "../../core/report/ids.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import { type ExportFrom, exportReport } from "./export-report.ts";

const said = (text: string, name = "", minute = 0) => ({
  id: newBlockId(),
  by: name ? "" : "heyan",
  name,
  at: `2026-11-22T08:0${minute}:00.000Z`,
  text,
});

function commented(): Report {
  const report = makeReport({
    zh: {
      headline: "标题",
      lead: "导语",
      body: [{ kind: "paragraph", text: "论坛在[澜江](https://example.org/)**市**举行。" }],
    },
  });
  const paragraph = blocksOf(report.editions.zh).find(({ kind }) => kind === "paragraph")!;
  const thread = (quote: string, more: Partial<Thread> = {}): Thread => ({
    id: newBlockId(),
    lang: "zh",
    block: paragraph.id!,
    quote,
    before: "",
    resolved: null,
    comments: [said(`说${quote}`)],
    ...more,
  });
  report.threads = [
    thread("澜江市", { comments: [said("地名？\n请核对"), said("没错", "Word 审阅者", 1)] }),
    thread("江市举", { resolved: { at: "2026-11-22T09:00:00.000Z", by: "" } }),
    thread("已经删掉的话"),
    thread("Text", { lang: "en" }),
    thread("", { block: newBlockId() }),
  ];
  return report;
}

async function partsOf(report: Report, comments: boolean): Promise<Record<string, string>> {
  const people = [{ id: "heyan", name: { zh: "何砚", en: "He Yan" }, roles: [] }];
  const from = {
    reports: { projection: () => Promise.resolve(report) },
    media: {},
    store: { record: { settings: { people } } },
  } as unknown as ExportFrom;
  const query = { id: report.id, format: "docx", lang: "zh", pictures: "none", comments } as const;
  const { bytes } = await exportReport(query, from);
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
}

/** Text of the document with `[n` and `n]` where the range of comment n begins and ends. */
const bordered = (xml: string): string =>
  [...xml.matchAll(/<w:commentRange(Start|End) w:id="(\d+)"\/>|<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)]
    .map(([, border, id, text]) =>
      border ? (border === "Start" ? `[${id}` : `${id}]`) : (text ?? "/"),
    )
    .join("");

test("puts the ranges around the words, over formats, links and each other", async () => {
  const parts = await partsOf(commented(), true);
  expect(bordered(parts["word/document.xml"] ?? "")).toBe(
    "[4标题4]/导语/[3论坛在[0[1澜[2江市0]1]举2]行。3]/",
  );
});

test("names authors, keeps lines, answers and what is resolved, and quotes words that are gone", async () => {
  const parts = await partsOf(commented(), true);
  const comments = parts["word/comments.xml"] ?? "";
  const authors = [...comments.matchAll(/w:author="([^"]*)"/g)].map(([, name]) => name);
  expect(authors).toEqual(["何砚", "Word 审阅者", "何砚", "何砚", "何砚"]);
  expect(bordered(comments)).toBe("地名？/请核对/没错/说江市举/“已经删掉的话”/说已经删掉的话/说/");
  const extended = parts["word/commentsExtended.xml"] ?? "";
  expect(extended.match(/w15:paraIdParent/g)).toHaveLength(1);
  expect(extended.match(/w15:done="1"/g)).toHaveLength(1);
});

test("says nothing of comments unless it is asked to", async () => {
  const parts = await partsOf(commented(), false);
  expect(parts["word/document.xml"]).not.toContain("comment");
  expect(parts["word/comments.xml"] ?? "").not.toContain("地名");
});
