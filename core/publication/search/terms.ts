/**
 * What of a text can be searched for. The site's search page takes queries apart in the same way
 * (`resources/theme/assets/search.js`); a test holds both to the same terms.
 */

/** Without case, accents and compatibility forms: Ｆull-width, ﬁ and É are found as f, fi and e. */
const fold = (text: string): string =>
  (/[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{Mn}/gu, "") : text).toLowerCase();

/** English plurals are found by their singular; other endings stay. */
const stem = (word: string): string =>
  word.length < 4 || !word.endsWith("s")
    ? word
    : word
        .replace(/(?<![ae])ies$/, "y")
        .replace(/(?<=ss|sh|ch|x|z)es$/, "")
        .replace(/(?<![us])s$/, "");

const HAN = 1;
const WORD = 2;

const kindOfPoint = (point: number): number => {
  const character = String.fromCodePoint(point);
  if (/\p{Script=Han}/u.test(character)) return HAN;
  return /[\p{L}\p{N}]/u.test(character) ? WORD : 0;
};

/** Of every character below the supplementary planes; asking a regular expression each time took ten times as long. */
const kinds = new Uint8Array(0x10000);
for (let point = 0; point < kinds.length; point += 1) kinds[point] = kindOfPoint(point);

/** Words, pairs of neighbouring Han characters, and the last character of each run of them, each once. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  const folded = fold(text);
  let han = "";
  let word = -1;
  for (let index = 0; index <= folded.length; ) {
    const point = folded.codePointAt(index) ?? 0;
    const length = point > 0xffff ? 2 : 1;
    const kind = index === folded.length ? 0 : length === 2 ? kindOfPoint(point) : kinds[point];
    if (kind !== WORD && word >= 0) {
      terms.add(stem(folded.slice(word, index)));
      word = -1;
    }
    if (kind === WORD && word < 0) word = index;
    if (kind === HAN) {
      const character = folded.slice(index, index + length);
      if (han !== "") terms.add(han + character);
      han = character;
    } else if (han !== "") {
      terms.add(han);
      han = "";
    }
    index += length;
  }
  return terms;
}

/** Terms that one search looks through together share a file: those of one Han character, or of the same three letters. */
function keyOf(term: string): string {
  const point = term.codePointAt(0) ?? 0;
  const isHan = (point > 0xffff ? kindOfPoint(point) : kinds[point]) === HAN;
  return isHan ? String.fromCodePoint(point) : term.slice(0, 3);
}

/** Which of `count` files holds a term (FNV-1a over UTF-16). */
export function shardOf(term: string, count: number): number {
  let hash = 0x811c9dc5;
  const key = keyOf(term);
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  return hash % count;
}
