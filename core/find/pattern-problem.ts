/** Why a regular expression is none, and at which character: engines give no place, so it is looked for here. */
import { z } from "zod";

export const patternProblems = [
  /** "(" without ")". */
  "unclosed-group",
  /** "[" without "]". */
  "unclosed-class",
  /** A bracket that closes nothing, or a brace that is no repetition. */
  "stray-bracket",
  /** "*", "+", "?" or "{n}" behind nothing. */
  "nothing-to-repeat",
  /** A backslash at the end, or before a character that it means nothing for. */
  "bad-escape",
  "other",
] as const;

export const patternProblemSchema = z.object({
  code: z.enum(patternProblems),
  /** UTF-16 offset in the pattern; null where it cannot be told. */
  at: z.int().nonnegative().nullable(),
});
export type PatternProblem = z.infer<typeof patternProblemSchema>;

const escapable = /^[dDwWsSbBnrtfvcxupPk0-9^$\\.*+?()[\]{}|/-]$/u;

/** The first fault of a pattern that `RegExp` refuses with flag u. */
export function findPatternProblem(pattern: string): PatternProblem {
  const open: number[] = [];
  let repeatable = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? "";
    const fault = (code: PatternProblem["code"]): PatternProblem => ({ code, at });
    switch (character) {
      case "\\": {
        const length = escapeLength(pattern, at);
        if (length === 0) return fault("bad-escape");
        at += length - 1;
        repeatable = true;
        break;
      }
      case "[": {
        const end = classEnd(pattern, at);
        if (end < 0) return fault("unclosed-class");
        at = end;
        repeatable = true;
        break;
      }
      case "(":
        open.push(at);
        at += (/^\((\?(?:[:=!]|<[=!]|<[^>]*>))?/u.exec(pattern.slice(at))?.[0].length ?? 1) - 1;
        repeatable = false;
        break;
      case ")":
        if (open.pop() === undefined) return fault("stray-bracket");
        repeatable = true;
        break;
      case "*":
      case "+":
      case "?":
      case "{": {
        const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/u.exec(pattern.slice(at))?.[0];
        if (!quantifier) return fault("stray-bracket");
        if (!repeatable) return fault("nothing-to-repeat");
        at += quantifier.length - 1;
        repeatable = false;
        break;
      }
      case "]":
      case "}":
        return fault("stray-bracket");
      default:
        repeatable = !"|^$".includes(character);
    }
  }
  const unclosed = open.at(-1);
  return unclosed === undefined
    ? { code: "other", at: null }
    : { code: "unclosed-group", at: unclosed };
}

/** Length of the escape at `at`, 0 for one that means nothing. */
function escapeLength(pattern: string, at: number): number {
  const next = pattern[at + 1] ?? "";
  if (!escapable.test(next)) return 0;
  const braced = /^[pPu]$/u.test(next) ? /^\{[^}]*\}/u.exec(pattern.slice(at + 2))?.[0] : "";
  return /^[pP]$/u.test(next) && !braced ? 0 : 2 + (braced?.length ?? 0);
}

function classEnd(pattern: string, open: number): number {
  for (let at = open + 1; at < pattern.length; at += 1) {
    if (pattern[at] === "\\") at += 1;
    else if (pattern[at] === "]") return at;
  }
  return -1;
}
