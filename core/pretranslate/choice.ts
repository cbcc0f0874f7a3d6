/** What is filled in before a person begins, from where, and which rows are left alone. */
import { z } from "zod";
import { normalizeText } from "../edition/text-hash.ts";
import type { Row } from "../edition/translation.ts";
import type { Match, Wordings } from "../memory/unit.ts";
import { type Lang, otherLang } from "../report/lang.ts";

export const choiceSchema = z.object({
  /** The least score that is taken over; 100 the same text, 101 the same between the same neighbours. */
  threshold: z.int().min(60).max(101),
  /** Takes texts too that differ in numbers only, whatever their score, with the numbers changed. */
  adaptNumbers: z.boolean(),
  /** A block that is nothing but a term or a name is given its wording. */
  terms: z.boolean(),
  /** Id or name of the engine that is asked for the rest; null for none. */
  engine: z.string().max(60).nullable(),
  /** Writes over drafts as well; what is confirmed, reviewed, out of date or locked never is. */
  overDrafts: z.boolean(),
});
export type Choice = z.infer<typeof choiceSchema>;

export const defaultChoice: Choice = {
  ...{ threshold: 100, adaptNumbers: false, terms: true, engine: null, overDrafts: false },
};

/** Whether a row is one to fill. A translation that was split into several blocks is somebody's work. */
export function isToFill({ source, target, more, status }: Row, { overDrafts }: Choice): boolean {
  if (!source || normalizeText(source.text) === "" || target?.isLocked) return false;
  if (status === "empty") return true;
  return overDrafts && status === "draft" && more.length === 0;
}

export interface Picked {
  text: string;
  wordings: Wordings;
  score: number;
}

/** The best match that is good enough; null where there is none. */
export function pickMatch(
  matches: readonly Match[],
  lang: Lang,
  { threshold, adaptNumbers }: Choice,
): Picked | null {
  const toPicked = ({ unit, adapted, score, wordings }: Match): Picked => ({
    ...{ text: adapted ?? unit[otherLang(lang)], score, wordings },
  });
  const good = matches.find(({ score }) => score >= threshold);
  const numbersOnly = matches.find(({ adapted }) => adapted !== null);
  if (good) return toPicked(good);
  return adaptNumbers && numbersOnly ? toPicked(numbersOnly) : null;
}
