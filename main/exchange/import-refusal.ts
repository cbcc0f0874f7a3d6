/** Why a file could not be imported; doors turn the code into a message. */

export type ImportRefusalCode =
  | "FILE_NOT_FOUND"
  | "FILE_UNREADABLE"
  | "NOT_A_FILE"
  | "FILE_TOO_LARGE"
  | "FILE_EMPTY"
  | "NOT_TEXT"
  | "UNKNOWN_ENCODING"
  | "UNKNOWN_FORMAT"
  | "NO_REPORT_IN_FILE"
  | "TRANSLATION_NOT_EMPTY"
  | "TRANSLATION_IN_SOURCE_LANG"
  | "REPORT_IN_BIN";

/** Thrown before anything of the file is in the library. */
export class ImportRefusal extends Error {
  readonly code: ImportRefusalCode;
  constructor(code: ImportRefusalCode) {
    super(`import refused: ${code}`);
    this.code = code;
  }
}
