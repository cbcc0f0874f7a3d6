/** Foot- and endnotes of a Word document: each goes with its reference; a note cited inside a note stands at the end. */
import type { Inline } from "../inline.ts";
import { textNode } from "../inline.ts";
import { noteRef } from "../note-ref.ts";
import { toNoteText } from "../note-text.ts";
import type { ReadBlock } from "../read-block.ts";
import { textOf } from "../../edition/blocks.ts";
import { type BodyContext, readBody } from "./body.ts";
import type { Relationships } from "./package.ts";
import { childrenOf, type XmlElement } from "./xml.ts";

export interface Notes {
  kind: "footnote" | "endnote";
  root: XmlElement;
  relationships: Relationships;
}

interface NoteReading {
  notes: readonly Notes[];
  context: BodyContext;
  /** With its tracked changes decided. */
  settled: (root: XmlElement) => XmlElement;
}

export function createNotes({ notes, context, settled }: NoteReading) {
  const nested: { kind: string; id: string }[] = [];
  const rest: ReadBlock[] = [];

  const read = (kind: string, id: string): ReadBlock[] | null => {
    const part = notes.find((one) => one.kind === kind);
    const root =
      part && childrenOf(part.root, `w:${part.kind}`).find((one) => one.attributes["w:id"] === id);
    if (!part || !root) return null;
    const inside: BodyContext = {
      ...context,
      relationships: part.relationships,
      citeNote: (of, which) => `[${nested.push({ kind: of, id: which })}]`,
    };
    return readBody(settled(root), inside);
  };

  return {
    /** In the body. A reference to a note that is not in the file leaves nothing: nothing is behind it. */
    cite(kind: Notes["kind"], id: string): Inline[number] | string {
      const blocks = read(kind, id);
      if (!blocks) return "";
      const note = toNoteText(blocks);
      rest.push(...note.rest);
      return noteRef(note.text);
    },
    /** What found no place in a note: its pictures, and notes that notes cite. */
    rest(): ReadBlock[] {
      for (let at = 0; at < nested.length && at < MOST_NESTED; at += 1) {
        const { kind = "", id = "" } = nested[at] ?? {};
        const blocks = read(kind, id);
        if (!blocks) continue;
        const { text, rest: others } = toNoteText(blocks);
        const labelled = [textNode(`[${at + 1}] `), ...text];
        rest.push({ kind: "paragraph", text: labelled }, ...others);
        const plain = textOf({ type: "", version: 1, children: labelled });
        context.left.push({ what: "note", text: plain });
      }
      return rest;
    },
  };
}

/** Notes that cite each other would never end. */
const MOST_NESTED = 1000;
