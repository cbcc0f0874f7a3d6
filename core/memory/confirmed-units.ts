/** What the memory learns from a report: the pairs that were confirmed, block by block and sentence by sentence. */
import { type Block, blocksOf } from "../edition/blocks.ts";
import type { Origin } from "../edition/confirmation.ts";
import { nodesById } from "../edition/find-node.ts";
import type { RichMark } from "../edition/rich/rich-marks.ts";
import { normalizeText } from "../edition/text-hash.ts";
import { isDone, rowsOf, type Row, translationText } from "../edition/translation.ts";
import type { BlockId } from "../report/ids.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import type { Pair } from "../segment/align-sentences.ts";
import { type MarkedText, markedTextOf, marksIn } from "./marked-text.ts";
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
  /** Formats and links of both texts; absent where neither has any. */
  marks?: { source: RichMark[]; target: RichMark[] };
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
  const nodes = {
    source: nodesById(editions[sourceLang].root),
    target: nodesById(editions[otherLang(sourceLang)].root),
  };
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
      ...marksOf(row, nodes),
    };
    const { at, by } = confirmation;
    const origin = row.target?.origin?.kind ?? null;
    return [{ block: row.source.id, origin, at, by, whole, pairs: row.target?.pairs ?? null }];
  });
}

type Nodes = ReturnType<typeof nodesById>;

function marksOf(
  { source, target, more }: Row,
  nodes: { source: Nodes; target: Nodes },
): Pick<ConfirmedUnit, "marks"> {
  const marked = (blocks: readonly (Block | null)[], known: Nodes): RichMark[] =>
    markedTextOf(blocks.flatMap((block) => (block?.id && known.get(block.id)) || [])).marks;
  const marks = {
    source: marked([source], nodes.source),
    target: marked([target, ...more], nodes.target),
  };
  return marks.source.length + marks.target.length > 0 ? { marks } : {};
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
  const marksOfSource = createMarksOf({ text: whole.source, marks: whole.marks?.source ?? [] });
  const marksOfTarget = createMarksOf({ text: whole.target, marks: whole.marks?.target ?? [] });
  return [
    whole,
    ...sure.map((pair): ConfirmedUnit => {
      const said = {
        source: source.slice(pair.source.start, pair.source.end).join(join[lang]),
        target: target.slice(pair.target.start, pair.target.end).join(join[otherLang(lang)]),
      };
      const marks = { source: marksOfSource(said.source), target: marksOfTarget(said.target) };
      return {
        ...{ kind: "sentence", ...said },
        previous: source[pair.source.start - 1] ?? "",
        next: source[pair.source.end] ?? "",
        ...(marks.source.length + marks.target.length > 0 && { marks }),
      };
    }),
  ];
}

/** Of sentences that are asked for in their order. */
function createMarksOf(whole: MarkedText): (sentence: string) => RichMark[] {
  let from = 0;
  return (sentence) => {
    if (whole.marks.length === 0) return [];
    const at = from;
    const start = whole.text.indexOf(sentence, at);
    if (start >= 0) from = start + sentence.length;
    return marksIn(whole, sentence, at);
  };
}

const isPair = ({ source, target }: Pair): boolean =>
  source.end > source.start && target.end > target.start;
