/** Collects the inside of a block piece by piece: text with its looks, line breaks, links. */
import { type Inline, isLinkAddress, linkNode, textNode } from "./inline.ts";

/** Lexical's text format bits. */
export const BOLD = 1;
export const ITALIC = 2;
export const STRIKETHROUGH = 4;
export const UNDERLINE = 8;
export const SUBSCRIPT = 32;
export const SUPERSCRIPT = 64;
export const HIGHLIGHT = 128;

export interface Runs {
  /** @param url of the link that the text belongs to; an address that an edition does not take leaves plain text */
  add(text: string, format?: number, url?: string): void;
  lineBreak(url?: string): void;
  /** A reference with its note. */
  note(ref: Inline[number]): void;
  /** What follows stands in a line of its own; nothing where nothing stands yet. */
  newLine(): void;
  /** Trimmed at both ends; empty when there is nothing to be seen. */
  take(): Inline;
}

export function createRuns(): Runs {
  let pieces: { url: string | null; node: Inline[number] }[] = [];
  const take = (): Inline => {
    const whole = trimmed(pieces);
    pieces = [];
    const inline: Inline = [];
    let linked: string | null = null;
    for (const { url, node } of whole) {
      if (url === null) inline.push(node);
      else if (linked === url) inline.at(-1)?.children?.push(node);
      else inline.push(linkNode(url, [node]));
      linked = url;
    }
    return inline;
  };
  return {
    add(text, format = 0, address) {
      const url = address !== undefined && isLinkAddress(address) ? address : null;
      const shown = readable(text);
      if (shown === "") return;
      const last = pieces.at(-1);
      if (last && last.url === url && last.node.type === "text" && last.node["format"] === format)
        last.node["text"] = String(last.node["text"]) + shown;
      else pieces.push({ url, node: textNode(shown, format) });
    },
    note(ref) {
      pieces.push({ url: null, node: ref });
    },
    lineBreak(address) {
      const url = address !== undefined && isLinkAddress(address) ? address : null;
      pieces.push({ url, node: { type: "linebreak", version: 1 } });
    },
    newLine() {
      const last = pieces.at(-1);
      if (last && last.node.type !== "linebreak" && pieces.some((piece) => !isSpace(piece)))
        pieces.push({ url: null, node: { type: "linebreak", version: 1 } });
    },
    take,
  };
}

/** A tab or line end is a space; control characters, which no reader sees, are nothing. */
const readable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what is to go
  text.replace(/[\t\r\n]+/g, " ").replace(/[\u0000-\u001F\u007F\u00AD\uFFFE\uFFFF]/g, "");

type Piece = { url: string | null; node: Inline[number] };

const isSpace = ({ node }: Piece): boolean =>
  node.type === "linebreak" || String(node["text"]).trim() === "";

function trimmed(pieces: Piece[]): Piece[] {
  const first = pieces.findIndex((piece) => !isSpace(piece));
  const last = pieces.findLastIndex((piece) => !isSpace(piece));
  if (first < 0) return [];
  const kept = pieces.slice(first, last + 1);
  const [head, tail] = [kept[0], kept.at(-1)];
  if (head?.node.type === "text") head.node["text"] = String(head.node["text"]).trimStart();
  if (tail?.node.type === "text") tail.node["text"] = String(tail.node["text"]).trimEnd();
  return kept;
}

/** Joins blocks of text into one, with `between` between them. */
export const joinInline = (texts: readonly Inline[], between: string): Inline =>
  texts.flatMap((text, index) => (index > 0 ? [textNode(between), ...text] : text));
