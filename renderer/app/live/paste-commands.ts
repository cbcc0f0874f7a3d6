/** What can be asked of pasting besides the usual. */
import { createCommand, type LexicalCommand } from "lexical";

/** Puts in the clipboard's text without anything else of it. */
export const PASTE_PLAIN_COMMAND: LexicalCommand<void> = createCommand("PASTE_PLAIN");
/** Shows again what the last paste has left out. */
export const SHOW_PASTE_COMMAND: LexicalCommand<void> = createCommand("SHOW_PASTE");

/** As in renderer/app/keys.ts; browsers paste plain text by them too. */
export const PLAIN_KEYS = "mod+shift+v";
