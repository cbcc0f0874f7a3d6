/** Where a file's text is read: at once when it is short, in a thread of its own when it is long. */
import { expect, test } from "vitest";
import { paragraph, wordParts } from "../../tests/support/word.ts";
import { parseApart } from "./parse-apart.ts";
import { type ParseJob, parseNow } from "./parse-job.ts";

/** Whether anything else could go on meanwhile. */
async function letsOthersWork(job: ParseJob): Promise<boolean> {
  let others = false;
  setImmediate(() => {
    others = true;
  });
  const result = await parseApart(job);
  expect(result).toEqual(parseNow(job));
  expect(result.kind).toBe("imported");
  return others;
}

const text = (lines: number): string => `标题\n${"这是一段正文，没有别的意思。\n".repeat(lines)}`;

test("a short text is read at once, a long one elsewhere, with the same result", async () => {
  expect(await letsOthersWork({ kind: "text", text: text(10), columns: [] })).toBe(false);
  expect(await letsOthersWork({ kind: "text", text: text(40_000), columns: [] })).toBe(true);
});

test("so is a long Word document", async () => {
  const parts = wordParts({ body: paragraph("标题") + paragraph("正文").repeat(10_000) });
  expect(await letsOthersWork({ kind: "docx", parts, changes: null, columns: [] })).toBe(true);
});

test("what a breadcrumb says is known there too", async () => {
  const page = `<p>首页 &gt; 要闻</p><h1>标题</h1>${"<p>正文。</p>".repeat(40_000)}`;
  const result = await parseApart({ kind: "page", text: page, columns: ["要闻", "News"] });
  expect(result.kind === "imported" && result.imported?.breadcrumb).toEqual(["首页", "要闻"]);
});
