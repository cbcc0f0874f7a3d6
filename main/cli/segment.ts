/** `diglot segment`: a text's sentences, one a line. */
import type { Lang } from "../../core/report/lang.ts";
import { segmentText } from "../../core/segment/sentences.ts";
import { decodeText } from "../exchange/decode-text.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";
import { readTextBytes } from "../exchange/read-file.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

/** @param file a path, or `-` for standard input */
export async function segment(file: string, lang: Lang, { result }: Terminal): Promise<number> {
  const text = await read(file);
  for (const { start: from, text: whole } of segmentText(text, lang)) {
    const sentence = whole.trim();
    if (sentence === "") continue;
    const start = from + whole.length - whole.trimStart().length;
    const end = start + sentence.length;
    result({ start, end, text: sentence }, sentence.replace(/\s+/gu, " "));
  }
  return 0;
}

async function read(file: string): Promise<string> {
  try {
    return decodeText(file === "-" ? await readInput() : await readTextBytes(file));
  } catch (error) {
    if (error instanceof ImportRefusal) throw new CliError(error.code, { file });
    throw error;
  }
}

async function readInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}
