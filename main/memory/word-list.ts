/** Every word of the index that is not Han: a wording may begin inside of one. */
import type { DatabaseSync } from "node:sqlite";

export interface WordList {
  add(word: string): void;
  /** Words that begin with `part`, end with it or contain it. */
  like(part: string, at: "start" | "end" | "inside"): { words: string[]; isWhole: boolean };
}

/** So many words are looked for that have a part in common: of more the first ones, which are the frequent ones. */
const MOST = 500;

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
    like(part, where) {
      text ??= read();
      const found = new Set<string>();
      const wanted = { start: `\n${part}`, end: `${part}\n`, inside: part }[where];
      for (let at = text.indexOf(wanted); at >= 0 && found.size < MOST; ) {
        const begin = text.lastIndexOf("\n", at) + 1;
        const end = text.indexOf("\n", begin);
        found.add(text.slice(begin, end));
        at = text.indexOf(wanted, end);
      }
      return { words: [...found], isWhole: found.size < MOST };
    },
  };
}
