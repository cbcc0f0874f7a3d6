/** Tests of maps and feeds, read back by a strict XML parser. */
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { hostileHtml } from "../../tests/support/hostile.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import {
  breakers,
  pagesOf,
  reportSaying,
  siteReports,
  siteSettings,
} from "../../tests/support/site-pages.ts";
import type { Settings } from "../library/settings.ts";
import type { Report } from "../report/report.ts";
import type { Asset } from "../media/asset.ts";
import { FEED_LENGTH } from "./feed-texts.ts";
import type { SitePage } from "./site.ts";
import { robotsText, sitemapFiles } from "./sitemap.ts";
import { siteTexts } from "./site-texts.ts";

const settings = siteSettings();
const asset = { hash: "b".repeat(64), ext: "jpg", width: 1600, height: 900 } as Asset;

const textsOf = (of: Settings, reports: Report[], sizeBytes?: number): Map<string, string> =>
  new Map(
    siteTexts(
      {
        settings: of,
        columns: of.columns,
        reports: siteReports(of, ...reports),
        pages: pagesOf(of, ...reports),
        withdrawn: [],
      },
      () => sizeBytes,
    ).map(({ path, text }) => [path, text()]),
  );

/** Texts and attributes by element name; throws for anything that is not well-formed XML 1.0 with namespaces. */
function readXml(xml: string): Record<string, (string | Record<string, string>)[]> {
  const parser = new SaxesParser({ xmlns: true });
  const found: Record<string, (string | Record<string, string>)[]> = {};
  let text = "";
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    text = "";
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    if (values.length > 0) (found[name] ??= []).push(Object.fromEntries(values));
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("closetag", ({ name }) => {
    if (text.trim() !== "") (found[name] ??= []).push(text);
    text = "";
  });
  parser.write(xml).close();
  return found;
}

const pictured = makeReport({
  zh: {
    headline: "标题",
    lead: "导语",
    body: [{ kind: "figure", asset: "x", caption: "图注", alt: "说明", credit: "" }],
  },
  head: { tags: { zh: ["科普"], en: [] }, author: { zh: "欧阳文", en: "" } },
  assets: { x: asset },
});

