/** Why a report could not be exported; doors turn the code into a message. */
import type { ExportRefusalCode } from "../../core/api/export.ts";

export class ExportRefusal extends Error {
  readonly code: ExportRefusalCode;
  constructor(code: ExportRefusalCode) {
    super(`export refused: ${code}`);
    this.code = code;
  }
}
