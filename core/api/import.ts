/** Import: the address that takes a file in as a new report, what can be said with it, and what it answers. */
import { z } from "zod";
import { changeDecisions } from "../exchange/docx/changes.ts";
import { changeCountSchema, contentRefusals } from "../exchange/import-refusals.ts";
import { leftOutKinds } from "../exchange/imported.ts";
import { mediaRefusals } from "../media/asset.ts";
import { langSchema } from "../report/lang.ts";

/** POST a file's bytes here: `201` with what came in, or `4xx`/`507` with `{refusal}`. */
export const IMPORT_PATH = "/import";

export const importQuerySchema = z.object({
  /** The file's own name: its ending tells Markdown from plain text. */
  name: z.string().max(1000),
  lang: langSchema,
  /** Where to file it, whatever the file says. */
  column: z.string().max(200).optional(),
  changes: z.enum(changeDecisions).optional(),
});
export type ImportQuery = z.infer<typeof importQuerySchema>;

export function importUrl(query: ImportQuery): string {
  const said = Object.entries(query).map(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return `${IMPORT_PATH}?${said.flat().join("&")}`;
}

/** Largest file that is taken. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024;

export const leftOutSchema = z.object({
  what: z.enum(leftOutKinds),
  text: z.string(),
  why: z.enum(["missing", "elsewhere", ...mediaRefusals]).optional(),
});

const importedSchema = z.object({
  imported: z.object({
    number: z.int(),
    headline: z.string(),
    column: z.object({ id: z.string(), named: z.boolean() }),
    left: z.array(leftOutSchema),
  }),
});

const refusedSchema = z.object({
  refusal: z.enum([...contentRefusals, "no-library", "bad-request", "disk-full", "read-only"]),
  /** With `CHANGES_UNDECIDED`. */
  changes: changeCountSchema.nullable().default(null),
});

export const importAnswerSchema = z.union([importedSchema, refusedSchema]);
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
