/** The keys of the edit actions that Lexical does not know by itself, and the way to the toolbar. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister,
} from "lexical";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Command, useCommands } from "../app/commands.tsx";
import { isMac, isPlain, matchesStroke, parseKeys } from "../app/keys.ts";
import { focusBar } from "./bar-stops.ts";
import { actionIds, editActions, runAction } from "./edit-actions.ts";

export function KeysPlugin({ barRef }: { barRef: RefObject<HTMLDivElement | null> }): null {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  useCommands(
    actionIds.map(
      (id): Command => ({
        id: `edit-${id}`,
        group: "edit",
        label: t(`action.${id}`),
        keys: editActions[id].keys,
        keywords: editActions[id].insert ?? "",
        ownKeys: true,
        run: () => editor.focus(() => runAction(editor, id)),
      }),
    ),
  );
  useEffect(
    () =>
      mergeRegister(
        // Lexical would let go of the caret.
        editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_LOW),
        editor.registerCommand(
          KEY_DOWN_COMMAND,
          (event) => {
            if (event.isComposing || isPlain(event)) return false;
            if (event.altKey && event.key === "F10") {
              event.preventDefault();
              focusBar(barRef.current);
              return true;
            }
            const pressed = actionIds.find((id) => {
              const { keys, builtIn } = editActions[id];
              return (
                !builtIn && parseKeys(keys).every((stroke) => matchesStroke(stroke, event, isMac()))
              );
            });
            if (!pressed) return false;
            event.preventDefault();
            runAction(editor, pressed);
            return true;
          },
          COMMAND_PRIORITY_HIGH,
        ),
      ),
    [editor, barRef],
  );
  return null;
}
