/** What asks for pictures, files and dialogs in the writing room; media-plugin.tsx answers. */
import { createCommand, type LexicalCommand, type NodeKey } from "lexical";

/** Cuts, turns and places the picture with this key. */
export const ADJUST_PICTURE_COMMAND: LexicalCommand<NodeKey> = createCommand("ADJUST_PICTURE");
/** Asks for pictures: for the gallery or picture with this key, or for a new gallery at the caret. */
export const PICK_GALLERY_COMMAND: LexicalCommand<NodeKey | null> = createCommand("PICK_GALLERY");
/** Asks for a file: for the attachment with this key, or for new ones at the caret. */
export const PICK_ATTACHMENT_COMMAND: LexicalCommand<NodeKey | null> =
  createCommand("PICK_ATTACHMENT");
/** Opens the form of the film with this key, or of a new one at the caret. */
export const EDIT_VIDEO_COMMAND: LexicalCommand<NodeKey | null> = createCommand("EDIT_VIDEO");
