/** A newsletter tells of signed-off reports by their addresses on the site, stays below what mail programs cut, and runs nothing. */
import { strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { toNewsletterHtml } from "../../core/exchange/newsletter.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { type Asset, assetSchema } from "../../core/media/asset.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import type { OpenLibrary } from "../open-library.ts";
import { makeNewsletter, newestReports, NewsletterTooLong } from "./newsletter.ts";

const photo: Asset = assetSchema.parse({
  hash: "a".repeat(64),
  ext: "jpg",
  width: 1200,
  height: 800,
});
const lost: Asset = assetSchema.parse({
  hash: "b".repeat(64),
  ext: "jpg",
  width: 1200,
  height: 800,
});

const library = (reports: Report[] = []) =>
  ({
    media: { names: () => Promise.resolve([`${photo.hash}.jpg`]) },
    store: {
      record: {
        settings: {
          ...defaultSettings(),
          siteName: { zh: "澜江科协", en: "Lanjiang <AST>" },
          baseUrl: "https://www.example.org/site",
        },
      },
    },
    reports: {
      list: ({ offset = 0 }) => ({
        total: reports.length,
        rows: reports.slice(offset, offset + 100),
      }),
      projection: (id: string) => Promise.resolve(reports.find((one) => one.id === id) ?? null),
    },
  }) as unknown as OpenLibrary;

const withPicture = (asset: "photo" | "lost"): Report =>
  makeReport({
    number: 4,
    zh: { headline: "标题", lead: "导语。" },
    en: {
      headline: "A headline & more",
      lead: "The lead.",
      body: [{ kind: "figure", asset, caption: "c", alt: `An "alt"`, credit: "" }],
    },
    assets: { photo, lost },
  });

test("tells of each report with headline, lead, picture and link, in HTML and in text", async () => {
  const { html, text, unsigned } = await makeNewsletter([withPicture("photo")], "en", library());
  const page = strFromU8(html);
  const url = "https://www.example.org/site/en/art/2026/3/9/art_news_4.html";
  expect(page).toContain(
    `<a href="${url}" style="color:#1c1a17;text-decoration:none;">A headline &amp; more</a>`,
  );
  expect(page).toMatch(
    /<img src="https:\/\/www\.example\.org\/site\/assets\/a{24}-640\.jpg" alt="An &quot;alt&quot;" width="552" height="368"/,
  );
  expect(page).toContain("9 March 2026 · News");
  expect(page).toContain("Lanjiang &lt;AST&gt;");
  expect(page).not.toMatch(/<style|<script|<link|\sclass=/);
  const plain = strFromU8(text);
  for (const said of ["A headline & more", "The lead.", url]) expect(plain).toContain(said);
  expect(unsigned).toBe(0);
});

test("leaves out a picture whose file is lost", async () => {
  const { html } = await makeNewsletter([withPicture("lost")], "en", library());
  expect(strFromU8(html)).not.toContain("<img");
});

test("lets hostile words be words", () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
  const image = { url: hostile, width: 3, height: 2, alt: hostile };
  const page = toNewsletterHtml({
    lang: "zh",
    site: { name: hostile, description: hostile, url: hostile },
    items: [
      {
        headline: hostile,
        summary: hostile,
        facts: hostile,
        url: hostile,
        image,
        warning: hostile,
      },
    ],
    words: { readMore: "阅读全文", more: "更多内容见：" },
  });
  expect(page).not.toMatch(/<script|<img src=x/);
  expect(page.match(/<img /g)).toHaveLength(1);
  expect(page).not.toMatch(/"[^"=<>]*'>/);
  expect(page).toContain("&lt;script&gt;alert(1)");
});

test("says loudly what is not signed off", async () => {
  const report = makeReport({ stages: { zh: "draft" }, zh: { headline: "草稿" } });
  const { html, text, unsigned } = await makeNewsletter([report], "zh", library());
  expect(unsigned).toBe(1);
  expect(strFromU8(html)).toMatch(/<p style="[^"]*#b3261e[^"]*">未签发稿/);
  expect(strFromU8(text)).toContain("未签发稿");
});

test("takes dozens of reports, and refuses what mail programs would cut", async () => {
  const long = "长".repeat(400);
  const many = Array.from({ length: 120 }, (_, at) =>
    makeReport({ number: at + 1, zh: { headline: `标题${at}`, lead: long } }),
  );
  const { html } = await makeNewsletter(many.slice(0, 40), "zh", library());
  expect(html.byteLength).toBeLessThan(102_000);
  await expect(makeNewsletter(many, "zh", library())).rejects.toBeInstanceOf(NewsletterTooLong);
});

test("finds the newest that readers may have", async () => {
  const all = [
    makeReport({ number: 6, head: { releaseDate: "2999-01-01" } }),
    makeReport({ number: 5, stages: { zh: "review" } }),
    makeReport({ number: 4, head: { page: { address: "about", place: "foot", order: 1 } } }),
    makeReport({ number: 8, head: { releaseAt: "2999-01-01T08:00" } }),
    makeReport({ number: 3 }),
    {
      ...makeReport({ number: 2 }),
      siteLog: [
        {
          kind: "withdrawn",
          langs: ["zh"],
          how: "gone",
          reason: { zh: "", en: "" },
          at: "2026-04-01T00:00:00Z",
          by: "",
        },
      ] satisfies Report["siteLog"],
    },
    makeReport({ number: 1 }),
    makeReport({ number: 7 }),
  ];
  const found = await newestReports({ lang: "zh", count: 2 }, library(all));
  expect(found.map(({ number }) => number)).toEqual([3, 1]);
});
