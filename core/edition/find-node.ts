/** Finds a node in the tree as it is read. */
import { type BlockId, blockIdSchema } from "../report/ids.ts";
import type { NodeJson } from "./edition.ts";

/** The block or picture with this id. */
export function findNode(node: NodeJson, id: BlockId): NodeJson | null {
  if (node.$?.["id"] === id) return node;
  for (const child of node.children ?? []) {
    const found = findNode(child, id);
    if (found) return found;
  }
  return null;
}

/** Every block and picture, for whoever looks for many. */
export function nodesById(root: NodeJson): Map<BlockId, NodeJson> {
  const nodes = new Map<BlockId, NodeJson>();
  const walk = (node: NodeJson): void => {
    const id = blockIdSchema.safeParse(node.$?.["id"]).data;
    if (id) nodes.set(id, node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  return nodes;
}
