/** What a sentence and its translation have in common whatever the words: numbers, names in Latin letters, marks. */
import type { Lang } from "../report/lang.ts";

const scales: Record<string, number> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};
const words: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const zhNumber = /(\d[\d,]*(?:\.\d+)?)\s*(万亿|千万|百万|亿|万|千|百)?/gu;
const enNumber = /(\d[\d,]*(?:\.\d+)?)(?:\s*(hundred|thousand|million|billion|trillion))?/giu;
const months =
  "january february march april may june july august september october november december".split(
    " ",
  );
const latin = /[A-Za-z][A-Za-z0-9-]+/g;

/** The anchors of one sentence, each once: `#120000000`, `=NATURE`, `?`. */
export function anchorsOf(sentence: string, lang: Lang): Set<string> {
  const found = new Set<string>();
  const half = sentence.normalize("NFKC");
  const [number, scale] = lang === "zh" ? [zhNumber, scales] : [enNumber, words];
  for (const [, digits = "", unit = ""] of half.matchAll(number)) {
    const value = Number(digits.replaceAll(",", "")) * (scale[unit.toLowerCase()] ?? 1);
    found.add(`#${Number(value.toPrecision(12))}`);
  }
  if (lang === "en")
    months.forEach((month, index) => {
      if (new RegExp(`\\b${month}\\b`, "i").test(half)) found.add(`#${index + 1}`);
    });
  for (const [name] of half.matchAll(latin))
    if (lang === "zh" || /[A-Z]/.test(name)) found.add(`=${name.toUpperCase()}`);
  for (const mark of ["?", "!"]) if (half.includes(mark)) found.add(mark);
  if (/["“”「」«»]/.test(half)) found.add("quotation");
  if (/[()]/.test(half)) found.add("bracket");
  if (/:/.test(half)) found.add(":");
  return found;
}
