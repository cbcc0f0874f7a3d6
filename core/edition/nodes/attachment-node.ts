/** An attachment (附件): a file for readers to take along, its name as an editable block. */
import { $create, $createTextNode, $getState, $setState, createState, ElementNode } from "lexical";
import { kindAndSize, type StoredFile, storedFileSchema } from "../../media/stored-file.ts";
import { createElement, type Element, fromNodeDom, type NodeDom, toNodeDom } from "./dom.ts";
import { CaptionNode } from "./field-nodes.ts";
import { createFramed, MediaBlockNode } from "./media-block.ts";

const fileState = createState("file", {
  parse: (value): StoredFile | null => storedFileSchema.safeParse(value).data ?? null,
  isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

/** `file` null is a placeholder: it has to be supplied. */
export class AttachmentNode extends MediaBlockNode {
  override $config() {
    return this.config("attachment", {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: fileState }],
    });
  }
  getFile(): StoredFile | null {
    return $getState(this, fileState);
  }
  setFile(file: StoredFile | null): this {
    return $setState(this, fileState, file);
  }
  override createDOM(): NodeDom {
    const fill = (frame: Element) => showFile(frame, this.getFile());
    return toNodeDom(createFramed("div", "dg-figure dg-attachment", fill));
  }
  override updateDOM(previous: this, dom: NodeDom): boolean {
    const file = this.getFile();
    const before = $getState(previous, fileState, "direct");
    const frame = fromNodeDom(dom).firstElementChild;
    if (frame && before?.hash !== file?.hash) showFile(frame, file);
    return false;
  }
}

function showFile(frame: Element, file: StoredFile | null): void {
  frame.replaceChildren();
  frame.classList.toggle("dg-figure-missing", file === null);
  if (!file) return;
  const kind = createElement("span", "dg-file-kind");
  kind.textContent = kindAndSize(file);
  frame.append(kind);
}

/** Named as its file until somebody writes a name for readers. */
export function $createAttachmentNode(file: StoredFile | null): AttachmentNode {
  const name = $create(CaptionNode);
  if (file?.name) name.append($createTextNode(file.name));
  return $create(AttachmentNode).setFile(file).append(name);
}

export const $isAttachmentNode = (node: unknown): node is AttachmentNode =>
  node instanceof AttachmentNode;
