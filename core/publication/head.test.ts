/** Tests of what a page's head tells machines, read back by an HTML parser. */
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { hostileHtml } from "../../tests/support/hostile.ts";
import {
  breakers,
  headAt,
  pagesOf,
  reportSaying,
  siteSettings,
} from "../../tests/support/site-pages.ts";
import type { Asset } from "../media/asset.ts";

const settings = siteSettings({ siteIdCode: "1234567890" });
const asset = { hash: "b".repeat(64), ext: "jpg", width: 1600, height: 900 } as Asset;

interface Element {
  nodeName: string;
  attrs: { name: string; value: string }[];
  childNodes: (Element & { value?: string })[];
}

/** Every element of the head: its name, its attributes, its text. */
function elementsOf(html: string) {
  const document = parse(`<!doctype html><head>${html}</head>`) as unknown as Element;
  const [head, body] = document.childNodes.at(-1)?.childNodes ?? [];
  expect(body?.childNodes).toEqual([]);
  return (head?.childNodes ?? [])
    .filter(({ nodeName }) => nodeName !== "#text")
    .map(({ nodeName, attrs, childNodes }) => ({
      tag: nodeName,
      ...Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
      text: childNodes[0]?.value ?? "",
    })) as Record<string, string>[];
}

const metaOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    elementsOf(html)
      .filter(({ tag }) => tag === "meta")
      .map(({ name, property, content }) => [name ?? property, content]),
  );

const graphOf = (html: string): Record<string, unknown>[] =>
  JSON.parse(elementsOf(html).find(({ tag }) => tag === "script")?.["text"] ?? "{}")["@graph"];

const made = makeReport({
  head: {
    tags: { zh: ["科普", "青年"], en: [] },
    source: { zh: "学术部", en: "" },
    author: { zh: "欧阳文", en: "Ouyang Wen" },
  },
  zh: {
    lead: "导语",
    body: [{ kind: "figure", asset: "x", caption: "图注", alt: "说明", credit: "" }],
  },
  assets: { x: asset },
});
made.log.push({
  at: "2026-03-10T01:00:00.000Z",
  by: "",
  lang: "zh",
  from: "review",
  to: "approved",
});
const pages = pagesOf(settings, made, makeReport({ number: 2, stages: { en: "draft" } }));
const zh = headAt(settings, pages, "art/2026/3/9/art_news_1.html");
const en = headAt(settings, pages, "en/art/2026/3/9/art_news_1.html");

