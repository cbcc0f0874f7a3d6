/** Which words of a translation stand for which of its source, as far as the wordbook knows both. */
import type { Wordbook } from "./wordbook.ts";

/** As they stand in the two texts, whatever their case, number or status: a term that is rendered badly is rendered all the same. */
export function renderedWordings(
  { inSource, inTarget }: Wordbook,
  source: string,
  target: string,
): (readonly [source: string, target: string])[] {
  const rendered = inTarget.find(target);
  if (rendered.length === 0) return [];
  return inSource
    .find(source)
    .flatMap((term) =>
      rendered
        .filter(({ entries }) => entries.some((entry) => term.entries.includes(entry)))
        .map(
          ({ start, end }) =>
            [source.slice(term.start, term.end), target.slice(start, end)] as const,
        ),
    );
}
