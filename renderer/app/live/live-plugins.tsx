/** Plugins that every living edition runs. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $isListNode, ListNode } from "@lexical/list";
import { setScrollableTablesActive } from "@lexical/table";
import { $getRoot, $getState, $isElementNode, $getNodeByKey, mergeRegister } from "lexical";
import { useEffect } from "react";
import { idState } from "../../../core/edition/block-state.ts";
import { blockClasses, registerStructure } from "../../../core/edition/structure.ts";

/** Writes each block's id on its element as `data-block`; touches nothing else of the page. */
export function BlockAttributes(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      mergeRegister(
        ...blockClasses.map((klass) =>
          editor.registerMutationListener(klass, (mutations) => {
            editor.read(() => {
              for (const [key, mutation] of mutations) {
                if (mutation === "destroyed") continue;
                const node = $getNodeByKey(key);
                const element = editor.getElementByKey(key);
                const id = $isElementNode(node) ? $getState(node, idState) : null;
                if (element && id) element.dataset["block"] = id;
              }
            });
          }),
        ),
      ),
    [editor],
  );
  return null;
}

/** A table stands in a frame that scrolls; before content arrives, so that none is drawn without. */
export function TableFrames(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => setScrollableTablesActive(editor, true), [editor]);
  return null;
}

/** The items of a check list are boxes to assistive technology, and boxes are no items of a list: they are a group. */
export function CheckListRoles(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerMutationListener(ListNode, (mutations) => {
        editor.read(() => {
          for (const key of mutations.keys()) {
            const node = $getNodeByKey(key);
            const element = editor.getElementByKey(key);
            if (!$isListNode(node) || !element) continue;
            if (node.getListType() === "check") element.setAttribute("role", "group");
            else element.removeAttribute("role");
          }
        });
      }),
    [editor],
  );
  return null;
}

/**
 * Lets the edition be typed in, and keeps its structure, from the moment its content has arrived: the rules would
 * otherwise take the empty tree for a damaged one and add a second headline to the document.
 */
export function EditWhenFilled(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let stopStructure: (() => void) | null = null;
    const start = (): void => {
      if (stopStructure || editor.read(() => $getRoot().isEmpty())) return;
      stopStructure = registerStructure(editor);
      editor.setEditable(true);
    };
    const stopWaiting = editor.registerUpdateListener(start);
    start();
    return () => {
      stopWaiting();
      stopStructure?.();
      editor.setEditable(false);
    };
  }, [editor]);
  return null;
}
