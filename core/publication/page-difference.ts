/** What is different between two states of a file of the site, for people who decide whether it may go out. */
import { diffArrays } from "diff";
import { z } from "zod";
import { contentOfPage, type PageContent } from "./page-content.ts";

/** Where on a page, or `data` for the lines of a file that machines read. */
export const differenceAreas = ["text", "pictures", "head", "around", "data"] as const;
/** `links` and `look` without any other: only where links lead, or only how it looks, is different. */
export const differenceKinds = [...differenceAreas, "links", "look", "file"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const lineChangeSchema = z.object({
  area: z.enum(differenceAreas),
  /** Null for a line that was not there. */
  before: z.string().nullable(),
  /** Null for a line that is not there any more. */
  after: z.string().nullable(),
});
export type LineChange = z.infer<typeof lineChangeSchema>;

export const pageDifferenceSchema = z.object({
  /** The weightiest first; empty where the two are the same. */
  kinds: z.array(z.enum(differenceKinds)),
  changes: z.array(lineChangeSchema),
  /** True where there are more than are listed. */
  isCut: z.boolean(),
});
export type PageDifference = z.infer<typeof pageDifferenceSchema>;

/** Nobody reads more lines than these. */
const MOST_CHANGES = 400;
/** Beyond so many changed lines the shortest change is not looked for. */
const MAX_EDITS = 4000;

/** `null` where there is no such file; both null is the same as no difference. */
export function differenceOf(
  path: string,
  before: string | null,
  after: string | null,
): PageDifference {
  if (before === after) return { kinds: [], changes: [], isCut: false };
  const changes = path.endsWith(".html")
    ? pageChanges(before, after)
    : linesChanged("data", linesOfData(before), linesOfData(after));
  if (changes === null) return { kinds: ["file"], changes: [], isCut: false };
  const kinds = differenceAreas.filter((area) => changes.some((change) => change.area === area));
  return {
    kinds: kinds.length > 0 ? kinds : [lesserKind(before, after)],
    changes: changes.slice(0, MOST_CHANGES),
    isCut: changes.length > MOST_CHANGES,
  };
}

function pageChanges(before: string | null, after: string | null): LineChange[] | null {
  const old = contentOrNothing(before);
  const now = contentOrNothing(after);
  if (!old || !now) return null;
  return (["text", "pictures", "head", "around"] as const).flatMap((area) =>
    linesChanged(area, old[area], now[area]),
  );
}

const nothing: PageContent = {
  ...{ head: [], text: [], around: [], pictures: [], links: [], look: [] },
};
const contentOrNothing = (html: string | null): PageContent | null =>
  html === null ? nothing : contentOfPage(html);

function lesserKind(before: string | null, after: string | null): DifferenceKind {
  const old = contentOrNothing(before)?.links.join("\n");
  return old === contentOrNothing(after)?.links.join("\n") ? "look" : "links";
}

const linesOfData = (text: string | null): string[] =>
  (text ?? "")
    .replace(/></g, ">\n<")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Lines that changed their words stand together; what only moved is taken away in one place and put in another. */
function linesChanged(area: LineChange["area"], before: string[], after: string[]): LineChange[] {
  const runs = diffArrays(before, after, { maxEditLength: MAX_EDITS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  const changes: LineChange[] = [];
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    if (run.removed && next?.added) changes.push(...paired(area, run.value, next.value));
    else if (run.removed)
      changes.push(...run.value.map((line) => ({ area, before: line, after: null })));
    else if (run.added && !runs[index - 1]?.removed)
      changes.push(...run.value.map((line) => ({ area, before: null, after: line })));
  }
  return changes;
}

/** Each removed line with the first added one that is much like it, in order. */
function paired(area: LineChange["area"], removed: string[], added: string[]): LineChange[] {
  const changes: LineChange[] = [];
  let from = 0;
  const alone = (until: number): void => {
    for (const line of added.slice(from, until)) changes.push({ area, before: null, after: line });
    from = until;
  };
  for (const line of removed) {
    const only = removed.length === 1 && added.length === 1;
    const match = only ? 0 : added.findIndex((other, at) => at >= from && isLike(line, other));
    if (match < 0) changes.push({ area, before: line, after: null });
    else {
      alone(match);
      changes.push({ area, before: line, after: added[match] ?? "" });
      from = match + 1;
    }
  }
  alone(added.length);
  return changes;
}

/** Half of the pairs of neighbouring characters, or more, are the same. */
function isLike(one: string, other: string): boolean {
  const pairs = (text: string): Set<string> =>
    new Set([...text].map((character, at, all) => character + (all[at + 1] ?? "")));
  const [left, right] = [pairs(one), pairs(other)];
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size) >= 0.5;
}
