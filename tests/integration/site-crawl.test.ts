/** Walks the built site and its previews as a reader would: every link, picture and style must be there. */
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { previewRoutes } from "../../main/publication/preview.ts";
import { makeReport } from "../support/made-report.ts";
import { crawl, referencesOf } from "../support/crawl.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await fill(desk, 23);
  addSections(desk);
  const alone = makeReport({ number: 24, stages: { en: "draft" }, zh: { lead: "导语 1 < 2 & 3" } });
  desk.reports.set(alone.id, alone);
});
afterEach(() => desk.close());

/** A series with sessions, one of them empty, an empty series, tags with and without a twin, and two pages of their own. */
function addSections({ settings, reports }: Desk): void {
  const introduction = { zh: "第一段。\n\n第二段 <b>", en: "First.\nSecond." };
  const sessions = ["opening", "closing", "later"].map((id) => ({
    ...{ id, name: { zh: `${id}场`, en: id }, date: id === "later" ? null : "2026-01-05" },
  }));
  const rest = { introduction, cover: null, current: true };
  settings.series = [
    { id: "talks", name: { zh: "报告会", en: "Talks" }, sessions, ...rest },
    { id: "empty", name: { zh: "空专题", en: "Empty" }, sessions: [], ...rest },
  ];
  settings.tagPairs = [{ zh: "机器人", en: "robotics" }];
  for (const { head, number } of reports.values()) {
    head.tags = { zh: ["机器人", "—", `标签${number}`], en: ["Robotics", "C++ & <b>"] };
    if (number > 6) continue;
    const session = sessions[number % 2]?.id ?? null;
    head.series = { id: "talks", session: number === 6 ? null : session };
  }
  for (const [number, address, place] of [
    [101, "about", "foot"],
    [102, "contact-us", "nav"],
  ] as const) {
    const page = makeReport({ number, head: { page: { address, place, order: 0 } } });
    reports.set(page.id, page);
  }
}

const openTags = (html: string): string[] => {
  const open: string[] = [];
  const bare = new Set(["meta", "link", "img", "source", "br", "input", "!doctype"]);
  for (const [, slash, tag = ""] of html.matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*>/g)) {
    if (bare.has(tag)) continue;
    if (!slash) open.push(tag);
    else if (open.pop() !== tag) return [`</${tag}>`];
  }
  return open;
};

