/** The words that the desk's own terms and names spell, for the English speller to let stand. */
import { wordsIn } from "../edition/spelling.ts";
import { formsOf, type Known } from "./entry.ts";

/** In small letters. A wording that must not be used teaches nothing. */
export const spellingWords = (entries: readonly Known[]): Set<string> =>
  new Set(
    entries.flatMap((entry) =>
      formsOf(entry, "en")
        .filter(({ status }) => status !== "forbidden")
        .flatMap(({ text }) => wordsIn(text).map(({ word }) => word.toLowerCase())),
    ),
  );
