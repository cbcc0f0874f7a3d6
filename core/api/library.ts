/** The open library's settings, and word of what changes in it. */
import { oc, eventIterator } from "@orpc/contract";
import { z } from "zod";
import { reportIdSchema } from "../report/ids.ts";
import { settingsSchema } from "../library/settings.ts";
import { commonErrors } from "./errors.ts";

/** Something in the library changed; the window refreshes what it shows of it. */
export const libraryEventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("report"), id: reportIdSchema }),
  z.object({ kind: z.literal("reports") }),
  z.object({ kind: z.literal("settings") }),
  z.object({ kind: z.literal("publication") }),
  /** The translation memory learnt something. */
  z.object({ kind: z.literal("memory") }),
  /** The wordbook changed. */
  z.object({ kind: z.literal("terms") }),
]);
export type LibraryEvent = z.infer<typeof libraryEventSchema>;

/** Something was found damaged when the library was opened, and what was done: shown once, told honestly. */
export const noticeSchema = z.object({
  code: z.enum([
    "settings-restored",
    /** `library.json` was gone. */
    "settings-missing",
    "report-rebuilt",
    /** The file of a report was not what Diglot had written there. */
    "report-changed",
    "database-rebuilt",
    "report-unreadable",
    /** The documents of a report cannot be shown as a report; its file stays as it was. */
    "report-stuck",
    /** The translation memory was damaged: an empty one was made, and learns from the reports again. */
    "memory-rebuilt",
    /** The translation memory was written by a newer Diglot and is not used. */
    "memory-newer",
    /** `terms.json` was damaged, or written by something else: made anew from the database. */
    "terms-restored",
    "terms-changed",
    /** `terms.json` was written by a newer Diglot and is not used. */
    "terms-newer",
  ]),
  /** File that was moved aside, relative to the library folder. */
  file: z.string(),
  /** "" where nothing had to be moved. */
  movedTo: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

const base = oc.errors(commonErrors);

export const libraryContract = {
  get: base.output(z.object({ settings: settingsSchema, notices: z.array(noticeSchema) })),
  saveSettings: base
    .input(settingsSchema)
    .errors({
      /** Columns that reports still use cannot be taken away. */
      COLUMN_IN_USE: { data: z.object({ columns: z.array(z.string()) }) },
      TARGET_PATH_REFUSED: { data: z.object({ target: z.string(), path: z.string() }) },
    })
    .output(settingsSchema),
  events: base.output(eventIterator(libraryEventSchema)),
};
