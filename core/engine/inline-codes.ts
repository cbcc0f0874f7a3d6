/** The inline formats, links, chips and note marks of a block as numbered codes that an engine can carry over. */
import type { NodeJson } from "../edition/edition.ts";
import { blockKindOf, textOf } from "../edition/blocks.ts";

/**
 * What stands behind a number. `pair` wraps text: a link, or a run in another format; `alone` stands for itself: a note mark, a
 * chip, a tab.
 */
export type Code = { kind: "pair"; node: NodeJson } | { kind: "alone"; node: NodeJson };

export interface Coded {
  /** The block's text; with codes where `codes` is not empty, escaped then. */
  text: string;
  codes: Code[];
}

/** How codes look on the way: `<g id="1">…</g>`, `<x id="2"/>`; as HTML `<span id="1">…</span>`, `<img id="2">`. */
export type Dialect = "xml" | "html";

const names = { xml: ["g", "x"], html: ["span", "img"] } as const;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const isPlain = (node: NodeJson): boolean =>
  node.type === "text" && (node["format"] ?? 0) === 0 && (node["style"] ?? "") === "";

const isText = (node: NodeJson): boolean =>
  node.type === "text" && typeof node["text"] === "string";

const isOut = (node: NodeJson): boolean =>
  node.type === "list" || node.type === "table" || blockKindOf(node.type) !== undefined;

/** The inline content of a source block; without any formats its text as it is. */
export function encode(block: NodeJson, dialect: Dialect): Coded {
  const inline = (block.children ?? []).filter((child) => !isOut(child));
  const codes: Code[] = [];
  const [pair, alone] = names[dialect];
  const write = (nodes: readonly NodeJson[]): string =>
    nodes
      .map((node) => {
        if (node.type === "linebreak") return "\n";
        if (isPlain(node)) return escape(String(node["text"]));
        const id = codes.length + 1;
        if (isText(node)) {
          codes.push({ kind: "pair", node });
          return `<${pair} id="${id}">${escape(String(node["text"]))}</${pair}>`;
        }
        if (node.children && textOf(node) !== "") {
          codes.push({ kind: "pair", node });
          return `<${pair} id="${id}">${write(node.children)}</${pair}>`;
        }
        codes.push({ kind: "alone", node });
        return dialect === "xml" ? `<${alone} id="${id}"/>` : `<${alone} id="${id}">`;
      })
      .join("");
  const text = write(inline);
  return codes.length === 0 ? { text: textOf(block), codes } : { text, codes };
}

const CODE = /<(\/?)(?:g|x|span|img)\b(?:\s+id\s*=\s*["']?(\d{1,4})["']?)?\s*(\/?)>/giu;

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  "#x27": "'",
  nbsp: " ",
};

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|#39|#x27|nbsp);/giu, (whole, name: string) => {
    return entities[name.toLowerCase()] ?? whole;
  });

export interface Decoded {
  /** Without codes. */
  text: string;
  /** Inline nodes of the translation; null where the codes did not all come back whole: then there is only the text. */
  nodes: NodeJson[] | null;
}

const plain = (text: string): NodeJson => ({
  ...{ type: "text", version: 1, text },
  ...{ format: 0, style: "", mode: "normal", detail: 0 },
});

const lines = (text: string, make: (line: string) => NodeJson): NodeJson[] =>
  text
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: "linebreak", version: 1 }] : []),
      ...(line === "" ? [] : [make(line)]),
    ]);

interface Open {
  id: number;
  nodes: NodeJson[];
}

/** An engine's answer. Every code has to be there once, each pair closed in the pair that it was opened in. */
export function decode(answer: string, codes: readonly Code[]): Decoded {
  if (codes.length === 0) return { text: answer, nodes: null };
  const text = unescape(answer.replace(CODE, ""));
  const stack: Open[] = [{ id: 0, nodes: [] }];
  const seen = new Set<number>();
  let at = 0;
  const top = (): Open | undefined => stack.at(-1);
  const put = (end: number): void => {
    const piece = unescape(answer.slice(at, end));
    const within = codes[(top()?.id ?? 0) - 1]?.node;
    const make = (line: string): NodeJson =>
      within && isText(within) ? { ...within, text: line } : plain(line);
    top()?.nodes.push(...lines(piece, make));
  };
  for (const found of answer.matchAll(CODE)) {
    put(found.index);
    at = found.index + found[0].length;
    const id = Number(found[2] ?? 0);
    if (found[1] === "/") {
      const isPair = /^<\/(?:g|span)\b/iu.test(found[0]);
      const closed = isPair && stack.length > 1 ? stack.pop() : undefined;
      const node = closed && codes[closed.id - 1]?.node;
      if (!node) return { text, nodes: null };
      top()?.nodes.push(...(isText(node) ? closed.nodes : [{ ...node, children: closed.nodes }]));
      continue;
    }
    const code = codes[id - 1];
    if (!code || seen.has(id)) return { text, nodes: null };
    seen.add(id);
    if (code.kind === "alone") top()?.nodes.push(code.node);
    else if (found[3] === "/") return { text, nodes: null };
    else stack.push({ id, nodes: [] });
  }
  put(answer.length);
  const [root] = stack;
  const isWhole = stack.length === 1 && seen.size === codes.length && !isNested(root?.nodes ?? []);
  return { text, nodes: isWhole && root ? root.nodes : null };
}

/** A link inside a link is none. */
function isNested(nodes: readonly NodeJson[], isInside = false): boolean {
  return nodes.some(
    (node) => node.children !== undefined && (isInside || isNested(node.children, true)),
  );
}
