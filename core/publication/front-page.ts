/** The front page: the newest reports, then a section for each column that has enough of them. */
import type { Column } from "../library/settings.ts";
import type { SiteReport } from "./site-report.ts";

/** Reports of a front page that has sections: one opens it, the others follow below. */
const NEWEST = 8;
/** What a section shows at most, and what a column must have to get one. */
const SECTION_MOST = 4;
const SECTION_LEAST = 3;

/** What the front page shows. */
export interface FrontPage {
  newest: SiteReport[];
  /** Reports of the sections one behind the other, column by column; none of them is among the newest. */
  sections: SiteReport[];
}

/**
 * @param reports those of one language in the order of the site
 * @param most how many reports a list has to a page
 */
export function frontPage(
  reports: readonly SiteReport[],
  columns: readonly Column[],
  most: number,
): FrontPage {
  const count = Math.min(NEWEST, most);
  const byColumn = Map.groupBy(reports.slice(count), ({ column }) => column.id);
  const sections = columns.flatMap(({ id }) => {
    const left = byColumn.get(id) ?? [];
    return left.length < SECTION_LEAST ? [] : left.slice(0, SECTION_MOST);
  });
  return { newest: reports.slice(0, sections.length > 0 ? count : most), sections };
}
