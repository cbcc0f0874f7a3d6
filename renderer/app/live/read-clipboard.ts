/** A clipboard or drag as blocks, with what did not come along and how else it could have been read. */
import type { NodeJson } from "../../../core/edition/edition.ts";
import { blockJson, textJson, toPasteNodes } from "../../../core/edition/paste-nodes.ts";
import { joinHardLines } from "../../../core/exchange/hard-lines.ts";
import { readPassage, toBlocks } from "../../../core/exchange/html/read-passage.ts";
import type { LeftOut } from "../../../core/exchange/imported.ts";
import { parsePassage } from "../../../core/exchange/markdown.ts";
import { isMarkdown } from "../../../core/exchange/markdown-signs.ts";
import { rtfPictures } from "../../../core/exchange/rtf-pictures.ts";
import { parseTabTable } from "../../../core/exchange/tab-table.ts";
import { parsePage } from "./dom-page.ts";
import { isLinkAddress } from "./link-address.ts";

export interface ReadClipboard {
  blocks: NodeJson[];
  /** Of each figure among the blocks, in order: its picture, or null where it cannot be had. */
  pictures: (string | Blob | null)[];
  left: LeftOut[];
  /** The text was taken for more than its lines; so it would be line by line. */
  otherwise: { because: "joined" | "markdown"; blocks: NodeJson[] } | null;
}

const only = (blocks: NodeJson[]): ReadClipboard => ({
  blocks,
  pictures: [],
  left: [],
  otherwise: null,
});

/** No blocks when there is no text in it. */
export function readClipboard(transfer: DataTransfer): ReadClipboard {
  const own = transfer.getData("application/x-lexical-editor");
  if (own) {
    const blocks = toPasteNodes(ownNodes(own), isLinkAddress);
    if (blocks.length > 0) return only(blocks);
  }
  const html = transfer.getData("text/html");
  if (html) {
    const read = readPassage(parsePage(html));
    if (read.blocks.length > 0) return withPictures(read, transfer);
  }
  return readText(transfer.getData("text/plain"));
}

/** Each line a paragraph, whatever stands in it. */
export const readPlain = (text: string): ReadClipboard => only(lineBlocks(text));

function readText(text: string): ReadClipboard {
  const lines = lineBlocks(text);
  const table = parseTabTable(text);
  if (table) return only(toBlocks([table], []).blocks);
  if (isMarkdown(text)) {
    const { body, left } = parsePassage(text);
    const { blocks, pictures } = toBlocks(body, left);
    const otherwise = { because: "markdown", blocks: lines } as const;
    return {
      blocks,
      left: [...left, ...missing(pictures)],
      pictures: pictures.map(inside),
      otherwise,
    };
  }
  const joined = joinHardLines(text);
  if (joined.length >= lines.length) return only(lines);
  return { ...only(joined.map(toParagraph)), otherwise: { because: "joined", blocks: lines } };
}

const toParagraph = (line: string): NodeJson => blockJson("paragraph", [textJson(line)]);

const lineBlocks = (text: string): NodeJson[] =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .filter((line) => line.trim() !== "")
    .map(toParagraph);

const isInside = (source: string | null): boolean =>
  source !== null && /^data:image\//i.test(source);
const inside = (source: string | null): string | null => (isInside(source) ? source : null);

/** Pictures that only the program could read that copied them are looked for in its RTF and among the files. */
function withPictures(
  { blocks, pictures, left }: ReturnType<typeof readPassage>,
  transfer: DataTransfer,
): ReadClipboard {
  const found: (string | Blob | null)[] = pictures.map(inside);
  const lost = pictures.filter((source) => source !== null && /^(?:file|cid|blob):/i.test(source));
  if (lost.length > 0) {
    const files = [...transfer.files].filter(({ type }) => type.startsWith("image/"));
    const inRtf = rtfPictures(transfer.getData("text/rtf"));
    const blobs = inRtf.map(({ bytes, type }) => new Blob([bytes], { type }));
    const spare = [blobs, files].find((some) => some.length === lost.length) ?? [];
    let next = 0;
    for (const [index, source] of pictures.entries())
      if (source !== null && lost.includes(source)) found[index] = spare[next++] ?? null;
  }
  const gone = pictures.filter((_, index) => found[index] === null);
  return { blocks, pictures: found, left: [...left, ...missing(gone)], otherwise: null };
}

const missing = (sources: (string | null)[]): LeftOut[] =>
  sources
    .filter((source) => !isInside(source))
    .map((source) => ({
      what: "picture",
      text: source?.slice(0, 200) ?? "",
      why: /^https?:/i.test(source ?? "") ? "elsewhere" : "missing",
    }));

function ownNodes(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "nodes" in value ? value.nodes : null;
  } catch {
    return null;
  }
}
