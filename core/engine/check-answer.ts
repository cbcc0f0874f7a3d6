/** Whether an answer can be the translation of the text at all; how good it is a person judges. */
import { type Lang, otherLang } from "../report/lang.ts";

export const answerFaults = ["empty", "language", "length", "address"] as const;
export type AnswerFault = (typeof answerFaults)[number];

/** Characters of English that a Han character becomes: 1.2 to 7 in human translations; far beyond both it is something else. */
const MOST = { en: 16, zh: 3 } as const;
/** From so many letters of the source language on, some have to become others: English names may stay in Chinese. */
const NAME = { zh: 1, en: 18 } as const;
/** So many Han characters may stand in English beside their translation. */
const QUOTED = 8;
/** Short texts vary freely. */
const FREE = 120;

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const latin = (text: string): number => text.match(/\p{Script=Latin}/gu)?.length ?? 0;
const addresses = (text: string): string[] =>
  (text.match(/\b(?:https?:\/\/|www\.)[^\s<>"'，。；）】》]+/giu) ?? []).map((one) =>
    one.toLowerCase().replace(/[.,;:!?)]+$/u, ""),
  );

/** @param text the source text, of the language that `target` is not; `answer` without codes */
export function faultOf(text: string, answer: string, target: Lang): AnswerFault | null {
  if (answer.trim() === "") return "empty";
  const source = otherLang(target);
  const [written, kept] =
    target === "en" ? [latin(answer), han(answer)] : [han(answer), latin(answer)];
  const toRender = source === "zh" ? han(text) : latin(text);
  if (toRender >= NAME[source] && written === 0 && kept > 0) return "language";
  if (target === "en" && kept > 0.5 * written && kept >= QUOTED) return "language";
  if (answer.length > FREE + text.length * MOST[target]) return "length";
  const known = addresses(text);
  if (
    addresses(answer).some(
      (address) => !known.some((one) => one.includes(address) || address.includes(one)),
    )
  )
    return "address";
  return null;
}
