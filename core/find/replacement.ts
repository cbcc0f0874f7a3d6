/** What comes into the place of a hit, and where a place is after the text around it has changed. */
import type { FindQuery, Hit, Range } from "./query.ts";

/** For a regular expression `$1`…`$99` and `$&` are what was found, `$$` is a dollar sign; else the text as it is. */
export function expandReplacement(
  replacement: string,
  query: Pick<FindQuery, "regex">,
  hit: { text: string; groups: Hit["groups"] },
): string {
  if (!query.regex) return replacement;
  return replacement.replace(/\$(\$|&|\d{1,2})/gu, (written, name: string) => {
    if (name === "$") return "$";
    if (name === "&") return hit.text;
    const group = hit.groups[Number(name) - 1];
    if (group !== undefined) return group;
    // "$12" with one group is "$1" and a two.
    const first = name.length === 2 ? hit.groups[Number(name[0]) - 1] : undefined;
    return first === undefined ? written : first + name.slice(1);
  });
}

/** Length of what two texts begin with alike, and of what they end with alike behind that; no character is cut in two. */
export function commonEnds(before: string, after: string): { head: number; tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (head > 0 && isHighSurrogate(before, head - 1)) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && isHighSurrogate(before, before.length - tail - 1)) tail -= 1;
  return { head, tail };
}

const isHighSurrogate = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800;

/**
 * Where the piece at `range` of `was` stands in `now`; null where what changed since touches it. Sure only where one
 * stretch of the text changed; anything else counts as touched.
 */
export function relocate(was: string, now: string, range: Range): Range | null {
  if (was === now) return range;
  const { head, tail } = commonEnds(was, now);
  if (range.end <= head) return range;
  if (range.start < was.length - tail) return null;
  const moved = now.length - was.length;
  return { start: range.start + moved, end: range.end + moved };
}
