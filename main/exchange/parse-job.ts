/** Reading a file's text into a report, as a piece of work that can be done elsewhere: data in, data out. */
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import { type DocxResult, parseDocx } from "../../core/exchange/docx/parse-docx.ts";
import type { Imported } from "../../core/exchange/imported.ts";
import { parseMarkdown } from "../../core/exchange/markdown.ts";
import { parseHtml } from "../../core/exchange/parse-html.ts";
import { parsePlainText } from "../../core/exchange/plain-text.ts";

export type ParseJob = (
  | { kind: "docx"; parts: Map<string, string>; changes: ChangeDecision | null }
  | { kind: "page" | "markdown" | "text"; text: string }
) & {
  /** Names of the library's columns, as a breadcrumb may say them. */
  columns: readonly string[];
};

export type ParseResult = DocxResult | { kind: "too-deep" };

export function parseNow(job: ParseJob): ParseResult {
  const names = new Set(job.columns.map(toName));
  const isColumn = (name: string): boolean => names.has(toName(name));
  switch (job.kind) {
    case "docx":
      return parseDocx(job.parts, { isColumn, changes: job.changes });
    case "page": {
      const imported = parseHtml(job.text, isColumn);
      return imported === "too-deep" ? { kind: "too-deep" } : read(imported);
    }
    case "markdown":
      return read(parseMarkdown(job.text, isColumn));
    case "text":
      return read(parsePlainText(job.text, isColumn));
  }
}

const toName = (name: string): string => name.trim().toLowerCase();

const read = (imported: Imported | null): ParseResult => ({ kind: "imported", imported });
