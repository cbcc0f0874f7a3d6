/** Every word of the index that is not Han: a wording may begin inside of one. */
import type { DatabaseSync } from "node:sqlite";

export interface WordList {
  add(word: string): void;
  /** Words that end with `part`, or, when it stands alone, contain it; the first ones that are found. */
  like(part: string, isAlone: boolean): string[];
}

/** So many words are tried for a part of one. */
const MOST = 300;

/** The list is read when it is first asked, and kept as one text, which is searched faster than a table. */
export function createWordList(db: DatabaseSync): WordList {
  const insert = db.prepare("INSERT OR IGNORE INTO words (word) VALUES (?)");
  let text: string | null = null;
  const read = (): string => {
    const rows = db.prepare("SELECT word FROM words").all();
    return `\n${rows.map(({ word }) => String(word)).join("\n")}\n`;
  };
  return {
    add(word) {
      if (insert.run(word).changes > 0 && text !== null) text += `${word}\n`;
    },
    like(part, isAlone) {
      text ??= read();
      const found = new Set<string>();
      const wanted = isAlone ? part : `${part}\n`;
      for (let at = text.indexOf(wanted); at >= 0 && found.size < MOST; ) {
        const end = text.indexOf("\n", at);
        found.add(text.slice(text.lastIndexOf("\n", at) + 1, end));
        at = text.indexOf(wanted, end);
      }
      return [...found];
    },
  };
}
