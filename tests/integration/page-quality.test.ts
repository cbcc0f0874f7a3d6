/** Pages by the rules of HTML and by their size, whatever stands on them, and sites of unusual shape as a reader walks them. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { crawl } from "../support/crawl.ts";
import { hostileHtml } from "../support/hostile.ts";
import { faultsIn } from "../support/html-rules.ts";
import { makeReport } from "../support/made-report.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";
import { breakers, reportSaying } from "../support/site-pages.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function built(): Promise<Map<string, string>> {
  const out = join(desk.root, "out");
  await desk.service.buildTo(out, { drafts: false });
  return contentOf(out);
}

const pagesIn = (site: ReadonlyMap<string, string>): [string, string][] =>
  [...site].flatMap(([path, latin1]): [string, string][] =>
    path.endsWith(".html") ? [[path, Buffer.from(latin1, "latin1").toString("utf8")]] : [],
  );

async function allFaults(site: ReadonlyMap<string, string>): Promise<string[]> {
  const faults = await Promise.all(pagesIn(site).map(([path, html]) => faultsIn(html, path)));
  return faults.flat();
}

describe("pages", () => {
  it("are valid HTML, small, and ask nobody else for anything", async () => {
    await fill(desk, 7);
    const site = await built();
    expect(await allFaults(site)).toEqual([]);
    for (const [path, html] of pagesIn(site)) {
      expect(Buffer.byteLength(html), path).toBeLessThanOrEqual(50_000);
      const asked = html.matchAll(
        /<(?:script|img|source|link rel="(?:stylesheet|icon)")[^>]*\s(?:src|srcset|href)="([^"]*)"/g,
      );
      for (const [, address] of asked) expect(address, path).not.toMatch(/^(?:[a-z]+:)?\/\//);
    }
    expect(await faultsIn("<p><div><img src=x></p>", "wrong")).not.toEqual([]);
  });

  it("are valid HTML whatever is written in headlines, tags, names and columns", async () => {
    for (const [index, text] of [...breakers, ...Object.values(hostileHtml)].entries()) {
      const report = reportSaying(text);
      report.number = index + 1;
      desk.reports.set(report.id, report);
    }
    const names = { zh: breakers[0] ?? "", en: breakers[1] ?? "" };
    desk.settings.siteName = names;
    desk.settings.siteDescription = names;
    desk.settings.columns = [{ id: "news", name: names, type: names }];
    expect(await allFaults(await built())).toEqual([]);
  });
});

describe("a site", () => {
  const walk = async (baseUrl: string) => {
    desk.settings.baseUrl = baseUrl;
    const site = await built();
    expect(await allFaults(site)).toEqual([]);
    return { site, ...crawl(site, `${baseUrl}/`) };
  };

  it("without reports is whole", async () => {
    const { site, broken } = await walk("https://www.example.org");
    expect(broken).toEqual([]);
    expect(site.get("search/data/index.json")).toContain('"blocks":[]');
  });

  it("in one language only is whole, and says nothing of another", async () => {
    for (const number of [1, 2, 3]) {
      const report = makeReport({ number, stages: { en: "draft" } });
      desk.reports.set(report.id, report);
    }
    const { site, broken } = await walk("https://s.example");
    expect(broken).toEqual([]);
    expect(site.get("art/2026/3/9/art_news_1.html")).not.toContain('hreflang="x-default"');
    expect(site.get("en/feed.json")).toContain('"items": []');
  });

  it("in a folder of its host is whole, and says its addresses so", async () => {
    await fill(desk, 2);
    const { site, broken } = await walk("https://x.example/sub");
    expect(broken).toEqual([]);
    expect(site.get("robots.txt")).toContain("https://x.example/sub/sitemap.xml");
    expect(site.get("atom.xml")).toContain('href="https://x.example/sub/atom.xml"');
    expect(site.get("404.html")).toContain('href="/sub/search/index.html"');
  });
});
