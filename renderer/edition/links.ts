/** Setting, changing and taking away a link at the selection. */
import { $createLinkNode, $isLinkNode, $toggleLink, type LinkNode } from "@lexical/link";
import { $createTextNode, $getSelection, $insertNodes, $isRangeSelection } from "lexical";

/** The link that the caret is in. */
export function $linkAtCaret(): LinkNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.focus.getNode();
  return [node, ...node.getParents()].find($isLinkNode) ?? null;
}

/** `url` null takes the link away; without selected text a new link has its address for text. */
export function $setLink(url: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const around = $linkAtCaret();
  if (!selection.isCollapsed()) $toggleLink(url, { rel: null });
  else if (around && url) around.setURL(url);
  else if (around) {
    for (const child of around.getChildren()) around.insertBefore(child);
    around.remove();
  } else if (url) $insertNodes([$createLinkNode(url).append($createTextNode(url))]);
}
