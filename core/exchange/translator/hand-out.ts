/** What a translator outside the house is given of a report: its texts row by row, whatever file they go out in. */
import { type Place, placeOf, type Thread } from "../../comment/thread.ts";
import { type BlockKind, blocksOf } from "../../edition/blocks.ts";
import type { Edition } from "../../edition/edition.ts";
import { findNode } from "../../edition/find-node.ts";
import { type RichMark, richMarksOf } from "../../edition/rich/rich-marks.ts";
import { hashText, normalizeText } from "../../edition/text-hash.ts";
import { isDone, type Row, rowsOf, type TranslationStatus } from "../../edition/translation.ts";
import type { BlockId, ReportId } from "../../report/ids.ts";
import { type Lang, otherLang } from "../../report/lang.ts";
import type { Report } from "../../report/report.ts";

/** A text with what it carries; offsets of the marks are UTF-16. */
export interface MarkedText {
  text: string;
  marks: RichMark[];
}

export interface OutNote {
  id: BlockId;
  side: "source" | "target";
  /** With who said it. */
  text: string;
}

export interface OutRow {
  /** The source block. */
  id: BlockId;
  kind: BlockKind;
  source: MarkedText;
  /** Null where nothing is translated yet. */
  target: MarkedText | null;
  status: TranslationStatus;
  /** Only to be read: it is locked here, or it is done and the rest was asked for. */
  isLocked: boolean;
  notes: OutNote[];
}

export interface HandOut {
  report: ReportId;
  number: number;
  headline: string;
  sourceLang: Lang;
  /** Of all source texts: another one means that the source was changed. */
  revision: string;
  rows: OutRow[];
  /** Whether the translation was approved. */
  isApproved: boolean;
}

export interface HandOutOptions {
  /** What is confirmed already goes along to be read, and is not taken back. */
  lockDone: boolean;
  nameOf(comment: { by: string; name: string }): string;
}

type Pair = Pick<Report, "editions" | "sourceLang">;

export function handOutOf(report: Report, { lockDone, nameOf }: HandOutOptions): HandOut {
  const { id, number, sourceLang, editions, threads } = report;
  const source = editions[sourceLang];
  const target = editions[otherLang(sourceLang)];
  const told = notesByBlock(report, threads, nameOf);
  const rows = rowsIn(report).flatMap((row): OutRow[] => {
    const sourceId = row.source?.id;
    if (!row.source || !sourceId) return [];
    const targetText = targetOf(row, target);
    return [
      {
        id: sourceId,
        kind: row.source.kind,
        source: markedOf(source, sourceId),
        target: normalizeText(targetText.text) === "" ? null : targetText,
        status: row.status,
        isLocked: row.target?.isLocked === true || (lockDone && isDone(row)),
        notes: [row.source, row.target, ...row.more].flatMap((block) =>
          block?.id ? (told.get(block.id) ?? []) : [],
        ),
      },
    ];
  });
  return {
    ...{ report: id, number, sourceLang, rows },
    headline: rows.find(({ kind }) => kind === "headline")?.source.text.trim() ?? "",
    revision: revisionOf(report),
    isApproved: report.stages[otherLang(sourceLang)] === "approved",
  };
}

/** Rows whose source says something. */
export const rowsIn = ({ editions, sourceLang }: Pair): Row[] =>
  rowsOf(blocksOf(editions[sourceLang]), blocksOf(editions[otherLang(sourceLang)])).filter(
    ({ source }) => source !== null && normalizeText(source.text) !== "",
  );

/** Fingerprint of all source texts and their order. */
export const revisionOf = (pair: Pair): string =>
  hashText(
    rowsIn(pair)
      .map(({ source }) => `${source?.id ?? ""} ${hashText(source?.text ?? "")}`)
      .join(" "),
  );

export function markedOf(edition: Edition, id: BlockId): MarkedText {
  const node = findNode(edition.root, id);
  const block = blocksOf(edition).find((one) => one.id === id);
  return { text: block?.text ?? "", marks: node ? richMarksOf(node) : [] };
}

/** The translation of a row: its block and those split off it, in lines. */
export function targetOf(
  { target, more }: Pick<Row, "target" | "more">,
  edition: Edition,
): MarkedText {
  const texts = [target, ...more].flatMap((block) =>
    block?.id && block.text !== "" ? [markedOf(edition, block.id)] : [],
  );
  const joined: MarkedText = { text: "", marks: [] };
  for (const [index, { text, marks }] of texts.entries()) {
    if (index > 0) joined.text += "\n";
    const by = joined.text.length;
    joined.marks.push(
      ...marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by })),
    );
    joined.text += text;
  }
  return joined;
}

function notesByBlock(
  report: Report,
  threads: readonly Thread[],
  nameOf: HandOutOptions["nameOf"],
): Map<string, OutNote[]> {
  const blocks = { zh: blocksOf(report.editions.zh), en: blocksOf(report.editions.en) };
  const told = new Map<string, OutNote[]>();
  for (const thread of threads) {
    if (thread.resolved) continue;
    const place: Place = placeOf(thread, blocks[thread.lang]);
    if (place.kind === "gone") continue;
    const side = thread.lang === report.sourceLang ? "source" : "target";
    const about = place.kind === "quote" ? `“${thread.quote}” ` : "";
    const notes = thread.comments.map(
      ({ id, by, name, text }): OutNote => ({
        id,
        side,
        text: `${about}${nameOf({ by, name })}: ${text}`,
      }),
    );
    told.set(place.block, [...(told.get(place.block) ?? []), ...notes]);
  }
  return told;
}
