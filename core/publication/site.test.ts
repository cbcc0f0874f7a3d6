/** Tests of what goes on the site, in which order, and how its pages lead to each other. */
import { describe, expect, it } from "vitest";
import { type MadeReport, makeReport } from "../../tests/support/made-report.ts";
import { elementJson, factJson, noteRefJson, textJson } from "../edition/paste-nodes.ts";
import { emptyEvent } from "../event/event.ts";
import { eventFieldSchema } from "../event/event-field.ts";
import { defaultSettings, type Settings } from "../library/settings.ts";
import type { Asset } from "../media/asset.ts";
import { blockIdSchema } from "../report/ids.ts";
import type { Report } from "../report/report.ts";
import { siteLink, viewOf } from "./view.ts";
import { readyAsDraft, readyToPublish } from "./readiness.ts";
import { type SitePage, sitePages, toSiteReport } from "./site.ts";

const settings: Settings = {
  ...defaultSettings(),
  siteName: { zh: "某市科协", en: "Some Association" },
  baseUrl: "https://s.example/base",
  pageSize: 2,
  columns: [
    { id: "news", name: { zh: "要闻", en: "News" } },
    { id: "events", name: { zh: "活动", en: "Events" } },
  ],
};
const columns = new Set(["news", "events"]);
const asset = { hash: "b".repeat(64), ext: "jpg", width: 1600, height: 900 } as Asset;
const facts = { columns, series: [], filmHosts: [], isLost: () => false };
const hash = (text: string) => `#${text}`;

const judge = (made: MadeReport, isLost = false) => {
  const { published, issues } = readyToPublish(makeReport(made), {
    ...facts,
    isLost: () => isLost,
  });
  return [
    published,
    issues.map(({ lang, code, blocking }) => `${lang} ${code}${blocking ? "!" : ""}`),
  ];
};

const pagesOf = (...reports: Report[]): SitePage[] =>
  sitePages(
    settings,
    reports.map((report) => {
      const { published } = readyToPublish(report, facts);
      return toSiteReport(report, { settings, published, hash, isLost: () => false });
    }),
  );

const block = blockIdSchema.parse("block00001");

const figure = {
  kind: "figure",
  asset: "x",
  caption: "图注",
  alt: "说明",
  credit: "甲摄",
} as const;

