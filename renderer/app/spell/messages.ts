/** What the window and its spelling worker say to each other. */
export type SpellRequest =
  | { kind: "check"; id: number; words: string[] }
  | { kind: "suggest"; id: number; word: string };

export interface SpellAnswer {
  id: number;
  /** Words that are wrong, or suggestions, best first. */
  words: string[];
}
