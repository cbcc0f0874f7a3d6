/** Puts the children of a node into a wanted order, moving as few of them as can be. */
import type { ElementNode, LexicalNode, NodeKey } from "lexical";

/** Positions in `numbers` of a longest strictly increasing run; negative numbers are left out. */
export function longestRun(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [at, value] of numbers.entries()) {
    if (value < 0) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  }
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.add(at);
  return run;
}

/**
 * Makes `wanted` the children of `parent`, in that order, wherever they stood. Children that are not wanted stay,
 * each behind the wanted child that it stood behind. Returns false when everything was in place already.
 */
export function $arrange(parent: ElementNode, wanted: LexicalNode[]): boolean {
  const current = parent.getChildren();
  const place = new Map(current.map((node, index) => [node.getKey(), index]));
  const order = $orderWithFollowers(current, wanted);
  if (order.length === current.length && order.every((node, index) => node.is(current[index])))
    return false;
  const staying = longestRun(order.map((node) => place.get(node.getKey()) ?? -1));
  let previous: LexicalNode | null = null;
  for (const [index, node] of order.entries()) {
    if (!staying.has(index)) {
      node.remove(true);
      parent.splice(previous ? previous.getIndexWithinParent() + 1 : 0, 0, [node]);
    }
    previous = node;
  }
  return true;
}

function $orderWithFollowers(current: LexicalNode[], wanted: LexicalNode[]): LexicalNode[] {
  const keys = new Set(wanted.map((node) => node.getKey()));
  const followers = new Map<NodeKey | null, LexicalNode[]>();
  let leader: NodeKey | null = null;
  for (const node of current) {
    if (keys.has(node.getKey())) leader = node.getKey();
    else followers.set(leader, [...(followers.get(leader) ?? []), node]);
  }
  const behind = (key: NodeKey | null): LexicalNode[] => followers.get(key) ?? [];
  return [...behind(null), ...wanted.flatMap((node) => [node, ...behind(node.getKey())])];
}
