/** An entry of the desk's own wordbook: a term, or the name of a person, body, place, event, post or work. */
import { customAlphabet } from "nanoid";
import { z } from "zod";
import type { Lang } from "../report/lang.ts";

export const entryKinds = [
  "term",
  "person",
  "organisation",
  "place",
  "event",
  "title",
  "work",
] as const;
export const entryKindSchema = z.enum(entryKinds);
export type EntryKind = z.infer<typeof entryKindSchema>;

/** How the desk stands to a wording: to be used, may be used, must not be used. */
export const variantStatuses = ["approved", "allowed", "forbidden"] as const;
export const variantStatusSchema = z.enum(variantStatuses);
export type VariantStatus = z.infer<typeof variantStatusSchema>;

/** Of a wording; a longer one is a sentence, which the translation memory keeps. */
export const MAX_WORDING = 200;
export const MAX_REMARK = 4000;
export const MAX_WORDINGS = 40;

const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim();
/** True of what no wording may hold: control characters, half of a pair, marks that turn the direction of text. */
const isUnprintable = (text: string): boolean =>
  /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u.test(text.replace(/[\t\n\r]/g, ""));

const wording = z
  .string()
  .transform(tidy)
  .refine((text) => !isUnprintable(text))
  .pipe(z.string().max(MAX_WORDING));
const remark = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .refine((text) => !isUnprintable(text))
  .pipe(z.string().max(MAX_REMARK));

export const entryIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,64}$/)
  .brand<"EntryId">();
export type EntryId = z.infer<typeof entryIdSchema>;

const randomId = customAlphabet(
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  10,
);
export const newEntryId = (): EntryId => randomId() as EntryId;

export const variantSchema = z.object({
  text: wording.pipe(z.string().min(1)),
  status: variantStatusSchema,
});
export type Variant = z.infer<typeof variantSchema>;

/** What a person writes; who wrote it and when is added by the store. */
export const entryDraftSchema = z.object({
  id: entryIdSchema,
  kind: entryKindSchema,
  zh: wording.pipe(z.string().min(1)),
  /** Other Chinese forms of the same, such as short ones. */
  aliases: z.array(wording.pipe(z.string().min(1))).max(MAX_WORDINGS),
  /** English wordings; of several approved ones the first is the official one. */
  en: z.array(variantSchema).max(MAX_WORDINGS),
  /** English short form, used after the full one was given. */
  acronym: wording,
  definition: remark,
  /** Where and how it is used, for instance a sentence. */
  context: remark,
  /** Id of the column that it belongs to; "" for all. */
  column: z.string().trim().max(100),
  /** Who laid it down. */
  source: remark,
  note: remark,
});
export type EntryDraft = z.infer<typeof entryDraftSchema>;

export const entrySchema = entryDraftSchema.extend({
  /** ISO 8601, UTC; of the last change. */
  at: z.string(),
  /** A person's id, "" when unknown. */
  by: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

export const emptyEntry = (kind: EntryKind = "term"): EntryDraft => ({
  ...{ id: newEntryId(), kind, zh: "", aliases: [], en: [], acronym: "" },
  ...{ definition: "", context: "", column: "", source: "", note: "" },
});

/** What the window and the checks need of an entry. */
export type Known = Pick<Entry, "id" | "kind" | "zh" | "aliases" | "en" | "acronym">;

/** A wording of an entry in one language, and how the desk stands to it. */
export interface Form {
  text: string;
  status: VariantStatus;
  isAcronym: boolean;
}

/** Every wording in `lang`, the one to use first. */
export function formsOf(entry: Known, lang: Lang): Form[] {
  const form = (text: string, status: VariantStatus, isAcronym = false): Form => ({
    ...{ text, status, isAcronym },
  });
  if (lang === "zh")
    return [form(entry.zh, "approved"), ...entry.aliases.map((text) => form(text, "allowed"))];
  const inOrder = variantStatuses.flatMap((status) =>
    entry.en.filter((variant) => variant.status === status),
  );
  const forms = inOrder.map(({ text, status }) => form(text, status));
  if (entry.acronym === "") return forms;
  const at = forms.findIndex(({ status }) => status !== "approved");
  return forms.toSpliced(at < 0 ? forms.length : at, 0, form(entry.acronym, "approved", true));
}

/** The wording to use in `lang`: the first approved one, else the first that may be used; "" where there is none. */
export const wordingIn = (entry: Known, lang: Lang): string =>
  formsOf(entry, lang).find(({ status, isAcronym }) => status !== "forbidden" && !isAcronym)
    ?.text ?? "";

/** The weightiest status among the wordings in English; null for an entry without any. */
export const statusOf = (entry: Known): VariantStatus | null =>
  variantStatuses.find((status) => entry.en.some((variant) => variant.status === status)) ?? null;
