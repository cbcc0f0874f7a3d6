/** Why a file cannot be imported, whichever door it came by. */
import { z } from "zod";

export const contentRefusals = [
  "FILE_TOO_LARGE",
  "FILE_EMPTY",
  "NOT_TEXT",
  "UNKNOWN_ENCODING",
  "UNKNOWN_FORMAT",
  "NO_REPORT_IN_FILE",
  /** A binary .doc. */
  "OLD_WORD_FILE",
  /** It has a password. */
  "ENCRYPTED_FILE",
  "DAMAGED_FILE",
  /** It is made to do harm: paths that lead out of it, a document type, endless nesting. */
  "UNSAFE_FILE",
  /** Small as a file, but not when unpacked. */
  "UNPACKS_TOO_LARGE",
  /** A package, but no Word document. */
  "NOT_A_DOCUMENT",
  /** It has a table that is larger than an edition may hold. */
  "TABLE_TOO_LARGE",
  /** It has tracked changes, and nobody said whether to accept or reject them. */
  "CHANGES_UNDECIDED",
] as const;
export type ContentRefusal = (typeof contentRefusals)[number];

/** How many tracked changes of each kind a file has. */
export const changeCountSchema = z.object({
  insertions: z.int().nonnegative(),
  deletions: z.int().nonnegative(),
  formatting: z.int().nonnegative(),
});
