/** A table that came back from Word, as texts by their source blocks. */
import type { EventField } from "../../event/event-field.ts";
import { fieldText } from "../../event/event-field.ts";
import { textOf } from "../../edition/blocks.ts";
import { notesOf, numbersOf } from "../../edition/notes.ts";
import { type FormatName, type RichMark, richMarksOf } from "../../edition/rich/rich-marks.ts";
import { hashText } from "../../edition/text-hash.ts";
import type { BlockId } from "../../report/ids.ts";
import type { Report } from "../../report/report.ts";
import type { ReviewRow, ReviewTable } from "../docx/review-table.ts";
import { handOutOf, type MarkedText, type OutRow } from "./hand-out.ts";
import type { IncomingFile, IncomingText } from "./incoming.ts";

/** References written `[^1]` are references again, and words of the event that were chips are chips. */
export function readReview({ report: id, lang, rows }: ReviewTable, report: Report): IncomingFile {
  const { rows: out, revision } = handOutOf(report, {
    lockDone: false,
    nameOf: ({ name, by }) => name || by,
  });
  const known = new Map(out.map((row) => [row.id, row]));
  const numbers = numbersOf(notesOf(report.editions[report.sourceLang]));
  const noteOf = new Map([...numbers].map(([mark, number]) => [number, mark]));
  const texts = rows.map((row) => {
    const now = known.get(row.id);
    const saying = (field: EventField) => fieldText(report.head.event, field, lang);
    return textFrom(row, now, { noteOf, saying });
  });
  const isSame = texts.every(({ id: block, sourceHash }) => {
    const now = known.get(block);
    return now !== undefined && hashText(now.source.text) === sourceHash;
  });
  return { report: id, lang, revision: isSame ? revision : "another", texts };
}

interface Around {
  noteOf: ReadonlyMap<number, BlockId>;
  saying(field: EventField): string;
}

function textFrom(row: ReviewRow, now: OutRow | undefined, around: Around): IncomingText {
  const hash = hashText(now?.source.text ?? "");
  const plain = withNotes(markedOf(row), around.noteOf);
  const marked = withFormats(withChips(plain, now, around.saying), now);
  const told = new Set(now?.notes.map(({ text }) => squeezed(text.replace(/^“.*?” /, ""))));
  return {
    id: row.id,
    sourceHash: hash.startsWith(row.hash) ? hash : row.hash,
    ...marked,
    level: "translated",
    remarks: row.remarks.filter((text) => !told.has(squeezed(text.replace(/^“.*?” /, "")))),
    problems: [],
  };
}

/** Names are written by the library's people in the file; what was said is what tells remarks apart. */
const squeezed = (text: string): string => text.replace(/^[^:：]*[:：]/, "").replace(/\s+/gu, "");

function markedOf({ text }: ReviewRow): MarkedText {
  const node = { type: "paragraph", version: 1, children: text };
  return { text: textOf(node), marks: richMarksOf(node) };
}

function withNotes({ text, marks }: MarkedText, noteOf: Around["noteOf"]): MarkedText {
  let out: MarkedText = { text, marks };
  for (const { 0: sign, 1: number, index } of [...text.matchAll(/\[\^(\d{1,4})\]/g)].toReversed()) {
    const note = noteOf.get(Number(number));
    if (!note) continue;
    const end = index + sign.length;
    const moved = (at: number): number => (at >= end ? at - sign.length : Math.min(at, index));
    out = {
      text: out.text.slice(0, index) + out.text.slice(end),
      marks: [
        ...out.marks.map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) })),
        { kind: "note", note, start: index, end: index },
      ],
    };
  }
  return { ...out, marks: out.marks.toSorted((a, b) => a.start - b.start) };
}

function withChips(
  { text, marks }: MarkedText,
  now: OutRow | undefined,
  saying: Around["saying"],
): MarkedText {
  const wanted = (now?.target ?? now?.source)?.marks.filter((mark) => mark.kind === "fact") ?? [];
  const chips: RichMark[] = [];
  for (const { field } of wanted) {
    const said = saying(field);
    const taken = chips.findLast((chip) => chip.kind === "fact" && chip.field === field)?.end ?? 0;
    const start = said === "" ? -1 : text.indexOf(said, taken);
    if (start >= 0) chips.push({ kind: "fact", field, start, end: start + said.length });
  }
  return {
    text,
    marks: [...marks, ...chips].toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** What Word does not give back stays on words that are still there. */
function withFormats({ text, marks }: MarkedText, now: OutRow | undefined): MarkedText {
  const kept = (now?.target?.marks ?? []).flatMap((mark): RichMark[] => {
    if (mark.kind !== "format" || !LOST.has(mark.format)) return [];
    if (marks.some((one) => one.kind === "format" && one.format === mark.format)) return [];
    const wording = now?.target?.text.slice(mark.start, mark.end) ?? "";
    const start = text.startsWith(wording, mark.start) ? mark.start : text.indexOf(wording);
    return start < 0 ? [] : [{ ...mark, start, end: start + wording.length }];
  });
  return {
    text,
    marks: [...marks, ...kept].toSorted((a, b) => a.start - b.start || b.end - a.end),
  };
}

const LOST: ReadonlySet<FormatName> = new Set(["highlight", "code"]);
