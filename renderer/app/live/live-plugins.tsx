/** Plugins that every living edition runs. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $isListItemNode, $isListNode, ListItemNode, ListNode } from "@lexical/list";
import { setScrollableTablesActive } from "@lexical/table";
import {
  $getRoot,
  $getState,
  $isElementNode,
  $getNodeByKey,
  mergeRegister,
  type NodeKey,
} from "lexical";
import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { idState } from "../../../core/edition/block-state.ts";
import { $isLocked } from "../../../core/edition/locks.ts";
import {
  $reviewStructure,
  blockClasses,
  registerStructure,
} from "../../../core/edition/structure.ts";

/** Writes each block's id on its element as `data-block`, and that it is locked; touches nothing else of the page. */
export function BlockAttributes(): null {
  const { t } = useTranslation("edition");
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
                if (element && $isElementNode(node)) markLock(element, $isLocked(node), t);
              }
            });
          }),
        ),
      ),
    [editor, t],
  );
  return null;
}

function markLock(element: HTMLElement, isLocked: boolean, t: TFunction<"edition">): void {
  if (isLocked === element.hasAttribute("data-locked")) return;
  element.toggleAttribute("data-locked", isLocked);
  if (isLocked) element.setAttribute("aria-description", t("locked.mark"));
  else element.removeAttribute("aria-description");
}

/** A table stands in a frame that scrolls; before content arrives, so that none is drawn without. */
export function TableFrames(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => setScrollableTablesActive(editor, true), [editor]);
  return null;
}

/**
 * The items of a check list are boxes to assistive technology, and boxes are no items of a list: the list is a group.
 * A box is named by its text, or said to be empty.
 */
export function CheckListRoles(): null {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const name = (key: NodeKey): void => {
      const node = $getNodeByKey(key);
      const element = editor.getElementByKey(key);
      if ($isListNode(node) && element) {
        if (node.getListType() === "check") element.setAttribute("role", "group");
        else element.removeAttribute("role");
      }
      if (!$isListItemNode(node) || !element) return;
      if (node.getChecked() !== undefined && node.isEmpty()) element.ariaLabel = t("emptyItem");
      else element.removeAttribute("aria-label");
    };
    return mergeRegister(
      ...[ListNode, ListItemNode].map((klass) =>
        editor.registerMutationListener(klass, (mutations) =>
          editor.read(() => {
            for (const key of mutations.keys()) name(key);
          }),
        ),
      ),
      editor.registerUpdateListener(({ editorState, dirtyElements }) =>
        editorState.read(() => {
          for (const key of dirtyElements.keys()) if (key !== "root") name(key);
        }),
      ),
    );
  }, [editor, t]);
  return null;
}

/**
 * Keeps the structure of the edition. Before content arrives: a rule that is registered later has Lexical go through
 * every block for it.
 */
export function Structure(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerStructure(editor), [editor]);
  return null;
}

/** Lets the edition be typed in from the moment its content has arrived. */
export function EditWhenFilled(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const start = (): void => {
      if (editor.isEditable() || editor.read(() => $getRoot().isEmpty())) return;
      editor.update($reviewStructure);
      // At once: who hears of it may place the caret, and a text that turns editable after that is styled twice.
      const text = editor.getRootElement();
      if (text) text.contentEditable = "true";
      editor.setEditable(true);
    };
    const stopWaiting = editor.registerUpdateListener(start);
    start();
    return () => {
      stopWaiting();
      editor.setEditable(false);
    };
  }, [editor]);
  return null;
}
