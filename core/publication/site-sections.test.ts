/** Tests of series, tags and pages of their own: which pages they give, what those say, and what stands in their way. */
import { describe, expect, it } from "vitest";
import { type MadeReport, makeReport } from "../../tests/support/made-report.ts";
import { defaultSettings, type Settings } from "../library/settings.ts";
import type { Asset } from "../media/asset.ts";
import type { OwnPage } from "../report/report.ts";
import { alternatesOf } from "./alternates.ts";
import { ownPagesOf, withoutClashes } from "./own-pages.ts";
import { readyToPublish } from "./readiness.ts";
import { type SitePage, type SiteReport, sitePages, toSiteReport } from "./site.ts";
import { sitemapFiles } from "./sitemap.ts";
import { siteLink, viewOf } from "./view.ts";

const settings: Settings = {
  ...defaultSettings(),
  baseUrl: "https://s.example",
  pageSize: 2,
  series: [
    {
      id: "talks",
      name: { zh: "报告会", en: "Talks" },
      introduction: { zh: "甲\n\n 乙 ", en: "" },
      cover: null,
      current: true,
      sessions: [
        { id: "second", name: { zh: "第二场", en: "Second" }, date: "2026-02-01" },
        { id: "first", name: { zh: "第一场", en: "" }, date: null },
      ],
    },
  ],
  tagPairs: [{ zh: "机器人", en: "robotics" }],
};

const site = (made: MadeReport): SiteReport => {
  const report = makeReport(made);
  const { columns, series } = settings;
  const { published } = readyToPublish(report, {
    ...{ columns: new Set(columns.map(({ id }) => id)), series, filmHosts: [] },
    isLost: () => false,
  });
  return toSiteReport(report, { settings, published, hash: (text) => text, isLost: () => false });
};
const inSeries = (number: number, session: string | null, day: string, more: MadeReport = {}) =>
  site({
    number,
    ...more,
    head: { series: { id: "talks", session }, releaseDate: day },
  });
const own = (number: number, page: Partial<OwnPage>, more: MadeReport = {}) =>
  site({ number, ...more, head: { page: { address: "about", place: "foot", order: 0, ...page } } });

