/** What reading a text file gives: one edition in parts, and an account of what was not taken. */
import type { Column } from "../library/settings.ts";
import type { MediaRefusal } from "../media/asset.ts";
import type { EditionParts } from "./to-edition.ts";

export const leftOutKinds = [
  /** Page numbers, notices and buttons of the site that the text was copied from. */
  "furniture",
  /** A breadcrumb that names no column of this library. */
  "breadcrumb",
  /** A picture that is not there or is not taken; a placeholder stands in its place. */
  "picture",
  /** A table: its cells are kept as text, a paragraph a row. */
  "table",
  /** Lines between `---` at the head of a Markdown file; only their title is taken, where there is no heading. */
  "front-matter",
  /** Other markup that an edition has no place for; its text is kept. */
  "markup",
  /** A remark on the text. */
  "comment",
  /** A note that a note cites, or that nothing cites: kept as a paragraph at the end. */
  "note",
  /** A chart, diagram or embedded file; a placeholder stands in its place. */
  "drawing",
  /** Another document that Word shows in this place without having taken its text in; a placeholder stands there. */
  "document",
  /** A formula: its characters are kept in the text, where the file has them. */
  "formula",
  /** Text that is set not to show. */
  "hidden",
  /** Text in a colour of its own: the text is kept, in black. */
  "colour",
  /** Text that a tracked change has taken out. */
  "deleted",
  /** Tracked changes that stand in the text: what was put in underlined, what was taken out struck through. */
  "tracked",
  /** A picture whose file could not be taken apart: it came in, encoded anew. */
  "redrawn",
] as const;

/** Why a picture was not taken. */
export type PictureProblem = "missing" | "elsewhere" | MediaRefusal;

/** `text` is as it stands in the file. */
export interface LeftOut {
  what: (typeof leftOutKinds)[number];
  text: string;
  /** Only of pictures; "elsewhere" is an address on the network, or no path relative to the file. */
  why?: PictureProblem;
}

/** A remark on the file's text. */
export interface ImportedComment {
  author: string;
  /** As the file says it; "" where it does not. */
  at: string;
  text: string;
  /** The words that it is on, and the text of their paragraph before them. */
  quote: string;
  before: string;
  isResolved: boolean;
  answers: ImportedComment[];
}

export interface Imported extends EditionParts {
  comments?: ImportedComment[];
  /** Parts of the line above the headline that says where on a site it stands, outermost first. */
  breadcrumb: string[] | null;
  left: LeftOut[];
}

/** The column that a breadcrumb names in either language, its innermost part first. */
export function findColumn(breadcrumb: readonly string[] | null, columns: Column[]): Column | null {
  for (const part of [...(breadcrumb ?? [])].reverse()) {
    const named = columns.find((column) => isNameOf(column, part));
    if (named) return named;
  }
  return null;
}

export const isNameOf = ({ name }: Column, text: string): boolean =>
  [name.zh, name.en].some((own) => own.trim().toLowerCase() === text.trim().toLowerCase());
