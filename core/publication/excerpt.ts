/** Shortens a text for lists and descriptions. */

/** Cut at whole characters, so that a description never ends in half of one. */
export const cut = (text: string, length: number): string => {
  const folded = text.replace(/\s+/gu, " ").trim();
  if (folded.length <= length) return folded;
  const characters = [...folded];
  return characters.length <= length ? folded : `${characters.slice(0, length - 1).join("")}…`;
};