describe("the built site", () => {
  it("has every file that its pages refer to, and every page is reached from the home page", async () => {
    const out = join(desk.root, "out");
    await desk.service.buildTo(out, { drafts: false });
    const site = await contentOf(out);
    const { reached, broken } = crawl(site, "https://s.example/");
    expect(broken).toEqual([]);
    const unreached = [...site.keys()].filter(
      (path) =>
        !reached.has(path) && !path.startsWith(".diglot") && !/^(?:en\/)?search\/data\//.test(path),
    );
    expect(unreached.sort()).toEqual(["404.html", "robots.txt", "sitemap.xml"]);
  });

  it("is well-formed, in one language per page, and asks nobody else for anything", async () => {
    const out = join(desk.root, "out");
    await desk.service.buildTo(out, { drafts: false });
    for (const [path, latin1] of await contentOf(out)) {
      if (!path.endsWith(".html")) continue;
      const html = Buffer.from(latin1, "latin1").toString("utf8");
      expect(openTags(html), path).toEqual([]);
      expect(
        html.startsWith(
          `<!doctype html>\n<html lang="${path.startsWith("en/") ? "en" : "zh-CN"}">`,
        ),
      ).toBe(true);
      expect(html.match(/<h1/g), path).toHaveLength(1);
      expect(html).not.toMatch(
        /<script(?! type="application\/ld\+json">|(?: type="module")? src="[^":]*")|\son[a-z]+=|javascript:|undefined|\[object/,
      );
      for (const [, src] of html.matchAll(/\ssrc="([^"]*)"/g))
        expect(src).not.toMatch(/^https?:|^\/\//);
      for (const [tag] of html.matchAll(/<img[^>]*>/g))
        expect(tag).toMatch(/ width="\d+" height="\d+".* alt="/);
    }
  });

  it("leads from a report to its other language and back, or says that it is due", async () => {
    const out = join(desk.root, "out");
    await desk.service.buildTo(out, { drafts: false });
    const site = await contentOf(out);
    const text = (path: string) => Buffer.from(site.get(path) ?? "", "latin1").toString("utf8");
    expect(text("art/2026/1/3/art_news_2.html")).toContain(
      '<link rel="alternate" hreflang="en" href="https://s.example/en/art/2026/1/3/art_news_2.html">',
    );
    expect(text("en/art/2026/1/3/art_news_2.html")).toContain(
      'href="../../../../../art/2026/1/3/art_news_2.html" lang="zh-CN"',
    );
    const alone = text("art/2026/3/9/art_news_24.html");
    expect(alone).toContain("英文版待发布");
    expect(alone).toContain('<p class="lead">导语 1 &lt; 2 &amp; 3</p>');
    expect(alone).toContain(
      '<a href="../../../../en/index.html" lang="en" hreflang="en">English</a>',
    );
    expect(alone).not.toContain('rel="alternate" hreflang');
    expect(site.has("en/art/2026/3/9/art_news_24.html")).toBe(false);
  });
});

describe("a preview", () => {
  const get = (path: string) => {
    const app = new Hono().route(
      "/preview",
      previewRoutes(() => desk.service),
    );
    return app.request(path);
  };
  const first = () => [...desk.reports.values()][0];

  it("shows the text as it is now in the site's template, whatever its stage, and no script may run in it", async () => {
    const report = first();
    const answer = await get(`/preview/${report?.id}/zh`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*sandbox allow-same-origin/,
    );
    const html = await answer.text();
    expect(html).toContain("第1篇稿件");
    for (const reference of referencesOf(html).filter((one) => one.startsWith("/preview/")))
      expect((await get(reference)).status, reference).toBe(200);
    desk.reports.set(
      report?.id ?? "",
      JSON.parse(JSON.stringify(report).replaceAll("第1篇稿件", "改了标题")),
    );
    expect(await (await get(`/preview/${report?.id}/zh`)).text()).toContain("改了标题");
  });

  it("of an edition without a headline is there too", async () => {
    const report = makeReport({
      number: 30,
      zh: { headline: "", lead: "只有导语" },
      head: { releaseDate: null, column: "" },
    });
    desk.reports.set(report.id, report);
    expect(await (await get(`/preview/${report.id}/zh`)).text()).toContain("只有导语");
  });

  it("follows the library", async () => {
    expect(await (await get("/preview/site/en/index.html")).text()).not.toContain("Brand new");
    const report = makeReport({
      number: 31,
      en: { headline: "Brand new" },
      head: { releaseDate: "2026-12-01" },
      stages: { zh: "draft", en: "draft" },
    });
    desk.reports.set(report.id, report);
    desk.service.notice({ kind: "report", id: report.id });
    expect(await (await get("/preview/site/en/index.html")).text()).toContain("Brand new");
    desk.settings.siteName = { zh: "新名", en: "Renamed" };
    desk.service.notice({ kind: "settings" });
    expect(await (await get("/preview/site/index.html")).text()).toContain("新名");
  });

  it("finds nothing outside the site", async () => {
    for (const path of [
      "/preview/x/zh",
      `/preview/${first()?.id}/fr`,
      "/preview/site/../../package.json",
      "/preview/site/%2e%2e/%2e%2e/package.json",
      "/preview/site/..%2f..%2fpackage.json",
      "/preview/site/assets/none.webp",
      "/preview/01ARZ3NDEKTSV4RRFFQ69G5FAV/zh",
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});
