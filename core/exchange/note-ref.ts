/** A note on its way into an edition: the reference carries it to its place at the end. */
import type { NodeJson } from "../edition/edition.ts";
import { elementJson, noteRefJson } from "../edition/paste-nodes.ts";
import { newBlockId } from "../report/ids.ts";
import type { Inline } from "./inline.ts";

/** A reference of its own to a note with this text. */
export function noteRef(text: Inline): NodeJson {
  const mark = newBlockId();
  return noteRefJson(mark, elementJson("footnote", withoutRefs(text), { note: mark }));
}

/** A note has no notes. */
const withoutRefs = (text: Inline): Inline => text.filter(({ type }) => type !== "noteref");