describe("an edition goes on the site", () => {
  it("when it is signed off, the translation together with its source", () => {
    expect(judge({})).toEqual([["zh", "en"], []]);
    expect(judge({ sourceLang: "en" })).toEqual([["en", "zh"], []]);
  });
  it("with open comments and chips that fell behind the facts, which are said", () => {
    const report = makeReport({
      head: { event: { ...emptyEvent(), venue: { zh: "新馆", en: "" } } },
    });
    const [, , paragraph] = report.editions.zh.root.children ?? [];
    paragraph?.children?.push(factJson(eventFieldSchema.parse("venue"), "旧馆"));
    const comment = { id: block, by: "", name: "", at: "2026-01-01T00:00:00.000Z", text: "？" };
    const anchor = { lang: "zh", block, quote: "", before: "" } as const;
    report.threads = [{ ...anchor, id: block, resolved: null, comments: [comment] }];
    const { published, issues } = readyToPublish(report, {
      columns: new Set(["news"]),
      series: [],
      filmHosts: [],
      isLost: () => false,
    });
    expect(published).toContain("zh");
    const said = issues.filter(({ lang }) => lang === "zh").map(({ code }) => code);
    expect(said).toEqual(["comments-open", "facts-differ"]);
    const differing = issues.find(({ code }) => code === "facts-differ");
    expect(differing?.block).toBe(paragraph?.$?.["id"]);
    expect(issues.map(({ lang, code }) => `${lang} ${code}`)).toContain("en facts-untranslated");
  });
  it("not with a footnote that says nothing; one that no text refers to is said", () => {
    const report = makeReport({});
    const note = (mark: string, text: string) =>
      elementJson("footnote", text === "" ? [] : [textJson(text)], {
        note: blockIdSchema.parse(mark),
        $: { id: `${mark.slice(0, 9)}n` },
      });
    const cite = (mark: string) => noteRefJson(blockIdSchema.parse(mark), null);
    report.editions.zh.root.children?.[2]?.children?.push(cite("marka00001"), cite("markb00002"));
    report.editions.zh.root.children?.push(
      note("marka00001", "注"),
      note("markb00002", " "),
      note("markc00003", "没有标号"),
      note("markd00004", ""),
    );
    const { published, issues } = readyToPublish(report, facts);
    expect(published).toEqual([]);
    const notes = issues.filter(({ code }) => code.startsWith("footnote"));
    expect(notes.map(({ code, blocking, block: at }) => [code, blocking, at])).toEqual([
      ["footnote-empty", true, "markb0000n"],
      ["footnote-uncited", false, "markc0000n"],
    ]);
  });
  it("not with a film on a site that Settings do not allow", () => {
    const report = makeReport({});
    const video = { kind: "player", url: "https://tv.example.cn/1", showing: "live" };
    const caption = elementJson("caption", [], { $: { id: "film000001" } });
    report.editions.zh.root.children?.push(elementJson("video", [caption], { video }));
    const found = readyToPublish(report, facts);
    expect(found.published).toEqual([]);
    expect(found.issues).toMatchObject([{ code: "film-elsewhere", block: "film000001" }]);
    const allowed = readyToPublish(report, { ...facts, filmHosts: ["example.cn"] });
    expect(allowed.published).toEqual(["zh", "en"]);
  });
  it("alone while its translation is due, which is said", () => {
    expect(judge({ stages: { en: "review" } })).toEqual([["zh"], ["en translation-due"]]);
  });
  it("never while the source is not signed off; a signed-off translation is told so", () => {
    expect(judge({ stages: { zh: "review", en: "draft" } })).toEqual([[], []]);
    expect(judge({ stages: { zh: "draft" } })).toEqual([[], ["en source-not-approved!"]]);
  });
  it("not without date, headline or known column", () => {
    expect(judge({ head: { releaseDate: null } })).toEqual([[], ["zh no-release-date!"]]);
    expect(judge({ zh: { headline: " " } })).toEqual([[], ["zh no-headline!"]]);
    expect(judge({ head: { column: "gone" } })).toEqual([[], ["zh unknown-column!"]]);
  });
  it("without its translation when only that is blocked", () => {
    expect(judge({ en: { headline: "" } })).toEqual([["zh"], ["en no-headline!"]]);
  });
  it("not with a picture missing, lost, or without caption or alt; without a credit it goes with a warning", () => {
    const both = (part: object) => ({
      zh: { body: [{ ...figure, ...part }] },
      en: { body: [{ ...figure, ...part }] },
    });
    const assets = { x: asset };
    expect(judge(both({ asset: null }))).toEqual([
      [],
      ["zh picture-missing!", "en picture-missing!"],
    ]);
    expect(judge({ ...both({}), assets }, true)).toEqual([
      [],
      ["zh picture-missing!", "en picture-missing!"],
    ]);
    const textless = { ...both({ caption: "", alt: " " }), assets };
    const lacks = ["zh caption-missing", "zh alt-missing", "en caption-missing", "en alt-missing"];
    expect(judge(textless)).toEqual([[], lacks.map((lack) => `${lack}!`)]);
    // As its readers have it.
    const oldAddress = { zh: "art/1.html", en: "" };
    expect(judge({ ...textless, head: { oldAddress } })).toEqual([["zh", "en"], lacks]);
    const inEnglish = { en: { body: [{ ...figure, alt: "" }] }, zh: { body: [figure] }, assets };
    expect(judge(inEnglish)).toEqual([["zh"], ["en alt-missing!"]]);
    expect(judge({ ...both({ credit: "" }), assets })).toEqual([
      ["zh", "en"],
      ["zh credit-missing", "en credit-missing"],
    ]);
  });
  it("with a warning when a picture of the source is not in the translation", () => {
    expect(judge({ zh: { body: [figure] }, en: { body: [] }, assets: { x: asset } })).toEqual([
      ["zh", "en"],
      ["en picture-untranslated"],
    ]);
  });
  it("not when the source changed after the translation was confirmed", () => {
    const report = makeReport();
    const paragraph = report.editions.zh.root.children?.[2]?.children?.[0];
    Object.assign(paragraph ?? {}, { text: "改过的正文" });
    const { published, issues } = readyToPublish(report, facts);
    expect(published).toEqual(["zh"]);
    expect(issues.map(({ code }) => code)).toEqual(["translation-outdated"]);
  });
  it("never from the bin", () => {
    expect(judge({ binnedAt: "2026-01-01T00:00:00.000Z" })).toEqual([[], []]);
  });
  it("as a draft even without a date: on the day it was made, in Asia/Shanghai", () => {
    const report = makeReport({ head: { releaseDate: null, column: "" } });
    const facts = { settings, published: ["zh"] as const, hash, isLost: () => false };
    expect(toSiteReport(report, facts).editions.zh?.path).toBe("art/2026/1/2/art_other_1.html");
  });
  it("as a draft as soon as it has a headline", () => {
    expect(readyAsDraft(makeReport({ stages: { zh: "draft", en: "draft" } })).published).toEqual([
      "zh",
      "en",
    ]);
    expect(readyAsDraft(makeReport({ en: { headline: "" } })).published).toEqual(["zh"]);
  });
});

