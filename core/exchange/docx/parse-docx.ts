/** Reads a report from the parts of a Word document (ISO/IEC 29500, transitional and strict). */
import type { Imported, LeftOut } from "../imported.ts";
import { assemble } from "../read-block.ts";
import { type BodyContext, readBody } from "./body.ts";
import { type ChangeCount, type ChangeDecision, countChanges, resolveChanges } from "./changes.ts";
import { createNotes, type Notes } from "./notes.ts";
import { readComments } from "./comments.ts";
import { readNumbering } from "./numbering.ts";
import { type DocumentParts, partsOfType, type Relationships, relationshipsOf } from "./package.ts";
import { readStyles } from "./styles.ts";
import {
  childOf,
  descendantsOf,
  DocumentError,
  type DocumentProblem,
  parseXml,
  textIn,
  type XmlElement,
} from "./xml.ts";

export type DocxResult =
  | { kind: "imported"; imported: Imported | null }
  /** Nobody has decided about its tracked changes. */
  | { kind: "undecided"; changes: ChangeCount }
  | { kind: "refused"; problem: DocumentProblem | "NOT_A_DOCUMENT" };

export interface DocxReading {
  isColumn: (name: string) => boolean;
  /** What to do with tracked changes; null where nobody has said. */
  changes: ChangeDecision | null;
}

/** A figure's `asset` is the name of the part that holds its picture, or an address. */
export function parseDocx(parts: DocumentParts, reading: DocxReading): DocxResult {
  try {
    return read(parts, reading);
  } catch (error) {
    if (error instanceof DocumentError) return { kind: "refused", problem: error.code };
    throw error;
  }
}

function read(parts: DocumentParts, { isColumn, changes }: DocxReading): DocxResult {
  const name = mainPart(parts);
  const source = parts.get(name);
  if (source === undefined) {
    const isWord = parts.get("[Content_Types].xml")?.includes("wordprocessingml") ?? false;
    return { kind: "refused", problem: isWord ? "DAMAGED_FILE" : "NOT_A_DOCUMENT" };
  }
  const document = parseXml(source);
  const body = childOf(document, "w:body");
  if (!body) return { kind: "refused", problem: "NOT_A_DOCUMENT" };
  const relationships = relationshipsOf(parts, name);
  const notes = notesIn(parts, relationships);

  const count: ChangeCount = { insertions: 0, deletions: 0, formatting: 0 };
  for (const root of [body, ...notes.map((one) => one.root)]) countChanges(root, count);
  const isTracked = count.insertions + count.deletions + count.formatting > 0;
  if (isTracked && changes === null) return { kind: "undecided", changes: count };
  const settled = (root: XmlElement) =>
    isTracked && changes ? resolveChanges(root, changes) : root;

  const left: LeftOut[] = [];
  if (isTracked && changes === "keep")
    left.push({ what: "tracked", text: `+${count.insertions} −${count.deletions}` });
  const [styles] = partsOfType(parts, relationships, "styles");
  const [numbering] = partsOfType(parts, relationships, "numbering");
  const context: BodyContext = {
    styles: readStyles(styles?.root),
    numbering: readNumbering(numbering?.root),
    parts,
    relationships,
    left,
    citeNote: (kind, id) => endNotes.cite(kind, id),
  };
  const endNotes = createNotes({ notes, context, settled });
  const blocks = readBody(settled(body), context);
  blocks.push(...endNotes.rest());
  left.push(...pageFurniture(parts, relationships));
  const imported = assemble({ blocks, left, isColumn });
  const comments = readComments(parts, relationships, settled(body));
  return { kind: "imported", imported: imported && { ...imported, comments } };
}

function mainPart(parts: DocumentParts): string {
  for (const { type, target } of relationshipsOf(parts, "").values())
    if (type === "officeDocument") return target;
  return "word/document.xml";
}

const notesIn = (parts: DocumentParts, relationships: Relationships): Notes[] =>
  (["footnote", "endnote"] as const).flatMap((kind) =>
    partsOfType(parts, relationships, `${kind}s`).map(({ name, root }) => ({
      kind,
      root,
      relationships: relationshipsOf(parts, name),
    })),
  );

/** What stands at the head and foot of each page, each wording once. */
function pageFurniture(parts: DocumentParts, relationships: Relationships): LeftOut[] {
  const texts = ["header", "footer"].flatMap((type) =>
    partsOfType(parts, relationships, type).map(({ root }) => shownIn(root)),
  );
  return [...new Set(texts)]
    .filter((text) => text !== "")
    .map((text) => ({ what: "furniture", text }));
}

/** The text of every run, without structure. */
const shownIn = (node: XmlElement): string =>
  [...descendantsOf(node, ["w:p"], ["mc:Fallback"])]
    .map((paragraph) =>
      [...descendantsOf(paragraph, ["w:t", "w:tab"], ["mc:Fallback", "w:p"])]
        .map((piece) => (piece.name === "w:tab" ? " " : textIn(piece)))
        .join(""),
    )
    .join(" ")
    .trim();
