/** Why a file could not be imported; doors turn the code into a message. */
import type { ChangeCount } from "../../core/exchange/docx/changes.ts";
import type { ContentRefusal } from "../../core/exchange/import-refusals.ts";

export type ImportRefusalCode =
  | ContentRefusal
  | "FILE_NOT_FOUND"
  | "FILE_UNREADABLE"
  | "NOT_A_FILE"
  | "TRANSLATION_NOT_EMPTY"
  | "TRANSLATION_IN_SOURCE_LANG"
  | "REPORT_IN_BIN";

/** Thrown before anything of the file is in the library. */
export class ImportRefusal<Code extends ImportRefusalCode = ImportRefusalCode> extends Error {
  readonly code: Code;
  /** With `CHANGES_UNDECIDED`. */
  readonly changes: ChangeCount | null;
  constructor(code: Code, changes: ChangeCount | null = null) {
    super(`import refused: ${code}`);
    this.code = code;
    this.changes = changes;
  }
}