const pageAt = (pages: SitePage[], path: string): SitePage => {
  const page = pages.find((one) => one.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return page;
};
const alternatesAt = (pages: SitePage[], path: string): string[] =>
  alternatesOf(pageAt(pages, path), settings.baseUrl).map(({ href }) => href);

const view = (pages: SitePage[], reports: SiteReport[], path: string) => {
  return viewOf(pageAt(pages, path), {
    settings,
    columns: settings.columns,
    ownPages: ownPagesOf(reports),
    words: { zh: { series: "专题" }, en: { series: "Series" } },
    files: {},
    link: siteLink(settings),
  });
};

describe("a series", () => {
  const reports = [
    inSeries(1, "first", "2026-01-03"),
    inSeries(2, "second", "2026-01-02"),
    inSeries(3, "second", "2026-01-01", { stages: { en: "draft" } }),
    inSeries(4, "gone", "2026-01-01"),
    inSeries(5, null, "2025-12-31"),
  ];
  const pages = sitePages(settings, reports);

  it("has a page in both languages and a list of all series", () => {
    expect(pages.map(({ path }) => path).filter((path) => path.includes("series"))).toEqual([
      "series/index.html",
      "series/talks/index.html",
      "en/series/index.html",
      "en/series/talks/index.html",
    ]);
    expect(view(pages, reports, "en/series/index.html").allSeries?.items).toMatchObject([
      { name: "Talks", count: 4, href: "talks/index.html" },
    ]);
    expect(sitePages({ ...settings, series: [] }, []).map(({ kind }) => kind)).not.toContain(
      "series-index",
    );
  });

  it("tells its sessions in their order, and last what is in none", () => {
    const { series, language } = view(pages, reports, "series/talks/index.html");
    expect(series?.introduction).toEqual(["甲", "乙"]);
    expect(
      series?.sessions.map(({ name, reports: of }) => [name, of.map(({ headline }) => headline)]),
    ).toEqual([
      ["第二场", ["第3篇稿件", "第2篇稿件"]],
      ["第一场", ["第1篇稿件"]],
    ]);
    expect(series?.others.map(({ headline }) => headline)).toEqual(["第5篇稿件", "第4篇稿件"]);
    expect(alternatesAt(pages, "series/talks/index.html")).toContain(
      "https://s.example/en/series/talks/",
    );
    expect(language.href).toBe("../../en/series/talks/index.html");
  });

  it("is named on its reports' pages with the neighbours in it, by language", () => {
    const place = (path: string) => view(pages, reports, path).report?.series;
    expect(place("art/2026/1/2/art_news_2.html")).toMatchObject({
      name: "报告会",
      session: { name: "第二场", date: "2026年2月1日" },
      previous: { title: "第3篇稿件" },
      next: { title: "第1篇稿件" },
    });
    expect(place("en/art/2026/1/2/art_news_2.html")).toMatchObject({
      previous: null,
      next: { title: "Report 1" },
    });
    expect(place("en/art/2026/1/3/art_news_1.html")?.session?.name).toBe("第一场");
  });

  it("stands on the home page while it is current, and in the columns' bar", () => {
    const names = (path: string) =>
      view(pages, reports, path).list?.series.map(({ name }) => name) ?? null;
    expect(names("index.html")).toEqual(["报告会"]);
    expect(names("index_2.html")).toEqual([]);
    const nav = view(pages, reports, "en/series/talks/index.html").nav;
    expect(nav.at(-1)).toEqual({ name: "Series", href: "../index.html", current: true });
    const past = settings.series.map((one) => ({ ...one, current: false }));
    const home = sitePages({ ...settings, series: past }, reports).find(
      ({ path }) => path === "index.html",
    ) as SitePage;
    const facts = { columns: [], ownPages: [], files: {}, words: { zh: {}, en: {} } };
    const gone = { ...settings, series: past };
    expect(viewOf(home, { ...facts, settings: gone, link: siteLink(gone) }).list?.series).toEqual(
      [],
    );
  });

  it("shows its cover, or the newest picture of its reports", () => {
    const asset = { hash: "b".repeat(64), ext: "jpg", width: 1600, height: 900 } as Asset;
    const figure = { kind: "figure", asset: "x", caption: "注", alt: "说", credit: "" } as const;
    const pictured = inSeries(7, null, "2026-05-01", {
      zh: { body: [figure] },
      en: { body: [figure] },
      assets: { x: asset },
    });
    const cover = (given: Settings): Asset | null | undefined => {
      const page = sitePages(given, [pictured]).find(({ kind }) => kind === "series");
      return page?.kind === "series" ? page.cover : undefined;
    };
    expect(cover(settings)).toEqual(asset);
    const chosen = { ...asset, hash: "c".repeat(64) } as Asset;
    const series = settings.series.map((one) => ({ ...one, cover: chosen }));
    expect(cover({ ...settings, series })).toBe(chosen);
  });

  it("that Settings do not have is told of, and so is a session; the report is published", () => {
    const issues = (id: string, session: string | null) =>
      readyToPublish(makeReport({ head: { series: { id, session } } }), {
        ...{ columns: new Set(["news"]), series: settings.series, filmHosts: [] },
        isLost: () => false,
      });
    expect(issues("gone", "first")).toMatchObject({
      published: ["zh", "en"],
      issues: [{ code: "unknown-series", blocking: false }],
    });
    expect(issues("talks", "gone").issues).toMatchObject([{ code: "unknown-session" }]);
    expect(issues("talks", "first").issues).toEqual([]);
  });
});

describe("a tag", () => {
  const tagged = (number: number, zh: string[], en: string[], more: MadeReport = {}) =>
    site({ number, ...more, head: { tags: { zh, en } } });
  const reports = [
    tagged(1, ["机器人"], ["Robotics"]),
    tagged(2, ["机器人", "开放"], ["open access"]),
    tagged(3, ["机器人", "机器人"], ["Open-Access", "—"]),
    tagged(4, ["机器人"], ["robotics"], { stages: { en: "draft" } }),
  ];
  const pages = sitePages(settings, reports);
  const tags = pages.filter((page) => page.kind === "tag");

  it("has a list with page numbers in its language, each report once", () => {
    expect(tags.map(({ lang, name, page, reports: of }) => [lang, name, page, of.length])).toEqual([
      ["zh", "机器人", 1, 2],
      ["zh", "机器人", 2, 2],
      ["zh", "开放", 1, 1],
      ["en", "Open-Access", 1, 2],
      ["en", "Robotics", 1, 1],
    ]);
    const [, second] = tags;
    const { list } = view(pages, reports, second?.path ?? "");
    expect(list).toMatchObject({ name: "机器人", page: 2, pages: 2, front: false, series: [] });
    expect(list?.links?.previous).toBe("index.html");
  });

  it("leads to the tag of the other language that means the same", () => {
    const first = view(pages, reports, "en/tag/robotics/index.html");
    expect(first.language.href).toMatch(/^\.\.\/\.\.\/\.\.\/tag\/t_[0-9a-f]{16}\/index\.html$/);
    expect(alternatesAt(pages, "en/tag/robotics/index.html")).toHaveLength(3);
    const alone = view(pages, reports, "en/tag/open-access/index.html");
    expect(alternatesAt(pages, "en/tag/open-access/index.html")).toEqual([]);
    expect(alone.language.href).toBe("../../../index.html");
  });

  it("is linked from its reports, but for one without any sign", () => {
    const { report } = view(pages, reports, "en/art/2026/3/9/art_news_3.html");
    expect(report?.tagLinks.map(({ href }) => href)).toEqual([
      "../../../../tag/open-access/index.html",
      "",
    ]);
  });
});

describe("a page of its own", () => {
  it("lies at its address, in no list, and is linked from its place in its languages", () => {
    const reports = [
      own(1, { order: 2 }),
      own(2, { address: "contact", order: 1 }, { stages: { en: "draft" } }),
      own(3, { address: "join", place: "nav" }),
      own(4, { address: "hidden", place: "none" }),
    ];
    const pages = sitePages(settings, reports);
    expect(pages.filter(({ kind }) => kind === "page").map(({ path }) => path)).toEqual([
      ...["join/index.html", "hidden/index.html", "contact/index.html", "about/index.html"],
      ...["en/join/index.html", "en/hidden/index.html", "en/about/index.html"],
    ]);
    expect(pages.some((page) => page.kind === "list" && page.reports.length > 0)).toBe(false);
    const home = view(pages, reports, "index.html");
    expect(home.foot.map(({ href }) => href)).toEqual(["contact/index.html", "about/index.html"]);
    expect(home.nav.at(-1)?.href).toBe("join/index.html");
    expect(view(pages, reports, "en/index.html").foot.map(({ name }) => name)).toEqual([
      "Report 1",
    ]);
    const contact = view(pages, reports, "contact/index.html");
    expect(contact.language.due).toBe(true);
    expect(contact.page).toMatchObject({ headline: "第2篇稿件" });
    expect(contact.foot[0]?.current).toBe(true);
    expect(sitemapFiles(settings.baseUrl, pages)[0]?.text()).toContain(
      "<loc>https://s.example/en/about/</loc>",
    );
  });

  it("needs an address, but neither date nor column", () => {
    const judge = (address: string) =>
      readyToPublish(
        makeReport({
          head: { page: { address, place: "foot", order: 0 }, releaseDate: null, column: "gone" },
        }),
        { columns: new Set(), series: [], filmHosts: [], isLost: () => false },
      );
    expect(judge("about")).toEqual({ published: ["zh", "en"], issues: [] });
    expect(judge("")).toMatchObject({ published: [], issues: [{ code: "no-address" }] });
    expect(judge("../x").published).toEqual([]);
  });

  it("with the address of another one stays off the site, and is told of", () => {
    const reports = [own(2, {}), own(1, {}), site({ number: 3 })];
    const [kept, issues] = withoutClashes(reports);
    expect(kept.map(({ number }) => number)).toEqual([1, 3]);
    expect(issues.map(({ number, lang, code }) => [number, lang, code])).toEqual([
      [2, "zh", "address-taken"],
      [2, "en", "address-taken"],
    ]);
  });
});
