/** What the thread that reads a TMX file and the one that stores its units say to each other. */
import { TmxError, type TmxProblem } from "../../core/memory/tmx/read-tmx.ts";
import type { ReadPiece } from "./read-units.ts";
import { XmlEncodingError } from "./xml-text.ts";

export interface ToReader {
  file: string;
  /** How many pieces were taken. */
  taken: Int32Array<SharedArrayBuffer>;
}

/** Pieces, and at last how it ended. */
export type FromReader = { piece: ReadPiece } | { over: Failure | null };

type Failure =
  | { kind: "tmx"; code: TmxProblem; line: number; about: string }
  | { kind: "encoding"; message: string };

/** Those that are named to the user keep what they say; everything else is thrown, as in any thread. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TmxError) {
    const { code, line, about } = error;
    return { kind: "tmx", code, line, about };
  }
  if (error instanceof XmlEncodingError) return { kind: "encoding", message: error.message };
  throw error;
}

export const errorOf = (failure: Failure): Error =>
  failure.kind === "tmx"
    ? new TmxError(failure.code, failure.line, failure.about)
    : new XmlEncodingError(failure.message);
