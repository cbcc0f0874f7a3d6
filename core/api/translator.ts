/** To and from translators outside: the address that gives a report as a file for them, and the one that reads what they send back. */
import { z } from "zod";
import { incomingFileSchema } from "../exchange/translator/incoming.ts";
import { contentRefusals } from "../exchange/import-refusals.ts";
import { type ReportId, reportIdSchema } from "../report/ids.ts";
import { exportRefusals } from "./export.ts";

export const TRANSLATOR_PATH = "/translator";

/** `xliff` for translation tools, `docx` a table for Word. */
export const handOutFormats = ["xliff", "docx"] as const;
export type HandOutFormat = (typeof handOutFormats)[number];

export const handOutQuerySchema = z.object({
  id: reportIdSchema,
  format: z.enum(handOutFormats),
  /** What is confirmed goes along to be read only. */
  lockDone: z.boolean(),
});
export type HandOutQuery = z.infer<typeof handOutQuerySchema>;

export const handOutUrl = ({ id, format, lockDone }: HandOutQuery): string =>
  `${TRANSLATOR_PATH}/${id}/${format}${lockDone ? "?lockDone=1" : ""}`;

/** POST a file's bytes here. */
export const incomingUrl = (id: ReportId): string => `${TRANSLATOR_PATH}/${id}/incoming`;

export const incomingRefusals = [
  ...contentRefusals,
  "no-library",
  "not-found",
  /** Not XML, or against the rules of the standard outside of its units. */
  "invalid",
  /** A file of this kind, but not one that was made here. */
  "not-ours",
  /** Of another report. */
  "other-report",
  /** From or into other languages than those of the report. */
  "other-languages",
] as const;
export type IncomingRefusal = (typeof incomingRefusals)[number];

const findingSchema = z.object({ rule: z.string(), line: z.int(), about: z.string() });

export const incomingAnswerSchema = z.union([
  z.object({ incoming: incomingFileSchema }),
  z.object({
    refusal: z.enum(incomingRefusals),
    /** With `invalid`: the first of them. */
    findings: z.array(findingSchema).default([]),
    /** With `other-report`: its number, where this library has it. */
    number: z.int().nullable().default(null),
  }),
]);
export type IncomingAnswer = z.input<typeof incomingAnswerSchema>;

/** Body of an answer that is no file. */
export const handOutRefusalSchema = z.object({ refusal: z.enum(exportRefusals) });
