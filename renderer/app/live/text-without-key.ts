/** Text that arrives without a key: from dictation, a panel of emoji, a text expander. The caret stays behind it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { BEFORE_INPUT_COMMAND, COMMAND_PRIORITY_CRITICAL } from "lexical";
import { useEffect } from "react";
import { isMac } from "../keys.ts";

/** Longer after a key, text has nothing to do with it. */
const SAME_PRESS_MS = 100;

/**
 * macOS replaces a text when a key ends it, and its browsers tell of the key first; so Lexical moves the caret past what
 * the last key inserted once several characters arrive: after Enter, into the block that follows. It neither asks how
 * long ago that key was nor which system it runs on, so the key is forgotten for it where it has no part.
 */
export function TextWithoutKey(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        BEFORE_INPUT_COMMAND,
        (event) => {
          const keys = editor._inputState;
          const isOfKey = event.timeStamp - keys.lastKeyDownTimeStamp < SAME_PRESS_MS;
          if (!isMac() || !isOfKey) keys.lastKeyCode = null;
          return false;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    [editor],
  );
  return null;
}
