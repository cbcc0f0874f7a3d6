/** Lists as files have them, item by item with its depth, and as an edition keeps them, list in list. */
import type { NodeJson } from "../edition/edition.ts";
import { type ListKind, listJson } from "../edition/paste-nodes.ts";
import type { Inline } from "./inline.ts";

/** An item of a list that may have lists in it, in reading order; `level` 0 is the outermost. */
export interface NestedItem {
  level: number;
  ordered: boolean;
  /** There only for an item with a box before it: whether the box is ticked. */
  checked?: boolean;
  /** Of the first item of an ordered list: where it begins to count. */
  start?: number;
  text: Inline;
}

/** The deepest that Word can tell; deeper items stay there. */
const LAST_LEVEL = 8;

const kindOf = ({ ordered, checked }: NestedItem): ListKind =>
  checked !== undefined ? "check" : ordered ? "number" : "bullet";

/** An item whose text begins with a box as people type it, or as other programs write it. */
export function withBox(item: NestedItem): NestedItem {
  const [first, ...rest] = item.text;
  const text = typeof first?.["text"] === "string" ? first["text"] : "";
  const found = /^([☐☑☒])\s*/u.exec(text);
  if (!first || !found || item.ordered || item.checked !== undefined) return item;
  const left = text.slice(found[0].length);
  return {
    ...item,
    checked: found[1] !== "☐",
    text: left === "" ? rest : [{ ...first, text: left }, ...rest],
  };
}

type MakeItem = (content: NodeJson[], value: number, checked?: boolean) => NodeJson;

/** A list for each run of items of one kind; Lexical keeps a list inside a list in an item of its own. */
export function nestedLists(items: readonly NestedItem[], make: MakeItem): NodeJson[] {
  const placed = items.map((item) => ({ ...item, level: Math.min(item.level, LAST_LEVEL) }));
  const lists: NodeJson[] = [];
  const outermost = Math.min(...placed.map(({ level }) => level));
  for (let at = 0; at < placed.length; ) {
    const first = placed[at];
    if (!first) break;
    const children: NodeJson[] = [];
    const kind = kindOf(first);
    const start = (first.level === outermost && kind === "number" && first.start) || 1;
    let value = start;
    while (at < placed.length) {
      const item = placed[at];
      if (!item) break;
      if (item.level > outermost) {
        const end = placed.findIndex(({ level }, index) => index > at && level <= outermost);
        const inner = placed.slice(at, end < 0 ? placed.length : end);
        children.push(...nestedLists(inner, make).map((list) => make([list], value)));
        at += inner.length;
        continue;
      }
      if (kindOf(item) !== kind) break;
      children.push(make(item.text, value, item.checked));
      value += 1;
      at += 1;
    }
    lists.push(listJson(kind, children, start));
  }
  return lists;
}
