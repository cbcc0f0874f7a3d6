/** Pairs the sentences of a block with those of its translation, by length (Gale and Church, 1993) and by anchors. */
import { countWords } from "../edition/word-count.ts";
import type { Lang } from "../report/lang.ts";
import { anchorsOf } from "./anchors.ts";

/** Indices of sentences; the end is exclusive, and equal to the start where a side has none. */
export interface SentenceRange {
  start: number;
  end: number;
}

export interface Pair {
  source: SentenceRange;
  target: SentenceRange;
  /** 0 to 1: how well length and anchors of the two sides agree. */
  confidence: number;
}

export interface Side {
  lang: Lang;
  sentences: readonly string[];
}

/** How rare it is that so many sentences are rendered by so many; tried on translated news (bench `align`). */
const shapes: readonly [source: number, target: number, cost: number][] = [
  [1, 1, 12],
  [1, 2, 320],
  [2, 1, 320],
  [2, 2, 520],
  [1, 3, 560],
  [3, 1, 560],
  [2, 3, 700],
  [3, 2, 700],
  [1, 4, 760],
  [4, 1, 760],
  [1, 0, 330],
  [0, 1, 330],
];
/** English words per Han character: the median of human translations, and how widely lengths spread around it. */
const WORDS_PER_HAN = 0.73;
const VARIANCE_PER_HAN = 2.2;
const ANCHOR_GAIN = 140;
const ANCHOR_MISS = 70;

interface Measured {
  length: number;
  anchors: Set<string>;
}

/** A length in Han characters' worth of text, so that both sides compare. */
function measure(sentence: string, lang: Lang): Measured {
  const { han, words } = countWords(sentence);
  const length = lang === "zh" ? han + words / WORDS_PER_HAN : words / WORDS_PER_HAN + han;
  return { length, anchors: anchorsOf(sentence, lang) };
}

/** The pairs in order; together they hold every sentence of both sides exactly once. */
export function alignSentences(source: Side, target: Side): Pair[] {
  const from = source.sentences.map((sentence) => measure(sentence, source.lang));
  const to = target.sentences.map((sentence) => measure(sentence, target.lang));
  const width = to.length + 1;
  const best = new Float64Array((from.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const shapeAt = new Int8Array(best.length);
  best[0] = 0;
  for (let i = 0; i <= from.length; i += 1)
    for (let j = 0; j <= to.length; j += 1)
      for (const [index, [m, n, prior]] of shapes.entries()) {
        if (m > i || n > j) continue;
        const before = best[(i - m) * width + j - n] ?? Number.POSITIVE_INFINITY;
        if (before === Number.POSITIVE_INFINITY) continue;
        const cost = before + prior + costOf(from.slice(i - m, i), to.slice(j - n, j));
        if (cost >= (best[i * width + j] ?? 0)) continue;
        best[i * width + j] = cost;
        shapeAt[i * width + j] = index;
      }
  return traceBack(from, to, shapeAt);
}

function traceBack(from: Measured[], to: Measured[], shapeAt: Int8Array): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [from.length, to.length];
  while (i > 0 || j > 0) {
    const [m, n] = shapes[shapeAt[i * (to.length + 1) + j] ?? 0] ?? [1, 1];
    const [sources, targets] = [from.slice(i - m, i), to.slice(j - n, j)];
    pairs.push({
      source: { start: i - m, end: i },
      target: { start: j - n, end: j },
      confidence: confidenceOf(sources, targets),
    });
    i -= m;
    j -= n;
  }
  return pairs.reverse();
}

/** Cost of pairing these sentences: how far their lengths are apart, less what anchors they share. */
function costOf(sources: Measured[], targets: Measured[]): number {
  if (sources.length === 0 || targets.length === 0) return 0;
  return lengthCost(sources, targets) + anchorCost(sources, targets);
}

function lengthCost(sources: Measured[], targets: Measured[]): number {
  const [a, b] = [totalOf(sources), totalOf(targets)];
  const delta = (b - a) / Math.sqrt(Math.max(1, (a + b) / 2) * VARIANCE_PER_HAN);
  return 50 * Math.min(delta * delta, 30);
}

const totalOf = (side: Measured[]): number => side.reduce((sum, { length }) => sum + length, 0);

function anchorCost(sources: Measured[], targets: Measured[]): number {
  const [a, b] = [unite(sources), unite(targets)];
  let cost = 0;
  for (const anchor of a)
    cost += b.has(anchor) ? -ANCHOR_GAIN * weightOf(anchor) : ANCHOR_MISS * weightOf(anchor);
  for (const anchor of b)
    if (!a.has(anchor) && !anchor.startsWith("=")) cost += ANCHOR_MISS * weightOf(anchor);
  return cost;
}

/** A number or a name says more than a mark. */
const weightOf = (anchor: string): number => (anchor.length > 1 && /^[#=]/.test(anchor) ? 1 : 0.5);

const unite = (side: Measured[]): Set<string> =>
  new Set(side.flatMap(({ anchors }) => [...anchors]));

function confidenceOf(sources: Measured[], targets: Measured[]): number {
  if (sources.length === 0 || targets.length === 0) return 0.2;
  const shape = sources.length + targets.length === 2 ? 0 : 60;
  const cost = lengthCost(sources, targets) + Math.max(-150, anchorCost(sources, targets)) + shape;
  return Math.round(100 / (1 + Math.exp((cost - 220) / 90))) / 100;
}
