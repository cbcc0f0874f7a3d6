/** What the keys, the menus and the buttons do to galleries, attachments and films. */
import { $getNodeByKey, type LexicalEditor, type NodeKey } from "lexical";
import {
  $canJoin,
  $dissolveGallery,
  $galleryAround,
  $joinGallery,
} from "../../../core/edition/galleries.ts";
import { $isAttachmentNode } from "../../../core/edition/nodes/attachment-node.ts";
import { $isFigureNode } from "../../../core/edition/nodes/figure-node.ts";
import { $isVideoNode } from "../../../core/edition/nodes/video-node.ts";
import { $shownAtCaret } from "../figures.ts";
import {
  ADJUST_PICTURE_COMMAND,
  EDIT_VIDEO_COMMAND,
  PICK_ATTACHMENT_COMMAND,
  PICK_GALLERY_COMMAND,
} from "./media-commands.ts";

/** Joins the pictures around the caret; where there is only one, or none, asks for more. */
export function makeGallery(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const shown = $shownAtCaret();
    return ($galleryAround(shown) ?? ($isFigureNode(shown) ? shown : null))?.getKey() ?? null;
  });
  joinOrAsk(editor, key);
}

/** @param key of a picture or gallery; null asks for pictures of a new one */
export function joinOrAsk(editor: LexicalEditor, key: NodeKey | null): void {
  const joins = editor.read(() => {
    const node = key ? $getNodeByKey(key) : null;
    return $isFigureNode(node) && $canJoin(node);
  });
  if (!joins) {
    editor.dispatchCommand(PICK_GALLERY_COMMAND, key);
    return;
  }
  editor.update(() => {
    const node = key ? $getNodeByKey(key) : null;
    if ($isFigureNode(node) && $joinGallery(node)) node.selectStart();
  });
}

/** The caret stays where it is: in a picture, which stands alone afterwards. */
export function dissolveGallery(editor: LexicalEditor, key?: NodeKey): void {
  editor.update(() => {
    const gallery = $galleryAround(key === undefined ? $shownAtCaret() : $getNodeByKey(key));
    if (!gallery) return;
    const [first] = gallery.getFigures();
    $dissolveGallery(gallery);
    if (!$shownAtCaret()) first?.selectStart();
  });
}

export function pickAttachment(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const shown = $shownAtCaret();
    return $isAttachmentNode(shown) ? shown.getKey() : null;
  });
  editor.dispatchCommand(PICK_ATTACHMENT_COMMAND, key);
}

export function editVideo(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const shown = $shownAtCaret();
    return $isVideoNode(shown) ? shown.getKey() : null;
  });
  editor.dispatchCommand(EDIT_VIDEO_COMMAND, key);
}

export function adjustPicture(editor: LexicalEditor): void {
  const key = editor.read(() => {
    const shown = $shownAtCaret();
    return $isFigureNode(shown) && shown.getAsset() ? shown.getKey() : null;
  });
  if (key) editor.dispatchCommand(ADJUST_PICTURE_COMMAND, key);
}
