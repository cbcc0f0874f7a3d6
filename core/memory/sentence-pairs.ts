/** Which sentences of a block and its translation belong together: as a person said, or else as they align. */
import { hashText, normalizeText } from "../edition/text-hash.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import { alignSentences, type Pair } from "../segment/align-sentences.ts";
import { sentencesOf } from "../segment/sentences.ts";
import type { SaidPairs } from "./said-pairs.ts";

export interface SentencePairs {
  source: string[];
  target: string[];
  pairs: Pair[];
  /** As a person said. */
  isSaid: boolean;
}

/** @param lang of the source */
export function sentencePairs(
  texts: { lang: Lang; source: string; target: string },
  said: SaidPairs | null,
): SentencePairs {
  const { lang } = texts;
  const [sourceText, targetText] = [normalizeText(texts.source), normalizeText(texts.target)];
  const source = sentencesOf(sourceText, lang);
  const target = sentencesOf(targetText, otherLang(lang));
  const own =
    said?.sourceHash === hashText(sourceText) && said.targetHash === hashText(targetText)
      ? toPairs(said.counts, source.length, target.length)
      : null;
  const pairs =
    own ??
    alignSentences({ lang, sentences: source }, { lang: otherLang(lang), sentences: target });
  return { source, target, pairs, isSaid: own !== null };
}

export const saidPairs = (
  texts: { source: string; target: string },
  pairs: readonly Pair[],
): SaidPairs => ({
  sourceHash: hashText(normalizeText(texts.source)),
  targetHash: hashText(normalizeText(texts.target)),
  counts: pairs.map(({ source, target }) => [source.end - source.start, target.end - target.start]),
});

/** Null where the sentences are others than those that were paired. */
function toPairs(counts: SaidPairs["counts"], sources: number, targets: number): Pair[] | null {
  let [from, to] = [0, 0];
  const pairs = counts.map(([more, others]): Pair => {
    const pair = {
      source: { start: from, end: from + more },
      target: { start: to, end: to + others },
      confidence: 1,
    };
    [from, to] = [pair.source.end, pair.target.end];
    return pair;
  });
  return from === sources && to === targets ? pairs : null;
}
