/** What an exported file is called: number and headline, by rules that every system and mail program keeps. */
import { cleanText } from "./export-blocks.ts";

/** Characters (code points) of the headline that are kept; with four bytes each a name stays below 255 bytes. */
const MAX_CHARACTERS = 48;

/** Without the characters that Windows refuses, and without marks that turn the reading direction round. */
export function exportFileName(number: number, headline: string, end: string): string {
  const plain = cleanText(headline)
    .replace(/[\\/:*?"<>|]|\p{Cf}/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const short = [...plain].slice(0, MAX_CHARACTERS).join("");
  return `${[String(number), short].join(" ").replace(/[. ]+$/u, "")}.${end}`;
}
