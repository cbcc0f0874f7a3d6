/** What reading a file gives, whatever kind of file it was. */
import type { Imported, PictureProblem } from "../../core/exchange/imported.ts";

export interface Reading {
  /** Null when the file holds no report. */
  imported: Imported | null;
  /** The bytes of a picture that the file holds or names. */
  picture(name: string): Promise<Uint8Array | PictureProblem>;
}
