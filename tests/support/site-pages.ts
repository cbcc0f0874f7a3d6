/** Pages of a site from reports made in the test's hand, without a library around them. */
import { defaultSettings, type Settings } from "../../core/library/settings.ts";
import { readyToPublish } from "../../core/publication/readiness.ts";
import {
  type SitePage,
  type SiteReport,
  sitePages,
  toSiteReport,
} from "../../core/publication/site.ts";
import { siteLink, viewOf } from "../../core/publication/view.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "./made-report.ts";

export const siteSettings = (more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings(),
  siteName: { zh: "某市科协", en: "Some Association" },
  baseUrl: "https://s.example/base",
  pageSize: 2,
  columns: [
    { id: "news", name: { zh: "要闻", en: "News" } },
    { id: "events", name: { zh: "活动", en: "Events" } },
  ],
  ...more,
});

export const siteReports = (settings: Settings, ...reports: Report[]): SiteReport[] =>
  reports.map((report) => {
    const columns = new Set(settings.columns.map(({ id }) => id));
    const { series } = settings;
    const isLost = () => false;
    const { published } = readyToPublish(report, { columns, series, filmHosts: [], isLost });
    const facts = { settings, published, hash: (text: string) => `#${text}`, isLost: () => false };
    return toSiteReport(report, facts);
  });

export const pagesOf = (settings: Settings, ...reports: Report[]): SitePage[] =>
  sitePages(settings, siteReports(settings, ...reports));

/** The head of the page at a path. */
export function headAt(settings: Settings, pages: readonly SitePage[], path: string): string {
  const page = pages.find((one) => one.path === path);
  if (!page) throw new Error(`no page at ${path}`);
  const { columns } = settings;
  const words = { zh: {}, en: {} };
  const facts = { settings, columns, ownPages: [], words, files: {}, link: siteLink(settings) };
  return viewOf(page, facts).head;
}

/** A report that says nothing but `text`, letter by letter, wherever a report says something. */
export function reportSaying(text: string): Report {
  const word = "文字";
  const names = { zh: word, en: word };
  const report = makeReport({
    zh: { headline: word, lead: word },
    en: { headline: word, lead: word },
    head: { source: names, author: names, tags: { zh: [word], en: [word] } },
  });
  return JSON.parse(JSON.stringify(report).replaceAll(`"${word}"`, () => JSON.stringify(text)));
}

/** Text that ends what it stands in, where it is not escaped. */
export const breakers = [
  `</script><script>top.bell=1</script>`,
  `"><img src=x onerror=top.bell=1>`,
  `' onload='top.bell=1`,
  "]]>&amp;<!--",
  "a\u2028b\u2029c",
  "bell\u0007 null\u0000 lone\ud800 non\uffff c1\u0085",
  "{{ site.name }}{% raw %}",
];
