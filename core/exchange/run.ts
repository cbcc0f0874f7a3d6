/** Text on its way into a file. */

/** A stretch of text in one format; a line break is a run whose text is "\n", and no other run holds one. */
export interface Run {
  text: string;
  /** Sum of `formatBits` (export-blocks.ts). */
  format: number;
  /** Address of the link it is in: `http`, `https`, `mailto`, `tel`, or a path of the site. */
  href: string | null;
  /** The number of the note that is referred to; such a run has no text. */
  note?: number;
  /** Where text that a comment is about begins or ends; such a run has no text. */
  comment?: { id: number; end: boolean };
}
