/** Finds a node in the tree as it is read. */
import type { BlockId } from "../report/ids.ts";
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
