/** The readable projection of an edition: Lexical's serialised tree, checked on the way in from disk. */
import { z } from "zod";

/** A node of the tree. Unknown properties are kept: they belong to the node's own class. */
export interface NodeJson {
  type: string;
  version: number;
  children?: NodeJson[];
  /** Node state (Lexical NodeState): block id, source block, confirmation, origin. */
  $?: Record<string, unknown>;
  [property: string]: unknown;
}

/** Nested deeper than anything that people write; what goes through a tree later does so by calling itself. */
const DEEPEST = 1000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isNode(value: unknown, depth = 0): boolean {
  if (!isObject(value) || depth > DEEPEST) return false;
  if (typeof value["type"] !== "string" || !Number.isFinite(value["version"])) return false;
  if ("$" in value && !isObject(value["$"])) return false;
  if (!("children" in value)) return true;
  const { children } = value;
  return Array.isArray(children) && children.every((child) => isNode(child, depth + 1));
}

/** Goes through the tree by itself: a schema for each node took half of the time that reading a report takes. */
export const nodeJsonSchema = z.custom<NodeJson>((value) => isNode(value));

export const editionSchema = z.object({ root: nodeJsonSchema });
/** `{ root }` as Lexical's `EditorState.toJSON()` gives it. */
export type Edition = z.infer<typeof editionSchema>;
