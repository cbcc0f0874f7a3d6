/** Footnotes (脚注): the reference in a text, and the note's own text at the end of the edition. */
import {
  $create,
  $getRoot,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type DOMExportOutput,
  ElementNode,
  type LexicalNode,
} from "lexical";
import { type BlockId, blockIdSchema } from "../../report/ids.ts";
import { createElement, type NodeDom, toNodeDom } from "./dom.ts";
import { FieldNode } from "./field-nodes.ts";

/**
 * What ties a reference to its note. It is the same in both editions of a report, so that a reference that is copied
 * from the source finds the translated note; the note's block id, as any block's, is its edition's own.
 */
export type NoteMark = BlockId;

const noteState = createState("note", {
  parse: (value): NoteMark | null => blockIdSchema.safeParse(value).data ?? null,
});

/** Stands for a note in the text. It holds no text, so that hashes, counts and search do not see it. */
export class NoteRefNode extends DecoratorNode<null> {
  override $config() {
    return this.config("noteref", {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: noteState }],
    });
  }
  getNote(): NoteMark | null {
    return $getState(this, noteState);
  }
  setNote(mark: NoteMark): this {
    return $setState(this, noteState, mark);
  }
  /** The number is written on it by whoever shows the edition: it follows from the order of references. */
  override createDOM(): NodeDom {
    const element = createElement("sup", "dg-noteref");
    element.setAttribute("data-note", this.getNote() ?? "");
    return toNodeDom(element);
  }
  override updateDOM(previous: this): boolean {
    return $getState(previous, noteState, "direct") !== this.getNote();
  }
  override exportDOM(): DOMExportOutput {
    const element = createElement("sup", "");
    element.setAttribute("data-note", this.getNote() ?? "");
    return { element: toNodeDom(element) };
  }
  override decorate(): null {
    return null;
  }
  override getTextContent(): string {
    return "";
  }
  /** The caret passes it in one step. */
  override isKeyboardSelectable(): false {
    return false;
  }
  override isInline(): true {
    return true;
  }
}

/** The text of a note. All notes stand behind everything else, in the order of their references. */
export class FootnoteNode extends FieldNode {
  override $config() {
    return this.config("footnote", {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: noteState }],
    });
  }
  getNote(): NoteMark | null {
    return $getState(this, noteState);
  }
  setNote(mark: NoteMark): this {
    return $setState(this, noteState, mark);
  }
  fieldTag() {
    return "div";
  }
  override createDOM(): NodeDom {
    const element = createElement(this.fieldTag(), "dg-footnote");
    element.setAttribute("data-note", this.getNote() ?? "");
    return toNodeDom(element);
  }
  override updateDOM(previous?: this): boolean {
    return previous !== undefined && $getState(previous, noteState, "direct") !== this.getNote();
  }
}

export const noteNodes = [NoteRefNode, FootnoteNode] as const;

export const $createNoteRef = (mark: NoteMark): NoteRefNode => $create(NoteRefNode).setNote(mark);
export const $createFootnote = (mark: NoteMark): FootnoteNode =>
  $create(FootnoteNode).setNote(mark);

export const $isNoteRef = (node: unknown): node is NoteRefNode => node instanceof NoteRefNode;
export const $isFootnote = (node: unknown): node is FootnoteNode => node instanceof FootnoteNode;

/** The last child of root that is no footnote: behind it goes what is put at the end of the text. */
export function $lastOfBody(): LexicalNode | null {
  let last = $getRoot().getLastChild();
  while ($isFootnote(last)) last = last.getPreviousSibling();
  return last;
}

/** Puts a block behind everything but the notes. */
export function $appendToBody(node: LexicalNode): void {
  const last = $lastOfBody();
  if (last) last.insertAfter(node);
  else $getRoot().splice(0, 0, [node]);
}
