/** What is looked for: a text or a pattern, and how strictly. */
import { z } from "zod";

export const findQuerySchema = z.object({
  text: z.string().max(500),
  /** `text` is a JavaScript regular expression (ECMA-262, flags g, u, m). */
  regex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
  /** Begins and ends where words do (UAX #29; Han text by the dictionary of `Intl.Segmenter`). */
  wholeWord: z.boolean().default(false),
  /**
   * Full-width and half-width forms, typographic and straight quotes are the same, and spaces between Han and other
   * letters do not count. Not for a regular expression, which means what it says.
   */
  loose: z.boolean().default(true),
});
export type FindQuery = z.infer<typeof findQuerySchema>;

export const queryOf = (change: Partial<FindQuery> = {}): FindQuery =>
  findQuerySchema.parse({ text: "", ...change });

/** Where a hit stands in a block's text: UTF-16 offsets `[start, end)`, never empty. */
export interface Range {
  start: number;
  end: number;
}

export interface Hit extends Range {
  /** What `$1`, `$2` … stand for; "" for a group that took no part. */
  groups: string[];
}
