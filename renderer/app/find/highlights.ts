/** Paints hits over the text by the CSS Custom Highlight API: nothing is written into the document or its elements. */
import { $getNodeByKey, $isElementNode, $isTextNode, type LexicalEditor } from "lexical";
import type { Range as TextRange } from "../../../core/find/query.ts";
import { $piecesOf } from "../../../core/find/replace-in-block.ts";
import { textIn } from "../live/text-ranges.ts";
import "./find.css";

const names = { all: "dg-find", current: "dg-find-current", scope: "dg-find-scope" } as const;

/** The stretch of the page that shows a range of a block's text; null for what is not drawn as text. */
export function domRangeOf(editor: LexicalEditor, key: string, range: TextRange): Range | null {
  const ends = editor.read(() => {
    const block = $getNodeByKey(key);
    if (!$isElementNode(block)) return null;
    const drawn = $piecesOf(block).filter(
      (piece) => $isTextNode(piece.node) && piece.end > piece.start,
    );
    const first = drawn.find((piece) => piece.end > range.start && piece.start < range.end);
    const last = drawn.findLast((piece) => piece.start < range.end && piece.end > range.start);
    return first && last
      ? [
          { key: first.node.getKey(), offset: Math.max(0, range.start - first.start) },
          { key: last.node.getKey(), offset: Math.min(last.end, range.end) - last.start },
        ]
      : null;
  });
  const [start, end] =
    ends?.map(({ key: leaf, offset }) => ({
      text: textIn(editor.getElementByKey(leaf)),
      offset,
    })) ?? [];
  if (!start?.text || !end?.text) return null;
  if (start.offset > start.text.length || end.offset > end.text.length) return null;
  const drawn = document.createRange();
  drawn.setStart(start.text, start.offset);
  drawn.setEnd(end.text, end.offset);
  return drawn;
}

export interface Painted {
  all: Range[];
  current: Range | null;
  scope: Range[];
}

/** Paints these and nothing else. A browser without the API shows the hit at work by scrolling to it. */
export function paint({ all, current, scope }: Painted): void {
  if (!("highlights" in CSS)) return;
  const set = (name: string, ranges: Range[], priority: number): void => {
    if (ranges.length === 0) {
      CSS.highlights.delete(name);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  };
  set(names.scope, scope, 0);
  set(names.all, all, 1);
  set(names.current, current ? [current] : [], 2);
}

/** Scrolls what holds the range so that it can be seen, and only when it cannot. */
export function showRange(range: Range): void {
  const element = range.startContainer.parentElement;
  const scroller = element && scrollerOf(element);
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= box.top + MARGIN_PX && bottom <= box.bottom - MARGIN_PX) return;
  scroller.scrollBy({ top: top - box.top - box.height / 3 });
}
const MARGIN_PX = 48;

function scrollerOf(element: Element): Element | null {
  for (let around: Element | null = element; around; around = around.parentElement)
    if (
      around.scrollHeight > around.clientHeight &&
      /auto|scroll/.test(getComputedStyle(around).overflowY)
    )
      return around;
  return null;
}
