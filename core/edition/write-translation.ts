/** Writes a translation that was found elsewhere into a block; runs inside `editor.update` of that edition. */
import { $getRoot, $getState, $isElementNode, $setState, type ElementNode } from "lexical";
import type { EventField } from "../event/event-field.ts";
import type { BlockId } from "../report/ids.ts";
import type { Lang } from "../report/lang.ts";
import { lockedState, originState } from "./block-state.ts";
import type { Origin } from "./confirmation.ts";
import { textOf } from "./blocks.ts";
import type { NodeJson } from "./edition.ts";
import { $isNoteRef, type NoteRefNode } from "./nodes/note-nodes.ts";
import { $refsIn } from "./note-rules.ts";
import { noteless } from "./notes.ts";
import { placeMarks, type Rendering } from "./rich/place-marks.ts";
import { type RichMark, richMarksOf } from "./rich/rich-marks.ts";
import { $richInline } from "./rich/write-rich.ts";
import { hashText } from "./text-hash.ts";
import { $findBlock, $textOf } from "./translate-block.ts";

export interface Found {
  text: string;
  origin: Origin;
  /** Where the marks of the source belong in `text`; absent where that is to be found out. */
  marks?: RichMark[] | undefined;
  /** Wordings of the source and what renders them in `text`, as whoever found it knows them. */
  wordings?: Rendering["wordings"] | undefined;
}

/** The source of a block, and what is known of how its wordings are rendered. */
export interface RichSource {
  node: NodeJson;
  lang: Lang;
  factText(field: EventField): string;
  /** Of a source text and what renders it. */
  wordings?(source: string, target: string): Rendering["wordings"];
}

/**
 * Replaces the text of a block. Formats, links and chips of the source are put where they surely belong; references to
 * notes that stand in the block stay, and those of the source that this edition lacks come along. False when the block is gone or locked.
 */
export function $writeTranslation(id: BlockId, found: Found, source: RichSource | null): boolean {
  const block = $findBlock(id);
  return block !== null && $fillBlock(block, found, source);
}

/** The same for a block at hand; false when it is locked. */
export function $fillBlock(block: ElementNode, found: Found, source: RichSource | null): boolean {
  if ($getState(block, lockedState)) return false;
  const kept = $noteRefsIn(block).flatMap((ref) => ref.getNote() ?? []);
  const elsewhere = new Set($refsIn($getRoot()).map((ref) => ref.getNote()));
  const isWanted = (mark: RichMark): boolean =>
    mark.kind !== "note" ||
    (!noteless.has(block.getType()) && (kept.includes(mark.note) || !elsewhere.has(mark.note)));
  const marks = (found.marks ?? (source ? $projected(found, source) : [])).filter(isWanted);
  const noted = new Set(marks.map((mark) => mark.kind === "note" && mark.note));
  const end = found.text.length;
  const rest = kept
    .filter((note) => !noted.has(note))
    .map((note): RichMark => ({ kind: "note", note, start: end, end }));
  block.splice(0, block.getChildrenSize(), $richInline(found.text, [...marks, ...rest]));
  $setState(block, originState, { ...found.origin, hash: hashText($textOf(block)) });
  block.selectEnd();
  return true;
}

function $projected(
  { text: target, wordings: own = [] }: Found,
  { node, lang, factText, wordings }: RichSource,
): RichMark[] {
  const marks = richMarksOf(node);
  if (marks.length === 0) return [];
  const source = textOf(node);
  const known = [...own, ...(wordings?.(source, target) ?? [])];
  const rendering = { lang, source, target, factText, wordings: known };
  return placeMarks(marks, rendering).placed;
}

const $noteRefsIn = (parent: ElementNode): NoteRefNode[] =>
  parent
    .getChildren()
    .flatMap((child) =>
      $isNoteRef(child)
        ? [child]
        : $isElementNode(child) && child.isInline()
          ? $noteRefsIn(child)
          : [],
    );
