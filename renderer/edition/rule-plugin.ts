/** A line across the page under the pointer and the keys: a click selects it, Enter writes on below it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
  mergeRegister,
} from "lexical";
import { useEffect } from "react";
import { $isRuleNode, $selectRule, type RuleNode } from "../../core/edition/nodes/rule-node.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";

/** The rule that is selected as a whole. */
function $selectedRule(): RuleNode | null {
  const selection = $getSelection();
  return $isNodeSelection(selection) ? (selection.getNodes().find($isRuleNode) ?? null) : null;
}

export function RulePlugin(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let marked: HTMLElement | null = null;
    // The browser would put a caret beside the rule, and tell of it only after the click.
    const onPress = (event: MouseEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLHRElement)) {
        // Lexical would answer the click by clearing the old selection, and the new caret with it.
        if (editor.read($selectedRule)) editor.update(() => $setSelection(null));
        return;
      }
      if (!editor.isEditable()) return;
      event.preventDefault();
      editor.getRootElement()?.focus({ preventScroll: true });
      editor.update(() => {
        const node = $getNearestNodeFromDOMNode(target);
        if ($isRuleNode(node)) $selectRule(node);
      });
    };
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        const key = editorState.read(() => $selectedRule()?.getKey());
        const now = key === undefined ? null : editor.getElementByKey(key);
        if (now === marked) return;
        marked?.removeAttribute("data-selected");
        now?.setAttribute("data-selected", "");
        marked = now;
      }),
      editor.registerRootListener((root, previous) => {
        previous?.removeEventListener("mousedown", onPress);
        root?.addEventListener("mousedown", onPress);
      }),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const rule = $selectedRule();
          if (!rule) return false;
          event?.preventDefault();
          startUndoStep(editor);
          rule.insertAfter($createParagraphNode()).selectStart();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    );
  }, [editor]);
  return null;
}
