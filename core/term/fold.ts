/** How the characters of a text are told apart when wordings are looked for in it: one unit in, one unit out. */

const same: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u02BC": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2013": "-",
  "\u3000": " ",
  "\u00A0": " ",
  "\u202F": " ",
  "\t": " ",
  "\n": " ",
  "・": "·",
  "•": "·",
  "‧": "·",
};

/** Without width, and without the shapes of quotes, dashes and spaces; upper case stays. Keeps every offset. */
export function foldWidth(text: string): string {
  return text.replace(
    /[\uFF01-\uFF5E\u2018\u2019\u02BC\u201C\u201D\u2010\u2011\u2013\u3000\u00A0\u202F\t\n・•‧]/g,
    (unit) => same[unit] ?? String.fromCharCode(unit.charCodeAt(0) - 0xfee0),
  );
}

/** Lower case, unit by unit: a letter whose lower case has another length stays as it is. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((character) => {
      const one = character.toLowerCase();
      return one.length === character.length ? one : character;
    })
    .join("");
}

/** For comparing wordings as people do: neither case nor width nor white space counts. */
export const wordingKey = (text: string): string =>
  foldCase(foldWidth(text.normalize("NFC")))
    .replace(/\s+/g, " ")
    .trim();
