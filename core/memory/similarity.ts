/** How alike two texts are, in percent, the way translators know it: 100 is the same, 70 is worth looking at. */
import { distance } from "fastest-levenshtein";
import { tokensOf } from "./tokens.ts";

/** The most that a text which is not the same can reach. */
const NEARLY_SAME = 99;

/** No token of a text has this code. */
const STRANGE = "\u0000";

/**
 * A scorer for texts that are compared with `text`: 100 less the share of tokens (of the longer text) that would
 * have to be inserted, deleted or replaced. Whoever compares says what is the same; this never gives 100. Who compares a text with
 * many gives its tokens.
 */
export function createScorer(text: string): (other: string | readonly string[]) => number {
  const codes = new Map<string, string>();
  const own = tokensOf(text);
  for (const token of own)
    if (!codes.has(token)) codes.set(token, String.fromCharCode(codes.size + 1));
  const encode = (tokens: readonly string[]): string =>
    tokens.map((token) => codes.get(token) ?? STRANGE).join("");
  const encoded = encode(own);
  return (other) => {
    const tokens = typeof other === "string" ? tokensOf(other) : other;
    const longest = Math.max(own.length, tokens.length);
    if (longest === 0) return 0;
    const changes = distance(encoded, encode(tokens));
    return Math.min(NEARLY_SAME, Math.floor(100 * (1 - changes / longest)));
  };
}
