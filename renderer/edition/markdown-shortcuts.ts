/** Markdown at the start of a block: "## ", "> ", "- ", "1. ", "[] ", "!!! ", "--- "; "[^]" anywhere. Fields stay what they are. */
import {
  CHECK_LIST,
  type ElementTransformer,
  ORDERED_LIST,
  QUOTE,
  type TextMatchTransformer,
  type Transformer,
  UNORDERED_LIST,
} from "@lexical/markdown";
import { $createHeadingNode, HeadingNode } from "@lexical/rich-text";
import { $getEditor } from "lexical";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { $createCalloutNode, CalloutNode } from "../../core/edition/nodes/callout-node.ts";
import { $isFieldNode } from "../../core/edition/nodes/field-nodes.ts";
import { $canTakeNote, $insertNote } from "../../core/edition/insert-note.ts";
import { FootnoteNode, NoteRefNode } from "../../core/edition/nodes/note-nodes.ts";
import { $cellOf } from "../../core/edition/table/cell-content.ts";
import { $createRuleNode, RuleNode } from "../../core/edition/nodes/rule-node.ts";

/** "#" and "##" are the largest heading of the body; the headline has no sign of its own. */
const heading: ElementTransformer = {
  type: "element",
  dependencies: [HeadingNode],
  export: () => null,
  regExp: /^(#{1,4})\s/,
  replace(block, children, match) {
    const level = Math.max(2, match[1]?.length ?? 2);
    const node = $createHeadingNode(level === 4 ? "h4" : level === 3 ? "h3" : "h2");
    node.append(...children);
    block.replace(node);
    node.select(0, 0);
  },
};

/** The Chinese keyboard gives the wide sign for the same key. */
const callout: ElementTransformer = {
  type: "element",
  dependencies: [CalloutNode],
  export: () => null,
  regExp: /^[!！]{3}\s/,
  replace(block, children) {
    const node = $createCalloutNode();
    node.append(...children);
    block.replace(node);
    node.select(0, 0);
  },
};

const rule: ElementTransformer = {
  type: "element",
  dependencies: [RuleNode],
  export: () => null,
  regExp: /^(?:---|\*\*\*|___)\s/,
  replace(block) {
    block.insertBefore($createRuleNode());
    block.clear();
    block.selectStart();
  },
};

/** "[^]" or "[^1]" in the text: a footnote, with the caret in it. */
const footnote: TextMatchTransformer = {
  type: "text-match",
  dependencies: [NoteRefNode, FootnoteNode],
  regExp: /\[\^[^\]\s]{0,20}\]$/,
  trigger: "]",
  replace(text) {
    if (!$canTakeNote()) return;
    text.selectPrevious();
    text.remove();
    $insertNote();
  },
};

/** Fields and cells stay what they are. One undo gives back what was typed. */
const outsideFields = (transformer: ElementTransformer): ElementTransformer => ({
  ...transformer,
  replace(block, children, match, isImport) {
    if ($isFieldNode(block) || $cellOf(block)) return false;
    startUndoStep($getEditor());
    return transformer.replace(block, children, match, isImport);
  },
});

/** Lists with boxes stand before those with marks: both begin alike. */
export const blockShortcuts: Transformer[] = [
  ...[heading, callout, rule, QUOTE, CHECK_LIST, UNORDERED_LIST, ORDERED_LIST].map(outsideFields),
  footnote,
];
