/** Pages of series (专题): which there are, in which order they tell their reports, and the neighbours within one. */
import type { SiteSeries } from "../library/site-series.ts";
import type { Asset } from "../media/asset.ts";
import type { Lang } from "../report/lang.ts";
import { seriesPath } from "./address.ts";
import { linkTo, type SiteLink, type SiteReport } from "./site-report.ts";

export interface SeriesPage {
  kind: "series";
  lang: Lang;
  path: string;
  series: SiteSeries;
  cover: Asset | null;
  /** In the order of the series. */
  reports: SiteReport[];
}

/** The list of all series. `covers` and `counts` go with the series, one by one. */
export interface SeriesIndexPage {
  kind: "series-index";
  lang: Lang;
  path: string;
  series: readonly SiteSeries[];
  covers: (Asset | null)[];
  counts: number[];
}

export interface Neighbours {
  previous: SiteLink | null;
  next: SiteLink | null;
}

export type SeriesNeighbours = ReadonlyMap<SiteReport, Neighbours>;

/** By session, then by day; what is in no session comes last. */
export function inSeriesOrder(
  series: SiteSeries,
  reports: readonly SiteReport[],
  lang: Lang,
): SiteReport[] {
  const places = new Map(series.sessions.map(({ id }, index) => [id, index]));
  const placeOf = ({ session }: SiteReport): number =>
    places.get(session?.id ?? "") ?? series.sessions.length;
  return reports
    .filter((report) => report.series?.id === series.id && report.editions[lang])
    .sort(
      (a, b) =>
        placeOf(a) - placeOf(b) || (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number),
    );
}

/** Every report of a series with the one before and after it there. */
export function seriesNeighbours(
  all: readonly SiteSeries[],
  reports: readonly SiteReport[],
  lang: Lang,
): SeriesNeighbours {
  const found = new Map<SiteReport, Neighbours>();
  for (const series of all) {
    const inOrder = inSeriesOrder(series, reports, lang);
    for (const [index, report] of inOrder.entries())
      found.set(report, {
        previous: linkTo(inOrder[index - 1], lang),
        next: linkTo(inOrder[index + 1], lang),
      });
  }
  return found;
}

/** The cover of Settings, or the newest picture of its reports. */
export function coverOfSeries(
  series: SiteSeries,
  reports: readonly SiteReport[],
  lang: Lang,
): Asset | null {
  if (series.cover) return series.cover;
  const newest = reports
    .filter((report) => report.series?.id === series.id && report.editions[lang]?.picture)
    .reduce<SiteReport | null>((one, other) => (one && one.day >= other.day ? one : other), null);
  return newest?.editions[lang]?.picture?.asset ?? null;
}

/** A page for each series, empty ones too, and one for all; none in a library without series. */
export function seriesPages(
  all: readonly SiteSeries[],
  reports: readonly SiteReport[],
  lang: Lang,
): (SeriesPage | SeriesIndexPage)[] {
  if (all.length === 0) return [];
  const pages = all.map((series): SeriesPage => {
    const own = inSeriesOrder(series, reports, lang);
    const cover = coverOfSeries(series, own, lang);
    return { kind: "series", lang, path: seriesPath(lang, series.id), series, cover, reports: own };
  });
  const index: SeriesIndexPage = {
    ...{ kind: "series-index", lang, path: seriesPath(lang, null), series: all },
    covers: pages.map(({ cover }) => cover),
    counts: pages.map((page) => page.reports.length),
  };
  return [index, ...pages];
}