describe("a report's head", () => {
  it("has the tags that networks and inspections ask for", () => {
    expect(metaOf(zh)).toEqual({
      description: "导语",
      SiteName: "某市科协",
      SiteDomain: "s.example",
      SiteIDCode: "1234567890",
      ColumnName: "要闻",
      ArticleTitle: "第1篇稿件",
      PubDate: "2026-03-09",
      ContentSource: "学术部",
      Author: "欧阳文",
      Keywords: "科普,青年",
      Url: "https://s.example/base/art/2026/3/9/art_news_1.html",
      "article:published_time": "2026-03-09T00:00:00+08:00",
      "article:modified_time": "2026-03-10T09:00:00+08:00",
      "article:section": "要闻",
      "article:tag": "青年",
      "og:type": "article",
      "og:site_name": "某市科协",
      "og:title": "第1篇稿件",
      "og:description": "导语",
      "og:url": "https://s.example/base/art/2026/3/9/art_news_1.html",
      "og:locale": "zh_CN",
      "og:locale:alternate": "en_GB",
      "og:image": expect.stringMatching(/^https:\/\/s\.example\/base\/assets\/b{24}/),
      "og:image:type": "image/jpeg",
      "og:image:width": "1600",
      "og:image:height": "900",
      "og:image:alt": "说明",
      "twitter:card": "summary_large_image",
    });
  });

  it("names its address, its other language and the feeds of its column", () => {
    const links = elementsOf(zh).filter(({ tag }) => tag === "link");
    const at = (path: string) => `https://s.example/base/${path}art/2026/3/9/art_news_1.html`;
    expect(links.map(({ hreflang, type, rel, href }) => [hreflang ?? type ?? rel, href])).toEqual([
      ["canonical", at("")],
      ["zh-CN", at("")],
      ["en", at("en/")],
      ["x-default", at("en/")],
      ["application/rss+xml", "../../../../col/news/rss.xml"],
      ["application/atom+xml", "../../../../col/news/atom.xml"],
      ["application/feed+json", "../../../../col/news/feed.json"],
    ]);
    const alone = headAt(settings, pages, "art/2026/3/9/art_news_2.html");
    expect(alone).not.toContain("hreflang");
    expect(alone).not.toContain("locale:alternate");
  });

  it("tells search engines the article in both languages and the way to it", () => {
    const [article, crumbs] = graphOf(zh);
    expect(article).toMatchObject({
      "@type": "NewsArticle",
      headline: "第1篇稿件",
      inLanguage: "zh-CN",
      datePublished: "2026-03-09T00:00:00+08:00",
      dateModified: "2026-03-10T09:00:00+08:00",
      author: { "@type": "Person", name: "欧阳文" },
      workTranslation: { "@type": "NewsArticle", inLanguage: "en", headline: "Report 1" },
    });
    const [translation] = graphOf(en);
    expect(translation).toMatchObject({ translationOfWork: { "@id": article?.["@id"] } });
    expect(article).toMatchObject({ workTranslation: { "@id": translation?.["@id"] } });
    expect(crumbs).toMatchObject({
      "@type": "BreadcrumbList",
      itemListElement: [
        { position: 1, item: "https://s.example/base/" },
        { position: 2, name: "要闻", item: "https://s.example/base/col/news/" },
        { position: 3, name: "第1篇稿件" },
      ],
    });
  });

  it("cuts a description at whole characters", () => {
    const long = pagesOf(
      settings,
      makeReport({ zh: { lead: "𠮷".repeat(300) }, en: { lead: "x" } }),
    );
    const { description } = metaOf(headAt(settings, long, "art/2026/3/9/art_news_1.html"));
    expect(description).toBe(`${"𠮷".repeat(109)}…`);
  });

  it("lets no text out of its place, whoever wrote it", () => {
    for (const text of [...breakers, ...Object.values(hostileHtml)]) {
      const names = { zh: text, en: text };
      const bad = siteSettings({
        siteName: names,
        siteDescription: names,
        columns: [{ id: "news", name: names, type: names }],
      });
      const hostile = pagesOf(bad, reportSaying(text));
      for (const path of hostile.map((page) => page.path)) {
        const tags = elementsOf(headAt(bad, hostile, path)).map(
          ({ tag, type }) => type ?? tag ?? "",
        );
        const known = /^(?:link|meta|application\/(?:ld\+json|rss\+xml|atom\+xml|feed\+json))$/;
        expect(
          tags.filter((tag) => !known.test(tag)),
          text,
        ).toEqual([]);
      }
      const head = headAt(bad, hostile, "art/2026/3/9/art_news_1.html");
      expect(graphOf(head)[0]?.["headline"]).toBe(text.trim());
    }
  });
});

describe("a list's head", () => {
  it("names its counterpart, its feeds and its column; later pages have no counterpart", () => {
    const first = headAt(settings, pages, "col/news/index.html");
    expect(first).toContain('hreflang="en" href="https://s.example/base/en/col/news/"');
    expect(first).toContain('href="rss.xml"');
    expect(metaOf(first)).toMatchObject({ ColumnName: "要闻", "og:type": "website" });
    const many = pagesOf(settings, ...[1, 2, 3].map((number) => makeReport({ number })));
    expect(headAt(settings, many, "index_2.html")).not.toContain("hreflang");
  });
  it("of a site describes it", () => {
    const about = siteSettings({ siteDescription: { zh: "本会网站", en: "" } });
    const home = headAt(about, pagesOf(about), "index.html");
    expect(metaOf(home)["description"]).toBe("本会网站");
    expect(graphOf(home)).toMatchObject([
      { "@type": "WebSite", alternateName: "Some Association" },
    ]);
  });
});

it("a page for missing addresses is not to be found", () => {
  const lost = headAt(settings, pages, "404.html");
  expect(metaOf(lost)["robots"]).toBe("noindex");
  expect(lost).not.toContain("canonical");
});
