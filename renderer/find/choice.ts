/** Which hits are ticked, and what the replacement of those would be and touch. */
import type { FoundBlock, FoundReport, ReplaceRequest } from "../../core/api/find.ts";
import type { FindQuery } from "../../core/find/query.ts";
import { expandReplacement } from "../../core/find/replacement.ts";
import type { Lang } from "../../core/report/lang.ts";

export type FoundEdition = FoundReport["editions"][number];
export type FoundHit = FoundBlock["hits"][number];

/** What was ticked or unticked by hand, by hit. */
export type Ticks = ReadonlyMap<string, boolean>;

export interface Place {
  report: FoundReport;
  edition: FoundEdition;
  block: FoundBlock;
  hit: FoundHit;
}

export const hitId = ({ report, edition, block, hit }: Place): string =>
  `${report.id}/${edition.lang}/${block.id}/${hit.start}`;

/** All are, but those of approved editions. */
export const isTicked = (ticks: Ticks, place: Place): boolean =>
  ticks.get(hitId(place)) ?? place.edition.stage !== "approved";

export const placesIn = (report: FoundReport): Place[] =>
  report.editions.flatMap((edition) =>
    edition.blocks.flatMap((block) => block.hits.map((hit) => ({ report, edition, block, hit }))),
  );

export interface Choice {
  ticked: number;
  reports: number;
  /** Confirmed rows that would have to be confirmed again. */
  confirmed: number;
  /** Hits of approved editions that are not ticked. */
  spared: number;
}

export function choiceOf(reports: readonly FoundReport[], ticks: Ticks): Choice {
  const rows = new Set<string>();
  const touched = new Set<string>();
  const choice: Choice = { ticked: 0, reports: 0, confirmed: 0, spared: 0 };
  for (const place of reports.flatMap(placesIn)) {
    if (!isTicked(ticks, place)) {
      if (place.edition.stage === "approved") choice.spared += 1;
      continue;
    }
    choice.ticked += 1;
    touched.add(place.report.id);
    if (place.block.confirmedRow !== null)
      rows.add(`${place.report.id}/${place.block.confirmedRow}`);
  }
  return { ...choice, reports: touched.size, confirmed: rows.size };
}

export const replacementAt = (
  query: FindQuery,
  replacement: string,
  { block, hit }: Place,
): string =>
  expandReplacement(replacement, query, {
    text: block.text.slice(hit.start, hit.end),
    groups: hit.groups,
  });

export function requestOf(
  reports: readonly FoundReport[],
  ticks: Ticks,
  { query, replacement }: { query: FindQuery; replacement: string },
): ReplaceRequest {
  const editions = new Map<string, ReplaceRequest["editions"][number]>();
  for (const place of reports.flatMap(placesIn).filter((one) => isTicked(ticks, one))) {
    const { report, edition, block, hit } = place;
    const key = `${report.id}/${edition.lang}`;
    const wanted = editions.get(key) ?? {
      report: report.id,
      lang: edition.lang as Lang,
      evenApproved: edition.stage === "approved",
      blocks: [],
    };
    editions.set(key, wanted);
    const after = replacementAt(query, replacement, place);
    const known = wanted.blocks.find(({ id }) => id === block.id);
    const one = { start: hit.start, end: hit.end, after };
    if (known) known.hits.push(one);
    else wanted.blocks.push({ id: block.id, text: block.text, hits: [one] });
  }
  return { text: query.text, replacement, editions: [...editions.values()] };
}
