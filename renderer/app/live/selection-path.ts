/** Remembers where the selection stands by its place in the tree: an undo gives the same tree, but other nodes. */
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type LexicalNode,
  type PointType,
} from "lexical";

interface Place {
  /** Index of each node among its siblings, from the child of root inwards. */
  path: number[];
  offset: number;
}

export interface SelectionPath {
  anchor: Place;
  focus: Place;
}

/** Null where nothing is selected, or not text. */
export function $selectionPath(): SelectionPath | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  return { anchor: $placeOf(selection.anchor), focus: $placeOf(selection.focus) };
}

function $placeOf(point: PointType): Place {
  const path: number[] = [];
  for (let node: LexicalNode | null = point.getNode(); node?.getParent(); node = node.getParent())
    path.unshift(node.getIndexWithinParent());
  return { path, offset: point.offset };
}

/** Selects the same place again, as far as the tree still has it. */
export function $selectPath({ anchor, focus }: SelectionPath): void {
  const selection = $createRangeSelection();
  for (const [point, { path, offset }] of [
    [selection.anchor, anchor],
    [selection.focus, focus],
  ] as const) {
    let node: LexicalNode = $getRoot();
    for (const index of path) {
      const child: LexicalNode | null = $isElementNode(node) ? node.getChildAtIndex(index) : null;
      if (!child) break;
      node = child;
    }
    const [size, type] = $isElementNode(node)
      ? ([node.getChildrenSize(), "element"] as const)
      : ([node.getTextContentSize(), "text"] as const);
    point.set(node.getKey(), Math.min(offset, size), type);
  }
  $setSelection(selection);
}