describe("feeds", () => {
  it("of a column tell its newest reports with date, picture and an id that stays", () => {
    const texts = textsOf(settings, [pictured], 4711);
    const rss = readXml(texts.get("col/news/rss.xml") ?? "");
    expect(rss["title"]).toEqual(["某市科协 – 要闻", "标题"]);
    expect(rss["link"]).toEqual([
      "https://s.example/base/col/news/",
      "https://s.example/base/art/2026/3/9/art_news_1.html",
    ]);
    expect(rss["pubDate"]).toEqual(["Mon, 09 Mar 2026 00:00:00 +0800"]);
    expect(rss["category"]).toEqual(["要闻", "科普"]);
    expect(rss["enclosure"]).toMatchObject([
      { length: "4711", type: expect.stringMatching("image/") },
    ]);
    expect(rss["atom:link"]).toMatchObject([
      { rel: "self", href: "https://s.example/base/col/news/rss.xml" },
    ]);
    const atom = readXml(texts.get("col/news/atom.xml") ?? "");
    expect(atom["updated"]).toEqual(["2026-03-09T00:00:00+08:00", "2026-03-09T00:00:00+08:00"]);
    expect(atom["name"]).toEqual(["某市科协 – 要闻", "欧阳文"]);
    const json = JSON.parse(texts.get("col/news/feed.json") ?? "");
    expect(json).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      language: "zh-CN",
      items: [
        { title: "标题", authors: [{ name: "欧阳文" }], attachments: [{ size_in_bytes: 4711 }] },
      ],
    });
    const id = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(json.items[0].id).toMatch(id);
    expect(rss["guid"]).toContain(json.items[0].id);
    expect(atom["id"]?.[1]).toBe(json.items[0].id);
    const moved = siteSettings({ baseUrl: "https://elsewhere.example" });
    expect(textsOf(moved, [pictured]).get("rss.xml")).toContain(json.items[0].id);
    const english = JSON.parse(texts.get("en/feed.json") ?? "");
    expect(english.items[0].id).not.toBe(json.items[0].id);
  });

  it("are the same from the same reports, and hold the newest of many", () => {
    const reports = Array.from({ length: FEED_LENGTH + 5 }, (_, index) =>
      makeReport({
        number: index + 1,
        head: { releaseDate: index === 2 ? "2027-01-01" : "2026-01-01" },
      }),
    );
    const first = textsOf(settings, reports);
    expect(textsOf(settings, reports.toReversed())).toEqual(first);
    const { items } = JSON.parse(first.get("feed.json") ?? "");
    expect(items).toHaveLength(FEED_LENGTH);
    expect(items.slice(0, 2).map(({ title }: { title: string }) => title)).toEqual([
      "第3篇稿件",
      "第55篇稿件",
    ]);
  });

  it("of an empty column and of an empty language are there and whole", () => {
    const texts = textsOf(settings, [makeReport({ stages: { en: "draft" } })]);
    for (const path of ["col/events/atom.xml", "en/atom.xml", "en/col/news/rss.xml"])
      expect(() => readXml(texts.get(path) ?? ""), path).not.toThrow();
    expect(JSON.parse(texts.get("en/feed.json") ?? "").items).toEqual([]);
    expect(textsOf(settings, []).size).toBe(20);
  });

  it("and maps let no text out of its place, whoever wrote it", () => {
    for (const text of [...breakers, ...Object.values(hostileHtml)]) {
      const names = { zh: text, en: text };
      const bad = siteSettings({
        siteName: names,
        columns: [{ id: "news", name: names }],
        baseUrl: "https://s.example/a&b'c",
      });
      const texts = textsOf(bad, [reportSaying(text)]);
      for (const [path, content] of texts)
        if (path.endsWith(".xml")) expect(() => readXml(content), `${path} ${text}`).not.toThrow();
      const rss = readXml(texts.get("rss.xml") ?? "");
      expect(Object.keys(rss).filter((name) => /^(?:script|img|svg)$/i.test(name))).toEqual([]);
      expect(JSON.parse(texts.get("feed.json") ?? "").items[0].title).toBe(text.trim());
    }
  });
});

describe("maps", () => {
  it("list every page with its alternates and the day of its last change", () => {
    const [map] = sitemapFiles(settings.baseUrl, pagesOf(settings, makeReport()));
    expect(map?.path).toBe("sitemap.xml");
    expect(map?.text()).toContain(
      '<url><loc>https://s.example/base/art/2026/3/9/art_news_1.html</loc><lastmod>2026-03-09T00:00:00+08:00</lastmod><xhtml:link rel="alternate" hreflang="zh-CN"',
    );
    expect(map?.text()).not.toContain("404.html");
    const { loc } = readXml(map?.text() ?? "");
    expect(loc).toContain("https://s.example/base/en/col/events/");
    expect(robotsText(settings.baseUrl)).toContain("Sitemap: https://s.example/base/sitemap.xml");
  });
  it("are split by year on a large site, and years by number", () => {
    const page = (day: string) =>
      pagesOf(settings, makeReport({ head: { releaseDate: day } }))[0] as SitePage;
    const one = page("2026-03-09");
    const files = sitemapFiles(settings.baseUrl, [
      ...Array.from({ length: 10_001 }, () => one),
      page("2025-12-31"),
    ]);
    expect(files.map(({ path }) => path)).toEqual([
      "sitemap.xml",
      "sitemap_2025.xml",
      "sitemap_2026.xml",
      "sitemap_2026_2.xml",
    ]);
    expect(files[0]?.text()).toContain(
      "<loc>https://s.example/base/sitemap_2026_2.xml</loc><lastmod>2026-03-09T00:00:00+08:00</lastmod>",
    );
  });
});
