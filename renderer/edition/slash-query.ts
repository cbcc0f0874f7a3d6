/** What is asked of the slash menu at the caret, and which of its entries answer. */
import {
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type NodeKey,
  type RangeSelection,
} from "lexical";
import { $blockOf } from "../../core/edition/field-borders.ts";
import { $isFieldNode } from "../../core/edition/nodes/field-nodes.ts";

export interface SlashQuery {
  /** Of the text node that holds the sign. */
  key: NodeKey;
  /** UTF-16 offset of the sign in it. */
  start: number;
  /** UTF-16 offset of the caret in it. */
  end: number;
  /** What stands between the two; while an input method composes, its letters without the marks between them. */
  text: string;
}

/** A sign with what follows it up to the caret. The Chinese keyboard gives "、" and "／" for the key of "/". */
const ASKED = /(^|\s)([/／、])([^\s/／、]{0,20})$/u;
/** An input method may put spaces between syllables. */
const COMPOSED = /(^|\s)([/／、])([^/／、]{0,40})$/u;

/** Null where the caret is not behind a sign that could ask for the menu. */
export function $slashQuery(isComposing: boolean): SlashQuery | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const block = $blockOf(node);
  if (!$isTextNode(node) || !node.isSimpleText() || !block || $isFieldNode(block)) return null;
  // In a link it is part of the link's text.
  if (!node.getParent()?.is(block)) return null;
  const before = node.getTextContent().slice(0, selection.anchor.offset);
  const match = (isComposing ? COMPOSED : ASKED).exec(before);
  if (!match) return null;
  const [, space = "", sign = "", asked = ""] = match;
  const previous = node.getPreviousSibling();
  const isAtStart = previous === null || $isLineBreakNode(previous);
  if (space === "" && !isAtStart) return null;
  // "、" is a sign of the text anywhere but in a block that holds nothing else.
  const isAlone = match[0] === node.getTextContent() && block.getChildrenSize() === 1;
  if (sign === "、" && !isAlone) return null;
  return {
    key: node.getKey(),
    start: match.index + space.length,
    end: before.length,
    text: asked.replace(/[\s'’]/g, "").toLowerCase(),
  };
}

/** Takes the sign and what follows it out of the text. */
export function $removeSlashQuery(query: SlashQuery): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || node.getKey() !== query.key) return;
  const range: RangeSelection = selection.clone();
  range.setTextNodeRange(node, query.start, node, selection.anchor.offset);
  range.removeText();
}

export interface Findable {
  label: string;
  /** Words parted by spaces. */
  keywords: string;
}

/**
 * The entries that answer, those whose label or one of whose words begins with the text first, each group in its own
 * order. Han may stand anywhere in a name; Latin letters only where a word begins.
 */
export function findEntries<T extends Findable>(entries: readonly T[], text: string): T[] {
  if (text === "") return [...entries];
  const ranked = entries.flatMap((entry) => {
    const label = entry.label.toLowerCase();
    const words = [...label.split(/\s+/), ...entry.keywords.toLowerCase().split(/\s+/)];
    if (label.replaceAll(" ", "").startsWith(text) || words.some((word) => word === text))
      return { entry, rank: 0 };
    if (words.some((word) => word.startsWith(text))) return { entry, rank: 1 };
    const isHan = /\p{Script=Han}/u.test(text);
    return isHan && words.some((word) => word.includes(text)) ? { entry, rank: 2 } : [];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
