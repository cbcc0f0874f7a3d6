/** Changes a person makes to an alignment; each keeps every sentence of both sides in exactly one pair, in order. */
import type { Pair, SentenceRange } from "./align-sentences.ts";

/** Sure, because a person said so. */
const SURE = 1;

/** Joins the pair at `index` with the next; unchanged where there is no next. */
export function mergePairs(pairs: readonly Pair[], index: number): Pair[] {
  const [first, second] = [pairs[index], pairs[index + 1]];
  if (!first || !second) return [...pairs];
  return replace(pairs, index, 2, [
    {
      source: { start: first.source.start, end: second.source.end },
      target: { start: first.target.start, end: second.target.end },
      confidence: SURE,
    },
  ]);
}

/**
 * Splits the pair at `index` before the sentences `at.source` and `at.target`, which lie within it. Unchanged where they do
 * not, or where a half would hold nothing.
 */
export function splitPair(
  pairs: readonly Pair[],
  index: number,
  at: { source: number; target: number },
): Pair[] {
  const pair = pairs[index];
  if (!pair || !isWithin(pair.source, at.source) || !isWithin(pair.target, at.target))
    return [...pairs];
  const { source, target } = pair;
  const halves: Pair[] = [
    {
      source: { start: source.start, end: at.source },
      target: { start: target.start, end: at.target },
      confidence: SURE,
    },
    {
      source: { start: at.source, end: source.end },
      target: { start: at.target, end: target.end },
      confidence: SURE,
    },
  ];
  return halves.some(isEmpty) ? [...pairs] : replace(pairs, index, 1, halves);
}

/**
 * Re-pairs: moves the boundary between the pair at `index` and the next to before the sentences `at.source` and
 * `at.target`, which lie within the two. Unchanged where they do not; a pair that is left with nothing goes.
 */
export function movePairBoundary(
  pairs: readonly Pair[],
  index: number,
  at: { source: number; target: number },
): Pair[] {
  const merged = mergePairs(pairs, index);
  return merged.length === pairs.length ? merged : orMerged(pairs, splitPair(merged, index, at));
}

const orMerged = (before: readonly Pair[], after: Pair[]): Pair[] =>
  after.length === before.length ? after : [...before];

const isWithin = ({ start, end }: SentenceRange, at: number): boolean =>
  Number.isInteger(at) && at >= start && at <= end;

const isEmpty = ({ source, target }: Pair): boolean =>
  source.start === source.end && target.start === target.end;

const replace = (pairs: readonly Pair[], index: number, count: number, by: Pair[]): Pair[] => [
  ...pairs.slice(0, index),
  ...by,
  ...pairs.slice(index + count),
];
