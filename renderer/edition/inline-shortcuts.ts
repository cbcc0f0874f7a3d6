/** Turns **bold**, *italic*, ~~struck~~, ==highlighted== and [text](address) into what they say as the last sign is typed. */
import { $createLinkNode, $isLinkNode } from "@lexical/link";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createTextNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  type NodeKey,
  PASTE_TAG,
  type TextNode,
} from "lexical";
import { useEffect } from "react";
import { $blockOf } from "../../core/edition/field-borders.ts";
import { AltNode } from "../../core/edition/nodes/field-nodes.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { findInlineMark, type InlineMark } from "./inline-marks.ts";

const CLOSING = /[*~=)]$/;

interface Found {
  node: TextNode;
  end: number;
  mark: InlineMark;
}

function $findMark(): Found | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || !node.isSimpleText()) return null;
  // An alternative text is read out: it has no looks, and no links.
  if ($blockOf(node) instanceof AltNode) return null;
  const end = selection.anchor.offset;
  const before = node.getTextContent().slice(0, end);
  const mark = CLOSING.test(before) ? findInlineMark(before) : null;
  if (!mark || (mark.url !== null && $isLinkNode(node.getParent()))) return null;
  return { node, end, mark };
}

/** The text of a node as it was; null where there was none. */
const textIn = (before: EditorState, key: NodeKey): string | null =>
  before.read(() => {
    const node = $getNodeByKey(key);
    return $isTextNode(node) ? node.getTextContent() : null;
  });

function $apply({ node, end, mark }: Found): void {
  const selection = $getSelection();
  const format = $isRangeSelection(selection) ? selection.format : 0;
  const parts = node.splitText(mark.start, end);
  const marked = mark.start === 0 ? parts[0] : parts[1];
  if (!marked) return;
  marked.setTextContent(mark.text);
  if (mark.format) {
    marked.toggleFormat(mark.format);
    const behind = marked.selectEnd();
    // What is typed next looks as what was typed before.
    behind.format = format;
    return;
  }
  if (mark.url === null) return;
  const link = $createLinkNode(mark.url);
  marked.replace(link);
  link.append($createTextNode(mark.text).setFormat(marked.getFormat()));
  link.selectNext(0, 0);
}

function register(editor: LexicalEditor): () => void {
  return editor.registerUpdateListener(({ editorState, prevEditorState, tags, dirtyLeaves }) => {
    if (dirtyLeaves.size === 0 || editor.isComposing() || !editor.isEditable()) return;
    if ([COLLABORATION_TAG, HISTORIC_TAG, PASTE_TAG].some((tag) => tags.has(tag))) return;
    const typed = editorState.read(() => {
      const node = $findMark()?.node;
      return node ? { key: node.getKey(), text: node.getTextContent() } : null;
    });
    if (!typed || textIn(prevEditorState, typed.key) === typed.text) return;
    editor.update(
      () => {
        const found = $findMark();
        if (!found) return;
        // One undo gives the signs back as they were typed.
        startUndoStep(editor);
        $apply(found);
      },
      { onUpdate: () => startUndoStep(editor) },
    );
  });
}

export function InlineShortcuts(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => register(editor), [editor]);
  return null;
}
