/** What a translator may be about to write: wordings that begin as the text before the caret ends. */
import type { Lang } from "../report/lang.ts";
import { foldCase, foldWidth } from "./fold.ts";

export interface Completion {
  /** The whole wording. */
  text: string;
  /** How many characters of it stand before the caret already; they are replaced. */
  typed: number;
}

const LEAST: Record<Lang, number> = { zh: 1, en: 2 };
const MOST = 5;
const isWordUnit = (unit: string | undefined): boolean => /[\p{L}\p{N}\p{M}]/u.test(unit ?? "");

/**
 * Of `wordings`, those that the text before the caret begins, the furthest begun first.
 * @param behind the text behind the caret: in the middle of a word nothing is completed
 */
export function completionsFor(
  before: string,
  behind: string,
  { wordings, lang }: { wordings: readonly string[]; lang: Lang },
): Completion[] {
  if (lang === "en" && isWordUnit(behind[0])) return [];
  const text = foldCase(foldWidth(before));
  const found = [...new Set(wordings)].flatMap((wording) => {
    const typed = begun(text, foldCase(foldWidth(wording)), lang);
    return typed >= LEAST[lang] && before.slice(-typed) !== wording
      ? [{ text: wording, typed }]
      : [];
  });
  return found.sort((a, b) => b.typed - a.typed).slice(0, MOST);
}

/** How much of `wording` the text ends with, from the start of a word on. */
function begun(text: string, wording: string, lang: Lang): number {
  for (let length = Math.min(text.length, wording.length); length > 0; length -= 1) {
    const start = text.length - length;
    if (lang === "en" && isWordUnit(text[start - 1])) continue;
    if (wording.startsWith(text.slice(start)) && text[start] !== " ") return length;
  }
  return 0;
}
