/** What the memory learns from a report: the pairs that were confirmed, block by block and sentence by sentence. */
import { blocksOf } from "../edition/blocks.ts";
import type { Origin } from "../edition/block-state.ts";
import { normalizeText } from "../edition/text-hash.ts";
import { isDone, rowsOf, translationText } from "../edition/translation.ts";
import type { BlockId } from "../report/ids.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import type { Pair } from "../segment/align-sentences.ts";
import type { SaidPairs } from "./said-pairs.ts";
import { sentencePairs } from "./sentence-pairs.ts";
import type { UnitKind } from "./unit.ts";

/** `previous` and `next` are the source texts around it, "" at the ends. */
export interface ConfirmedUnit {
  kind: UnitKind;
  source: string;
  target: string;
  previous: string;
  next: string;
}

export interface ConfirmedBlock {
  /** The source block. */
  block: BlockId;
  origin: Origin["kind"] | null;
  at: string;
  by: string;
  whole: ConfirmedUnit;
  /** What a person said of its sentences. */
  pairs: SaidPairs | null;
}

/** Below this the two sides of a pair of sentences may not belong together. */
const MIN_CONFIDENCE = 0.4;

/** Every block of the report that is confirmed as it stands. */
export function confirmedBlocks({ sourceLang, editions }: Report): ConfirmedBlock[] {
  const source = blocksOf(editions[sourceLang]);
  const rows = rowsOf(source, blocksOf(editions[otherLang(sourceLang)]));
  const written = rows.filter((row) => row.source && normalizeText(row.source.text) !== "");
  const textAt = (index: number): string => normalizeText(written[index]?.source?.text ?? "");
  return written.flatMap((row, index) => {
    const confirmation = row.target?.confirmation;
    if (!row.source?.id || !confirmation || !isDone(row)) return [];
    const whole: ConfirmedUnit = {
      kind: "block",
      source: normalizeText(row.source.text),
      target: normalizeText(translationText(row.target, row.more)),
      previous: textAt(index - 1),
      next: textAt(index + 1),
    };
    const { at, by } = confirmation;
    const origin = row.target?.origin?.kind ?? null;
    return [{ block: row.source.id, origin, at, by, whole, pairs: row.target?.pairs ?? null }];
  });
}

/** The block and the pairs of its sentences that surely belong together; a block of one sentence is that sentence. */
export function withSentences(
  whole: ConfirmedUnit,
  lang: Lang,
  said: SaidPairs | null = null,
): ConfirmedUnit[] {
  const { source, target, pairs } = sentencePairs({ ...whole, lang }, said);
  if (source.length < 2) return [{ ...whole, kind: "sentence" }];
  const sure = pairs.filter((pair) => pair.confidence >= MIN_CONFIDENCE && isPair(pair));
  const join = { zh: "", en: " " };
  return [
    whole,
    ...sure.map(
      (pair): ConfirmedUnit => ({
        kind: "sentence",
        source: source.slice(pair.source.start, pair.source.end).join(join[lang]),
        target: target.slice(pair.target.start, pair.target.end).join(join[otherLang(lang)]),
        previous: source[pair.source.start - 1] ?? "",
        next: source[pair.source.end] ?? "",
      }),
    ),
  ];
}

const isPair = ({ source, target }: Pair): boolean =>
  source.end > source.start && target.end > target.start;
