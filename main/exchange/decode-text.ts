/** A text file's bytes as text, in the encodings that Chinese offices keep files in. */
import { ImportRefusal } from "./import-refusal.ts";

/**
 * A byte order mark decides; else what is valid UTF-8 is UTF-8, and what else reads as Chinese in GB 18030 (which
 * holds GBK and GB 2312) is that. Throws FILE_EMPTY, NOT_TEXT, or UNKNOWN_ENCODING rather than give wrong characters.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  // Ctrl+Z ends the file in some old editors.
  const shown = text.endsWith("\u001A") ? text.slice(0, -1) : text;
  if ([...shown].some(isBinary)) throw new ImportRefusal("NOT_TEXT");
  if (shown.trim() === "") throw new ImportRefusal("FILE_EMPTY");
  return shown;
}

/** True of control characters that no text file has; tab, line ends and page breaks are text. */
const isBinary = (character: string): boolean =>
  (character < " " && !"\t\n\v\f\r".includes(character)) || character === "\u007F";

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return strictly("utf-16le", bytes) ?? refuse("NOT_TEXT");
  if (a === 0xfe && b === 0xff) return strictly("utf-16be", bytes) ?? refuse("NOT_TEXT");
  if (bytes.includes(0)) return refuse("NOT_TEXT");
  const unicode = strictly("utf-8", bytes);
  if (unicode !== null) return unicode;
  const chinese = strictly("gb18030", bytes);
  if (chinese === null || !isMostlyChinese(chinese)) return refuse("UNKNOWN_ENCODING");
  return chinese;
}

/** Drops the byte order mark; null where the bytes are not valid. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const refuse = (code: "NOT_TEXT" | "UNKNOWN_ENCODING"): never => {
  throw new ImportRefusal(code);
};

/**
 * A Western file can pass for GB 18030: a curly quote and the letter after it make one rare character. Chinese text
 * is for the most part what GB 2312 has, which the first bytes of each row of Unicode tell well enough: common Han
 * characters are encoded there with both bytes from A1 up.
 */
function isMostlyChinese(text: string): boolean {
  const foreign = text.match(/\P{ASCII}/gu) ?? [];
  const common = foreign.filter((character) => isGb2312(character));
  return common.length >= foreign.length * 0.8;
}

let gb2312: Set<string> | undefined;

function isGb2312(character: string): boolean {
  gb2312 ??= readGb2312();
  return gb2312.has(character);
}

function readGb2312(): Set<string> {
  const decoder = new TextDecoder("gb18030");
  const characters = new Set<string>();
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1)
      characters.add(decoder.decode(Uint8Array.of(row, cell)));
  return characters;
}
