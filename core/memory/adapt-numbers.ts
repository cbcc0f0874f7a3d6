/** Makes an old translation fit a text that differs from its source in numbers only. */
import { tokensOf } from "./tokens.ts";

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** The number written without separators: "1,200" and "1200" are one. */
const plain = (digits: string): string => digits.replaceAll(",", "");

const isNumber = (token: string): boolean => /^\d/.test(token);

/**
 * `translation` of `source` as a translation of `text`. Null where the two differ in more than numbers, or where a number that changed
 * does not stand in the translation exactly as often as in `source`: then a person has to look.
 */
export function adaptNumbers(text: string, source: string, translation: string): string | null {
  const [before, after] = [numbersOf(source), numbersOf(text)];
  if (before.length !== after.length || wordsOf(source) !== wordsOf(text)) return null;
  const changes = new Map<string, string>();
  for (const [index, number] of before.entries()) {
    const now = after[index] ?? "";
    const known = changes.get(plain(number));
    if (known !== undefined && plain(known) !== plain(now)) return null;
    changes.set(plain(number), now);
  }
  for (const [number, now] of changes)
    if (number !== plain(now) && countOf(translation, number) !== countOf(source, number))
      return null;
  return translation.replace(NUMBER, (digits) => {
    const now = changes.get(plain(digits));
    if (now === undefined || plain(now) === plain(digits)) return digits;
    return digits.includes(",") ? grouped(plain(now)) : plain(now);
  });
}

const numbersOf = (text: string): string[] => text.normalize("NFKC").match(NUMBER) ?? [];

const wordsOf = (text: string): string =>
  tokensOf(text.normalize("NFKC").replace(NUMBER, " 0 "))
    .filter((token) => !isNumber(token))
    .join(" ");

const countOf = (text: string, number: string): number =>
  numbersOf(text).filter((digits) => plain(digits) === number).length;

/** As "1,234,567.5". */
const grouped = (number: string): string => {
  const [whole = "", fraction] = number.split(".");
  const parted = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
};
