/** The change between two versions of a block's text, in words. */
import { diffArrays } from "diff";
import { type Lang, langTags } from "../report/lang.ts";

export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Words, spaces and punctuation of `text`, so that joining them gives `text` back (UAX #29). A number is one word. */
function wordsOf(text: string, lang: Lang): string[] {
  const segmenter = new Intl.Segmenter(langTags[lang], { granularity: "word" });
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) words.push(segment);
  return words;
}

/** Joining the parts that are not `added` gives `before`; those not `removed`, `after`. */
export function diffWords(before: string, after: string, lang: Lang): DiffPart[] {
  return diffArrays(wordsOf(before, lang), wordsOf(after, lang)).map((part) => ({
    kind: part.added ? "added" : part.removed ? "removed" : "same",
    text: part.value.join(""),
  }));
}
