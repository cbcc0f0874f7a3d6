/** The change between two versions of a block's text, in words. */
import { diffArrays } from "diff";
import { type Lang, langTags } from "../report/lang.ts";

export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Beyond so many changed words the texts are different texts; finding the shortest change would take seconds. */
const MAX_CHANGED_WORDS = 2000;

/** Words, spaces and punctuation of `text`, so that joining them gives `text` back (UAX #29). A number is one word. */
function wordsOf(text: string, lang: Lang): string[] {
  const segmenter = new Intl.Segmenter(langTags[lang], { granularity: "word" });
  const words: string[] = [];
  for (const { segment } of segmenter.segment(text)) words.push(segment);
  return words;
}

/**
 * Joining the parts that are not `added` gives `before`; those not `removed`, `after`. No part is empty, no two
 * neighbours are of one kind, and what is removed stands before what is added in its place.
 */
export function diffWords(before: string, after: string, lang: Lang): DiffPart[] {
  const changes = diffArrays(wordsOf(before, lang), wordsOf(after, lang), {
    maxEditLength: MAX_CHANGED_WORDS,
  });
  if (!changes) return tidy([part("removed", before), part("added", after)]);
  return tidy(
    changes.map((change) =>
      part(change.added ? "added" : change.removed ? "removed" : "same", change.value.join("")),
    ),
  );
}

const part = (kind: DiffPart["kind"], text: string): DiffPart => ({ kind, text });

/** Gathers each run of changes, with the white space between them, into one removed and one added part. */
function tidy(parts: DiffPart[]): DiffPart[] {
  const tidied: DiffPart[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed) tidied.push(part("removed", removed));
    if (added) tidied.push(part("added", added));
    removed = "";
    added = "";
  };
  for (const [index, { kind, text }] of parts.entries()) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (/^\s+$/u.test(text) && index > 0 && index < parts.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      tidied.push(part("same", text));
    }
  }
  flush();
  return tidied;
}
