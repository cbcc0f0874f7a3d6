/** What the bare editor shows: the text of one edition, set in the type that the room sets it in. */
export interface BareColumn {
  lang: string;
  /** False for one that is only read. */
  isEdited: boolean;
  /** Texts of the blocks; the bare editor makes a paragraph of each. */
  blocks: string[];
  /** CSS of a paragraph. */
  type: string;
}
