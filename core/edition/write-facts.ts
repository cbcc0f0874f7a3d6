/** Facts of the event in a text: put in at the caret, and brought up to date; everything runs inside `editor.update`. */
import {
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from "lexical";
import { type Difference, placesOf } from "../event/differences.ts";
import type { EventField } from "../event/event-field.ts";
import { $blocks } from "./block-identity.ts";
import { $createFactNode, $isFactNode, type FactNode } from "./nodes/fact-node.ts";
import { $leavesOf, $selectionOf } from "./text-places.ts";

export interface FactToWrite {
  field: EventField;
  text: string;
  /** False for mere words, which nothing keeps up to date. */
  asChip: boolean;
}

/** In place of the selection, in the format of the text there. False where there is no caret. */
export function $insertFact({ field, text, asChip }: FactToWrite): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const node = asChip ? $createFactNode(field, text) : $createTextNode(text);
  const replaced = selection.isCollapsed() ? undefined : selection.getNodes().find($isTextNode);
  const format = replaced?.getFormat() ?? selection.format;
  node.setFormat(format);
  selection.insertNodes([node]);
  // What is typed next goes on in the same format.
  node.selectEnd().format = format;
  return true;
}

export function $facts(): FactNode[] {
  const all = (parent: ElementNode): FactNode[] =>
    parent
      .getChildren()
      .flatMap((child) =>
        $isFactNode(child) ? [child] : $isElementNode(child) && child.isInline() ? all(child) : [],
      );
  return $blocks().flatMap(all);
}

/** Makes every place of these differences say what the facts say; where they say nothing, chips become mere words. */
export function $bringUpToDate(differences: readonly Difference[]): void {
  for (const { kind, field, now, wanted } of differences) {
    if (kind === "words") for (const block of $blocks()) $replaceWords(block, now, wanted);
    else
      for (const fact of $facts()) {
        if (fact.getField() !== field || fact.getTextContent() !== now) continue;
        if (wanted === "") $release(fact);
        else fact.setTextContent(wanted);
      }
  }
}

/** A chip becomes the words that it shows. */
export function $release(fact: FactNode): void {
  fact.replace($createTextNode(fact.getTextContent()).setFormat(fact.getFormat()));
}

/** Chips among these nodes say their fact as `textOf` gives it; one that it has no text for stays as it is. */
export function $retellFacts<T extends LexicalNode>(
  nodes: T[],
  textOf: (field: EventField) => string,
): T[] {
  for (const node of nodes) {
    const field = $isFactNode(node) ? node.getField() : null;
    const text = field && textOf(field);
    if ($isFactNode(node) && text) node.setTextContent(text);
    else if ($isElementNode(node)) $retellFacts(node.getChildren(), textOf);
  }
  return nodes;
}

/** From the end, so that the places before stay where they are. */
function $replaceWords(block: ElementNode, now: string, wanted: string): void {
  const words = $leavesOf(block)
    .map(({ node, length }) =>
      $isFactNode(node)
        ? "\uFFFC".repeat(length)
        : $isTextNode(node)
          ? node.getTextContent()
          : "\n".repeat(length),
    )
    .join("");
  for (const at of placesOf(words, now, wanted).reverse())
    $selectionOf(block, at, at + now.length)?.insertText(wanted);
}
