/** Shortens a text for lists and descriptions. */

/** Cut at whole characters, so that a description never ends in half of one. */
export const cut = (text: string, length: number): string => {
  const characters = [...text.replace(/\s+/gu, " ").trim()];
  return characters.length <= length
    ? characters.join("")
    : `${characters.slice(0, length - 1).join("")}…`;
};
