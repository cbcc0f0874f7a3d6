/** Break and exception rules in the manner of SRX 2.0, and the test of one place in a text against them. */

/** A `<rule>` of SRX 2.0 §2.7: it holds where `before` matches just before a place and `after` just behind it. */
export interface Rule {
  /** True breaks there, false keeps the text together. */
  readonly breaks: boolean;
  /** Regular expression (Unicode), `<beforebreak>`; empty matches anywhere. */
  readonly before: string;
  /** Regular expression (Unicode), `<afterbreak>`; white space behind the place belongs to it. */
  readonly after: string;
}

/** Tells whether a sentence ends at a place; `at` is a UTF-16 offset between two characters. */
export type Decide = (text: string, at: number) => boolean;

/** The first rule that holds decides, as in SRX 2.0 §2.6; where none holds there is no break. */
export function compileRules(rules: readonly Rule[]): Decide {
  const compiled = rules.map(({ breaks, before, after }) => ({
    breaks,
    place: new RegExp(`(?<=${before})(?=${after})`, "uy"),
  }));
  return (text, at) => {
    for (const { breaks, place } of compiled) {
      place.lastIndex = at;
      if (place.test(text)) return breaks;
    }
    return false;
  };
}

/** One of the words, escaped, the longest first. */
export const oneOf = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&"))
    .join("|")})`;
