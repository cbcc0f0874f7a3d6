/** What an undo must not take away: whatever holds text that somebody else has written since. */
import * as Y from "yjs";

/** A Yjs type that the item brought in; null for text and properties. */
const typeOf = (item: Y.Item): Y.AbstractType<unknown> | null =>
  item.content instanceof Y.ContentType ? item.content.type : null;

/** True where live text of another client stands in a type, or in one within it. */
function hasForeign(type: Y.AbstractType<unknown>, own: number): boolean {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const inner = typeOf(item);
    if (inner ? hasForeign(inner, own) : isForeignText(item, own)) return true;
  }
  return false;
}

const isForeignText = (item: Y.Item, own: number): boolean =>
  item.content instanceof Y.ContentString && item.id.client !== own;

/** `@lexical/yjs` writes a text node as a map with its properties, and its letters behind that. */
function carriesForeign(item: Y.Item, own: number): boolean {
  const type = typeOf(item);
  if (!type) return false;
  if (!(type instanceof Y.Map)) return hasForeign(type, own);
  for (let next = item.right; next; next = next.right) {
    if (next.deleted) continue;
    if (typeOf(next)) return false;
    if (isForeignText(next, own)) return true;
  }
  return false;
}

/**
 * For `UndoManager.deleteFilter`: false for a block or text node that this editor made and another has written in, and
 * for its properties. `own` is the client id of this editor's document.
 */
export function mayUndoDelete(item: Y.Item, own: number): boolean {
  if (carriesForeign(item, own)) return false;
  const holder =
    item.parentSub !== null && item.parent instanceof Y.AbstractType && item.parent._item;
  return !holder || !carriesForeign(holder, own);
}
