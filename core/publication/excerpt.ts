/** Shortens a text for lists and descriptions. */

const inWord = /[\p{Script=Latin}\p{M}\p{N}'’-]/u;

/** Cut at whole characters, so that a description never ends in half of one, and at whole words where there are any. */
export const cut = (text: string, length: number): string => {
  const folded = text.replace(/\s+/gu, " ").trim();
  if (folded.length <= length) return folded;
  const characters = [...folded];
  if (characters.length <= length) return folded;
  let end = length - 1;
  while (end > 0 && inWord.test(characters[end] ?? "") && inWord.test(characters[end - 1] ?? ""))
    end -= 1;
  // A word that fills most of it is cut.
  if (end < length / 2) end = length - 1;
  return `${characters
    .slice(0, end)
    .join("")
    .replace(/[\s,;:，；：、]+$/u, "")}…`;
};