describe("pages", () => {
  const three = () => [
    makeReport({ number: 1, head: { releaseDate: "2026-01-01" } }),
    makeReport({ number: 2, head: { releaseDate: "2026-02-01" }, stages: { en: "draft" } }),
    makeReport({ number: 3, head: { releaseDate: "2026-03-01" } }),
    makeReport({ number: 4, head: { releaseDate: "2026-03-01", column: "events" } }),
  ];

  it("are reports, lists with page numbers for home and every column, in both languages, and one for lost ways", () => {
    expect(pagesOf(...three()).map((page) => page.path)).toEqual([
      "art/2026/3/1/art_events_4.html",
      "art/2026/3/1/art_news_3.html",
      "art/2026/2/1/art_news_2.html",
      "art/2026/1/1/art_news_1.html",
      "index.html",
      "index_2.html",
      "col/news/index.html",
      "col/news/index_2.html",
      "col/events/index.html",
      "search/index.html",
      "feeds/index.html",
      "404.html",
      "en/art/2026/3/1/art_events_4.html",
      "en/art/2026/3/1/art_news_3.html",
      "en/art/2026/1/1/art_news_1.html",
      "en/index.html",
      "en/index_2.html",
      "en/col/news/index.html",
      "en/col/events/index.html",
      "en/search/index.html",
      "en/feeds/index.html",
    ]);
  });

  it("know the report before and after them in their column and language", () => {
    const around = (path: string) => {
      const page = pagesOf(...three()).find((one) => one.path === path);
      return page?.kind === "report" ? [page.previous?.title, page.next?.title] : [];
    };
    expect(around("art/2026/2/1/art_news_2.html")).toEqual(["第1篇稿件", "第3篇稿件"]);
    expect(around("en/art/2026/3/1/art_news_3.html")).toEqual(["Report 1", undefined]);
    expect(around("art/2026/3/1/art_events_4.html")).toEqual([undefined, undefined]);
  });

  it("list newest first", () => {
    const home = pagesOf(...three()).find((page) => page.path === "index.html");
    expect(home?.kind === "list" && home.reports.map(({ number }) => number)).toEqual([4, 3]);
  });
});

const view = (page: SitePage) =>
  viewOf(page, {
    settings,
    columns: settings.columns,
    ownPages: [],
    words: { zh: {}, en: {} },
    files: { css: "assets/a.css" },
    link: siteLink(settings),
  });
const viewAt = (pages: SitePage[], path: string) =>
  view(pages.find((page) => page.path === path) as SitePage);

describe("a page's view", () => {
  it("leads to the other language, or says that it is due", () => {
    const pages = pagesOf(
      makeReport({ number: 1 }),
      makeReport({ number: 2, stages: { en: "draft" } }),
    );
    const pair = viewAt(pages, "en/art/2026/3/9/art_news_1.html");
    expect(pair.language).toEqual({
      due: false,
      href: "../../../../../art/2026/3/9/art_news_1.html",
      tag: "zh-CN",
    });
    const alone = viewAt(pages, "art/2026/3/9/art_news_2.html");
    expect(alone.language.due).toBe(true);
  });

  it("of a missing address links from the site's root", () => {
    const lost = viewAt(pagesOf(), "404.html");
    expect(lost.files["css"]).toBe("/base/assets/a.css");
  });

  it("of a list names its pages, with gaps", () => {
    const pages = pagesOf(
      ...Array.from({ length: 20 }, (_, index) => makeReport({ number: index + 1 })),
    );
    const list = viewAt(pages, "index_5.html").list;
    expect(
      list?.links?.numbers.map(({ number, gap }) => (gap ? `…${number}` : `${number}`)),
    ).toEqual(["1", "…3", "4", "5", "6", "7", "…10"]);
    expect(list?.links?.previous).toBe("index_4.html");
    expect(viewAt(pages, "index_2.html").language.href).toBe("en/index.html");
  });

  it("of the front page opens with the newest report that has a picture", () => {
    const pictured = { body: [figure] };
    const pages = pagesOf(
      makeReport({ number: 1, zh: pictured, en: pictured, assets: { x: asset } }),
      makeReport({ number: 2 }),
    );
    const { list } = viewAt(pages, "index.html");
    expect(list?.feature?.headline).toBe("第1篇稿件");
    expect(list?.items.map(({ headline }) => headline)).toEqual(["第2篇稿件"]);
  });

  it("shows the report's cover in lists and where its page is shared", () => {
    const cover = { ...asset, hash: "c".repeat(64) } as typeof asset;
    const body = [figure, { ...figure, asset: "y" }];
    const report = makeReport({ zh: { body }, en: { body }, assets: { x: asset, y: cover } });
    const second = report.editions.zh.root.children?.at(-1);
    report.head.cover = blockIdSchema.parse(second?.$?.["id"]);
    const pages = pagesOf(report);
    for (const [list, page] of [
      ["index.html", "art/2026/3/9/art_news_1.html"],
      ["en/index.html", "en/art/2026/3/9/art_news_1.html"],
    ] as const) {
      expect(viewAt(pages, list).list?.feature?.image?.src).toContain(cover.hash.slice(0, 24));
      expect(viewAt(pages, page).head).toContain(
        `og:image" content="https://s.example/base/assets/${cover.hash.slice(0, 24)}`,
      );
    }
  });
});
