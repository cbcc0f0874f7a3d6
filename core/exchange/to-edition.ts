/** Builds an edition's tree from a draft: the way in for imports, new reports and the sample. */
import { marked, type Token } from "marked";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { blockKindOf, blocksOf } from "../edition/blocks.ts";
import { hashText } from "../edition/text-hash.ts";
import type { Asset } from "../media/asset.ts";
import { type BlockId, newBlockId } from "../report/ids.ts";
import type { DraftBlock, EditionDraft } from "./report-draft.ts";

/** Lexical's text format bits. */
const BOLD = 1;
const ITALIC = 2;

const text = (value: string, format = 0): NodeJson => ({
  type: "text",
  version: 1,
  detail: 0,
  format,
  mode: "normal",
  style: "",
  text: value,
});

const element = (type: string, children: NodeJson[], more: Record<string, unknown> = {}): NodeJson => ({
  type,
  version: 1,
  direction: null,
  format: "",
  indent: 0,
  children,
  ...more,
});

const block = (type: string, children: NodeJson[], more: Record<string, unknown> = {}): NodeJson =>
  element(type, children, { ...more, $: { id: newBlockId() } });

/** Inline Markdown (bold, italic, links, line breaks) to text and link nodes; anything else stays as written. */
export function toInline(markdown: string): NodeJson[] {
  return markdown === "" ? [] : tokensToNodes(marked.Lexer.lexInline(markdown), 0);
}

function tokensToNodes(tokens: Token[], format: number): NodeJson[] {
  return tokens.flatMap((token): NodeJson[] => {
    if (token.type === "strong") return tokensToNodes(token["tokens"] ?? [], format | BOLD);
    if (token.type === "em") return tokensToNodes(token["tokens"] ?? [], format | ITALIC);
    if (token.type === "br") return [{ type: "linebreak", version: 1 }];
    if (token.type === "escape") return [text(String(token["text"]), format)];
    if (token.type === "link") return [linkNode(token, format)];
    return [text(token.raw, format)];
  });
}

function linkNode(token: Token, format: number): NodeJson {
  const url = String((token as { href?: unknown }).href ?? "");
  const children = tokensToNodes((token as { tokens?: Token[] }).tokens ?? [], format);
  return element("link", children, { url, rel: null, target: null, title: null });
}

/** Gives the stored asset for a draft's asset name, or null where there is none. */
export type FindAsset = (name: string) => Asset | null;

function bodyNode(draft: DraftBlock, findAsset: FindAsset): NodeJson {
  switch (draft.kind) {
    case "paragraph":
      return block("paragraph", toInline(draft.text), { textFormat: 0, textStyle: "" });
    case "heading":
      return block("heading", toInline(draft.text), { tag: `h${draft.level}` });
    case "quote":
      return block("quote", toInline(draft.text));
    case "list":
      return listNode(draft.items, draft.ordered);
    case "figure":
      return block(
        "figure",
        [
          block("caption", toInline(draft.caption)),
          block("alt", toInline(draft.alt)),
          block("credit", toInline(draft.credit)),
        ],
        { asset: draft.asset === null ? null : findAsset(draft.asset) },
      );
  }
}

function listNode(items: string[], ordered: boolean): NodeJson {
  return element(
    "list",
    items.map((item, index) =>
      block("listitem", toInline(item), { value: index + 1, checked: undefined }),
    ),
    { listType: ordered ? "number" : "bullet", start: 1, tag: ordered ? "ol" : "ul" },
  );
}

/** A whole tree with fresh block ids. The body has at least one paragraph to write in. */
export function toEdition(draft: EditionDraft, findAsset: FindAsset): Edition {
  const body = draft.body.map((item) => bodyNode(item, findAsset));
  if (body.length === 0) body.push(block("paragraph", [], { textFormat: 0, textStyle: "" }));
  const fields = [block("headline", toInline(draft.headline)), block("lead", toInline(draft.lead))];
  return { root: element("root", [...fields, ...body]) };
}

export const emptyEdition = (): Edition => toEdition({ headline: "", lead: "", body: [] }, () => null);

function* blockNodes(node: NodeJson): Generator<NodeJson> {
  if (blockKindOf(node.type) || node.type === "figure") yield node;
  for (const child of node.children ?? []) yield* blockNodes(child);
}

/**
 * Points each block of `target` at the block of `source` that it renders. Whole editions of equal structure are
 * paired one to one; otherwise headline and lead are paired, and bodies kind by kind in order as far as they agree.
 * Changes `target` in place and returns how many blocks found a source.
 */
export function pairEditions(source: Edition, target: Edition): number {
  const left = [...blockNodes(source.root)];
  const right = [...blockNodes(target.root)];
  const equal = left.length === right.length && left.every((node, i) => node.type === right[i]?.type);
  const taken = new Set<NodeJson>();
  let paired = 0;
  for (const [index, node] of right.entries()) {
    const match = equal
      ? left[index]
      : left.find((candidate) => candidate.type === node.type && !taken.has(candidate));
    const id = match?.$?.["id"];
    if (!match || !id) continue;
    taken.add(match);
    node.$ = { ...node.$, from: id };
    paired += 1;
  }
  return paired;
}

/** Who confirmed imported blocks, and when. */
export interface Confirming {
  by: string;
  at: string;
}

/** Confirms the first `count` blocks of `target` that have text on both sides. Changes `target` in place. */
export function confirmFirst(source: Edition, target: Edition, count: number, who: Confirming): void {
  const sources = new Map<BlockId | null, string>(blocksOf(source).map((b) => [b.id, b.text]));
  const texts = blocksOf(target);
  for (const node of blockNodes(target.root)) {
    const index = texts.findIndex((b) => b.id !== null && b.id === node.$?.["id"]);
    const found = texts[index];
    if (!found || index >= count || found.text === "") continue;
    const sourceText = sources.get(found.from);
    if (sourceText === undefined) continue;
    node.$ = {
      ...node.$,
      origin: { kind: "imported" },
      confirmation: { level: "confirmed", sourceText, targetHash: hashText(found.text), ...who },
    };
  }
}
