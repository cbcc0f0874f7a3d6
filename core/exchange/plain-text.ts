/** Reads a report from plain text. */
import type { Imported } from "./imported.ts";
import { plainInline } from "./inline.ts";
import { LEAD_MARK, toPageLines } from "./page-lines.ts";
import { columnsOf, joiner, joinLines } from "./text-columns.ts";
import type { PartBlock } from "./to-edition.ts";

/** Some lines that are one paragraph. */
interface Piece {
  text: string;
  /** Set in by spaces or tabs; the two full-width spaces of a Chinese paragraph do not count. */
  setIn: boolean;
  lines: number;
}

/**
 * The first line is the headline; each line, or run of lines that an editor wrapped, is a paragraph. Short lines set
 * in between paragraphs are captions of photographs that the text came without. The lead stays empty unless the file
 * marks it ("导语：", "Lead:"): a first paragraph is news like any other, and moving it would change the report.
 * Null when the file holds no report. Shape is not guessed further: what looks like a list or heading stays text.
 */
export function parsePlainText(text: string, isColumn: (name: string) => boolean): Imported | null {
  const { breadcrumb, lines, left } = toPageLines(text, isColumn);
  const [headline, ...rest] = toPieces(lines);
  if (!headline) return null;
  const { lead, body } = takeLead(rest);
  const captions = findCaptions(body);
  return {
    breadcrumb,
    left,
    headline: plainInline(headline.text),
    lead: plainInline(lead),
    body: body.map((piece): PartBlock => {
      const inline = plainInline(piece.text);
      return captions.has(piece)
        ? { kind: "figure", asset: null, caption: inline, alt: [], credit: [] }
        : { kind: "paragraph", text: inline };
    }),
  };
}

/** A wrapped file is no wider than this; wider lines are paragraphs in themselves. */
const WRAPPED_AT_MOST = 120;
const WRAPPED_AT_LEAST = 40;

function toPieces(lines: string[]): Piece[] {
  const wrap = wrapColumns(lines);
  const indentsParagraphs = lines.some((line) => line.startsWith("\u3000"));
  const pieces: Piece[] = [];
  let before = "";
  let run: string[] = [];
  const finish = () => {
    const text = joinLines(run.map((line) => line.trim()));
    if (text !== "")
      pieces.push({ text, setIn: /^[^\S\u3000]+\S/u.test(run[0] ?? ""), lines: run.length });
    run = [];
  };
  for (const line of lines) {
    const goesOn =
      before.trim() !== "" &&
      /^\S/.test(line) &&
      isFull(before, line, wrap) &&
      (indentsParagraphs || !/[。！？]["”’」）]?$/u.test(before.trimEnd()));
    if (!goesOn) finish();
    run.push(line);
    before = line;
  }
  finish();
  return pieces;
}

/** Width at which the file's lines were wrapped; 0 where they were not. */
function wrapColumns(lines: string[]): number {
  const followed = lines.filter(
    (line, i) => line.trim() !== "" && (lines[i + 1] ?? "").trim() !== "",
  );
  const widest = Math.max(0, ...followed.map((line) => columnsOf(line.trimEnd())));
  return widest >= WRAPPED_AT_LEAST && widest <= WRAPPED_AT_MOST ? widest : 0;
}

/** True when the next line's first word would not have fitted: so the line ended there for want of room. */
function isFull(line: string, next: string, wrap: number): boolean {
  const firstWord = /^(?:[!-~]+|.)/u.exec(next)?.[0] ?? "";
  const used = columnsOf(line.trimEnd()) + joiner(line, next).length + columnsOf(firstWord);
  return wrap > 0 && used > wrap;
}

function takeLead(pieces: Piece[]): { lead: string; body: Piece[] } {
  const [first, second, ...others] = pieces;
  const mark = first && LEAD_MARK.exec(first.text)?.[0];
  if (!first || !mark) return { lead: "", body: pieces };
  if (first.text !== mark.trimEnd())
    return { lead: first.text.slice(mark.length), body: pieces.slice(1) };
  return { lead: second?.text ?? "", body: others };
}

const CAPTION_COLUMNS = 120;

/** Where most paragraphs are set in, being set in says nothing. A last line (signature, date) is no caption either. */
function findCaptions(body: Piece[]): Set<Piece> {
  const isShort = (piece: Piece) =>
    columnsOf(piece.text) <= CAPTION_COLUMNS &&
    piece.lines === 1 &&
    !/[。！？；：.!?;:]["”’）)]?$/u.test(piece.text);
  const long = body.filter((piece) => !isShort(piece));
  if (long.filter((piece) => piece.setIn).length * 2 > long.length) return new Set();
  const firstLong = body.findIndex((piece) => !isShort(piece));
  const lastLong = body.findLastIndex((piece) => !isShort(piece));
  return new Set(
    body.filter(
      (piece, index) => piece.setIn && isShort(piece) && index > firstLong && index < lastLong,
    ),
  );
}
