/** The text-bearing blocks of an edition, in reading order: what is translated, checked, counted and searched. */
import type { z } from "zod";
import { type SaidPairs, saidPairsSchema } from "../memory/said-pairs.ts";
import { type Asset, assetSchema } from "../media/asset.ts";
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import {
  type Confirmation,
  confirmationSchema,
  type Origin,
  originSchema,
} from "./confirmation.ts";
import type { Edition, NodeJson } from "./edition.ts";

export const blockKinds = [
  "headline",
  "lead",
  "paragraph",
  "heading",
  "quote",
  "callout",
  "item",
  "cell",
  "caption",
  "alt",
  "credit",
  "footnote",
] as const;
export type BlockKind = (typeof blockKinds)[number];

export interface Block {
  /** Null only in a tree whose ids were never assigned. */
  id: BlockId | null;
  kind: BlockKind;
  /** Plain text; a line break inside the block is "\n". */
  text: string;
  from: BlockId | null;
  confirmation: Confirmation | null;
  origin: Origin | null;
  isLocked?: true;
  pairs?: SaidPairs;
}

const kindOfType: Record<string, BlockKind> = {
  headline: "headline",
  lead: "lead",
  paragraph: "paragraph",
  heading: "heading",
  quote: "quote",
  callout: "callout",
  listitem: "item",
  caption: "caption",
  alt: "alt",
  credit: "credit",
  footnote: "footnote",
};

/** Kind of a Lexical node type, or undefined for a node that holds no text of its own (figure, list, table). */
export const blockKindOf = (type: string): BlockKind | undefined => kindOfType[type];

/** Nodes that hold blocks and no text of their own. */
const holders = new Set(["list", "table"]);

/** Text of a node, without that of blocks nested in it. */
export function textOf(node: NodeJson): string {
  let text = "";
  for (const child of node.children ?? []) {
    if (child.type === "linebreak") text += "\n";
    else if (child.type === "tab") text += "\t";
    else if (typeof child["text"] === "string") text += child["text"];
    else if (!holders.has(child.type) && !blockKindOf(child.type)) text += textOf(child);
  }
  return text;
}

/** Most blocks have none of these, and what fails a schema costs more than what passes. */
const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> | null =>
  value === undefined ? null : (schema.safeParse(value).data ?? null);

export function toBlock(node: NodeJson, kind: BlockKind): Block {
  const state = node.$ ?? {};
  const pairs = state["pairs"] === undefined ? null : parsed(saidPairsSchema, state["pairs"]);
  return {
    id: parsed(blockIdSchema, state["id"]),
    kind,
    text: textOf(node),
    from: parsed(blockIdSchema, state["from"]),
    confirmation: parsed(confirmationSchema, state["confirmation"]),
    origin: parsed(originSchema, state["origin"]),
    ...(state["locked"] === true && { isLocked: true }),
    ...(pairs && { pairs }),
  };
}

function* walk(node: NodeJson, isInCell = false): Generator<Block> {
  const own = blockKindOf(node.type);
  const kind = own && isInCell ? "cell" : own;
  // A list item that only wraps a nested list is no block of its own.
  const wrapsList =
    kind === "item" && node.children?.length === 1 && node.children[0]?.type === "list";
  if (kind && !wrapsList) yield toBlock(node, kind);
  for (const child of node.children ?? [])
    yield* walk(child, isInCell || node.type === "tablecell");
}

export const blocksOf = (edition: Edition): Block[] => [...walk(edition.root)];

/** Pictures of an edition in order, those of galleries too; a placeholder counts as null. */
export function figuresOf(edition: Edition): (Asset | null)[] {
  return (edition.root.children ?? [])
    .flatMap((node) => (node.type === "gallery" ? (node.children ?? []) : [node]))
    .filter((node) => node.type === "figure")
    .map((node) => parsed(assetSchema, node["asset"]));
}

/** Text of the first block of a kind, "" when there is none. */
export const textOfKind = (edition: Edition, kind: BlockKind): string =>
  blocksOf(edition).find((block) => block.kind === kind)?.text ?? "";
