/** What templates are given of series (专题): their own pages, the home page's choice, and a report's place in one. */
import type { HtmlImage } from "../edition/html.ts";
import type { SeriesSession, SiteSeries } from "../library/site-series.ts";
import { inLang, type Lang, otherLang } from "../report/lang.ts";
import { seriesPath } from "./address.ts";
import { formatDay } from "./days.ts";
import { cardOf } from "./pictures.ts";
import type { SeriesIndexPage, SeriesPage } from "./series-pages.ts";
import type { SiteLink, SiteReport } from "./site-report.ts";

type Href = (path: string) => string;

interface ReportLine {
  headline: string;
  href: string;
  day: string;
  date: string;
}

const lineOf = (report: SiteReport, lang: Lang, href: Href): ReportLine => ({
  headline: report.editions[lang]?.headline ?? "",
  href: href(report.editions[lang]?.path ?? ""),
  day: report.day,
  date: formatDay(report.day, lang),
});

/** Paragraphs of a plain text; empty lines are none. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Sessions in their order, each with its reports; `others` are in no session. */
export function seriesView({ series, cover, reports, lang }: SeriesPage, href: Href) {
  const linesOf = (wanted: (report: SiteReport) => boolean): ReportLine[] =>
    reports.filter(wanted).map((report) => lineOf(report, lang, href));
  const other = series.name[otherLang(lang)];
  return {
    name: inLang(series.name, lang),
    otherName: other === inLang(series.name, lang) ? "" : other,
    introduction: paragraphsOf(series.introduction[lang]),
    image: cover && cardOf(cover, "feature", href),
    index: href(seriesPath(lang, null)),
    sessions: series.sessions.map((session) => ({
      ...sessionView(session, lang),
      reports: linesOf((report) => report.session?.id === session.id),
    })),
    others: linesOf(({ session }) => session === null),
    count: reports.length,
  };
}

const sessionView = ({ id, name, date }: SeriesSession, lang: Lang) => ({
  id: `session-${id}`,
  name: inLang(name, lang),
  day: date ?? "",
  date: date ? formatDay(date, lang) : "",
});

interface SeriesCard {
  name: string;
  href: string;
  introduction: string;
  image: HtmlImage | null;
}

const seriesCard = (series: SiteSeries, lang: Lang, href: Href): SeriesCard => ({
  name: inLang(series.name, lang),
  href: href(seriesPath(lang, series.id)),
  introduction: paragraphsOf(series.introduction[lang])[0] ?? "",
  image: series.cover && cardOf(series.cover, "card", href),
});

export const seriesIndexView = (page: SeriesIndexPage, href: Href) => ({
  items: page.series.map((series, index) => {
    const cover = page.covers[index] ?? null;
    return {
      ...seriesCard(series, page.lang, href),
      image: cover && cardOf(cover, "card", href),
      count: page.counts[index] ?? 0,
    };
  }),
});

/** The series that the home page shows. */
export const currentSeries = (all: readonly SiteSeries[], lang: Lang, href: Href): SeriesCard[] =>
  all.filter(({ current }) => current).map((series) => seriesCard(series, lang, href));

interface ReportInSeries {
  lang: Lang;
  report: SiteReport;
  seriesPrevious: SiteLink | null;
  seriesNext: SiteLink | null;
}

/** Where a report stands in its series, null for one that is in none. */
export function placeInSeries(page: ReportInSeries, href: Href) {
  const { report, lang, seriesPrevious, seriesNext } = page;
  const { series, session } = report;
  if (!series) return null;
  const linked = (link: SiteLink | null) => link && { href: href(link.path), title: link.title };
  const path = href(seriesPath(lang, series.id));
  return {
    name: inLang(series.name, lang),
    href: path,
    session: session && {
      ...sessionView(session, lang),
      href: `${path}#${sessionView(session, lang).id}`,
    },
    previous: linked(seriesPrevious),
    next: linked(seriesNext),
  };
}
