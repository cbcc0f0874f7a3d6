/** Reads the table that a reviewer worked on in Word: rows by their bookmarks, the translation, what was remarked. */
import type { Inline } from "../inline.ts";
import type { ReadBlock } from "../read-block.ts";
import { reportOfMark, rowOfMark } from "../translator/review-marks.ts";
import type { BlockId, ReportId } from "../../report/ids.ts";
import type { Lang } from "../../report/lang.ts";
import { readBody } from "./body.ts";
import { countChanges, resolveChanges } from "./changes.ts";
import { readNumbering } from "./numbering.ts";
import { type DocumentParts, partsOfType, relationshipsOf } from "./package.ts";
import { readStyles } from "./styles.ts";
import { childOf, childrenOf, descendantsOf, parseXml, textIn, type XmlElement } from "./xml.ts";

export interface ReviewRow {
  id: BlockId;
  /** Beginning of the fingerprint of the source that was given out. */
  hash: string;
  /** Lines with a line break between them. */
  text: Inline;
  /** What stands in the third column, and Word's comments on the row. */
  remarks: string[];
}

export interface ReviewTable {
  report: ReportId;
  lang: Lang;
  rows: ReviewRow[];
  /** Tracked changes that were taken as made. */
  changes: number;
}

/** Null for a document that was not made here. @throws DocumentError */
export function readReviewTable(parts: DocumentParts): ReviewTable | null {
  const [main] = [...relationshipsOf(parts, "").values()].filter(
    ({ type }) => type === "officeDocument",
  );
  const name = main?.target ?? "word/document.xml";
  const source = parts.get(name);
  const body = source === undefined ? undefined : childOf(parseXml(source), "w:body");
  if (!body) return null;
  const marks = [...descendantsOf(body, ["w:bookmarkStart"])].map(nameOf);
  const owner = marks.map(reportOfMark).find((one) => one !== null);
  if (!owner) return null;
  const count = { insertions: 0, deletions: 0, formatting: 0 };
  countChanges(body, count);
  const relationships = relationshipsOf(parts, name);
  const [styles] = partsOfType(parts, relationships, "styles");
  const [numbering] = partsOfType(parts, relationships, "numbering");
  const context = {
    styles: readStyles(styles?.root),
    numbering: readNumbering(numbering?.root),
    parts,
    relationships,
    left: [],
    citeNote: () => "",
  };
  const [comments] = partsOfType(parts, relationships, "comments");
  const told = new Map(
    childrenOf(comments?.root, "w:comment").map((comment) => [
      comment.attributes["w:id"] ?? "",
      [comment.attributes["w:author"], textIn(comment).trim()].filter(Boolean).join(": "),
    ]),
  );
  const rows = [...descendantsOf(body, ["w:tr"])].flatMap((row): ReviewRow[] => {
    // A bookmark may have gone with what was written over: it counts wherever in its row it stands.
    const mark = [...descendantsOf(row, ["w:bookmarkStart"])]
      .map((one) => rowOfMark(nameOf(one)))
      .find((one) => one !== null);
    const cells = [...descendantsOf(row, ["w:tc"], ["w:tc"])].map((cell) =>
      resolveChanges(cell, "accept"),
    );
    const [, target, remark] = cells;
    if (!mark || !target) return [];
    const cited = [...descendantsOf(row, ["w:commentReference"])].flatMap(
      ({ attributes }) => told.get(attributes["w:id"] ?? "") || [],
    );
    const written = remark ? readBody(remark, context).map((block) => plainOf(block)) : [];
    return [
      {
        ...mark,
        text: linesOf(readBody(target, context)),
        remarks: [...written, ...cited].filter((text) => text.trim() !== ""),
      },
    ];
  });
  return { ...owner, rows, changes: count.insertions + count.deletions };
}

const nameOf = ({ attributes }: XmlElement): string => attributes["w:name"] ?? "";

function linesOf(blocks: readonly ReadBlock[]): Inline {
  const texts = blocks.flatMap((block) =>
    "text" in block && block.text.length > 0 ? [block.text] : [],
  );
  return texts.flatMap((text, index) =>
    index === 0 ? text : [{ type: "linebreak", version: 1 }, ...text],
  );
}

const plainOf = (block: ReadBlock): string =>
  "text" in block ? block.text.map(plainText).join("") : "";
const plainText = (node: Inline[number]): string =>
  node.type === "linebreak"
    ? "\n"
    : typeof node["text"] === "string"
      ? node["text"]
      : (node.children ?? []).map(plainText).join("");
