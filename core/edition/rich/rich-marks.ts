/** What a block's text carries beside its words: formats, links, chips and references to notes, as places in the plain text. */
import { type EventField, eventFieldSchema } from "../../event/event-field.ts";
import type { BlockId } from "../../report/ids.ts";
import { blockKindOf } from "../blocks.ts";
import type { NodeJson } from "../edition.ts";
import { markOf } from "../notes.ts";

/** Lexical's bits of a text's format. */
export const formatBits = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
  highlight: 128,
} as const;
export type FormatName = keyof typeof formatBits;

export type RichMark = { start: number; end: number } & (
  | { kind: "format"; format: FormatName }
  /** `link` is the node without its content. */
  | { kind: "link"; url: string; link: NodeJson }
  | { kind: "fact"; field: EventField }
  /** Between two characters: `end` is `start`. */
  | { kind: "note"; note: BlockId }
);

/** Offsets are UTF-16, in the text that `textOf` gives for the node; each run of a format is one mark. */
export function richMarksOf(node: NodeJson): RichMark[] {
  const marks: RichMark[] = [];
  const runs = new Map<FormatName, { start: number; end: number }>();
  let at = 0;
  const endRun = (format: FormatName): void => {
    const run = runs.get(format);
    if (run) marks.push({ kind: "format", format, ...run });
    runs.delete(format);
  };
  const addText = (bits: number, length: number): void => {
    for (const [name, bit] of Object.entries(formatBits)) {
      const format = name as FormatName;
      if (!(bits & bit)) endRun(format);
      else runs.set(format, { start: runs.get(format)?.start ?? at, end: at + length });
    }
    at += length;
  };
  const walk = (parent: NodeJson): void => {
    for (const child of parent.children ?? []) {
      const start = at;
      if (child.type === "linebreak" || child.type === "tab") at += 1;
      else if (child.type === "noteref") {
        const note = markOf(child);
        if (note) marks.push({ kind: "note", note, start: at, end: at });
      } else if (typeof child["text"] === "string") {
        addText(Number(child["format"] ?? 0), child["text"].length);
        const field =
          child.type === "fact" ? eventFieldSchema.safeParse(child["field"]).data : null;
        if (field) marks.push({ kind: "fact", field, start, end: at });
      } else if (!holders.has(child.type) && !blockKindOf(child.type)) {
        walk(child);
        const { children: _, ...link } = child;
        const url = child["url"];
        if (child.type === "link" && typeof url === "string" && at > start)
          marks.push({ kind: "link", url, link, start, end: at });
      }
    }
  };
  walk(node);
  for (const format of [...runs.keys()]) endRun(format);
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const holders = new Set(["list", "table"]);

/** What two marks have in common that stand for one another. */
export function sortOf(mark: RichMark): string {
  if (mark.kind === "format") return `format ${mark.format}`;
  if (mark.kind === "link") return `link ${mark.url}`;
  return mark.kind === "fact" ? `fact ${mark.field}` : `note ${mark.note}`;
}
