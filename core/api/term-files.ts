/** Addresses of the wordbook's files: one in, first to be looked at and then taken; the whole or a choice of it out. */
import { z } from "zod";
import { contentRefusals } from "../exchange/import-refusals.ts";
import { entryIdSchema } from "../term/entry.ts";
import { fileProblems } from "../term/exchange/incoming.ts";
import { tbxProblems } from "../term/exchange/read-tbx.ts";

/** POST a file's bytes here, with `name`, and `take=1` to take it in: `200` with a plan, or `4xx` with a refusal. */
export const TERM_IMPORT_PATH = "/term-files/import";
/** POST `{format, ids}` here: the file. */
export const TERM_EXPORT_PATH = "/term-files/export";

export const MAX_TERM_FILE_BYTES = 30_000_000;

export const termFileFormats = ["csv", "xlsx", "tbx", "tbx-dct"] as const;
export const termFileFormatSchema = z.enum(termFileFormats);
export type TermFileFormat = z.infer<typeof termFileFormatSchema>;

export const termFileRefusalSchema = z.object({
  refusal: z.enum([
    ...contentRefusals,
    ...tbxProblems,
    "TOO_MANY_TERMS",
    "TERMS_NEWER",
    "TERM_CHANGED",
    "disk-full",
    "read-only",
    "no-library",
  ]),
  /** Where in the file, from 1; null where that is not known. */
  line: z.int().nullable(),
  about: z.string(),
});
export type TermFileRefusal = z.infer<typeof termFileRefusalSchema>;

export const lineProblemSchema = z.object({
  line: z.int(),
  code: z.enum(fileProblems),
  about: z.string(),
});

export const termFilePlanSchema = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Concepts without Chinese, which are left out. */
  others: z.int(),
  problemCount: z.int(),
  /** The first ones. While there are any, nothing is taken. */
  problems: z.array(lineProblemSchema),
  /** The first ones of what is added and changed. */
  samples: z.array(
    z.object({ line: z.int(), zh: z.string(), en: z.string(), before: z.string().nullable() }),
  ),
  /** Number of the change, when the file was taken and there was anything new in it. */
  change: z.int().nullable(),
  taken: z.boolean(),
});
export type TermFilePlan = z.infer<typeof termFilePlanSchema>;

export const termFileAnswerSchema = z.union([
  z.object({ plan: termFilePlanSchema }),
  termFileRefusalSchema,
]);

export const termExportSchema = z.object({
  format: termFileFormatSchema,
  /** Null for all. */
  ids: z.array(entryIdSchema).nullable(),
});
