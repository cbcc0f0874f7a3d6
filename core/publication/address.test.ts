/** Tests of addresses: in particular that no two pages of a site can ever share one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressPatternSchema, DEFAULT_ADDRESS_PATTERN } from "../library/settings.ts";
import {
  absoluteUrl,
  listPath,
  pageAddressSchema,
  pagePath,
  readReportPath,
  relativeHref,
  reportPath,
  seriesPath,
  tagPath,
} from "./address.ts";
import { dayOf, formatDay } from "./days.ts";
import { sitePathSchema } from "./plan.ts";

const facts = { day: "2026-03-09", column: "news", number: 7 };

describe("report paths", () => {
  it("fill the default pattern, English under en/", () => {
    expect(reportPath(DEFAULT_ADDRESS_PATTERN, facts, "zh")).toBe("art/2026/3/9/art_news_7.html");
    expect(reportPath(DEFAULT_ADDRESS_PATTERN, facts, "en")).toBe(
      "en/art/2026/3/9/art_news_7.html",
    );
  });

  it("know every placeholder and come out in lower case", () => {
    const pattern = "/Art/{yyyy}{mm}{dd}-{m}.{d}/{column}/T_{number}.html";
    expect(reportPath(pattern, facts, "zh")).toBe("art/20260309-3.9/news/t_7.html");
  });

  it("add the number where the pattern would blur it", () => {
    expect(reportPath("/{d}{number}.html", facts, "zh")).toBe("97_7.html");
    expect(reportPath("/{column}{number}.html", facts, "zh")).toBe("news7_7.html");
    expect(reportPath("/{number}{number}{d}.html", facts, "zh")).toBe("779_7.html");
    expect(reportPath("/{number}/{column}.html", facts, "zh")).toBe("7/news.html");
  });

  it("keep away from the site's own names", () => {
    expect(reportPath("/{number}.html", { ...facts, number: 404 }, "zh")).toBe("404_404.html");
    expect(reportPath("/index_{number}.html", facts, "zh")).toBe("index_7_7.html");
    expect(reportPath("/en/index_{number}.html", facts, "zh")).toBe("en/index_7_7.html");
    expect(reportPath("/col/{column}/index_{number}.html", facts, "en")).toBe(
      "en/col/news/index_7_7.html",
    );
    expect(reportPath("/tag/{number}/index.html", facts, "zh")).toBe("tag/7/index_7_7.html");
  });

  const piece = fc.constantFrom(
    ...["{yyyy}", "{mm}", "{m}", "{dd}", "{d}", "{column}", "{number}"],
    ...["a", "-", "_", "1", "/", "index", "404", "en", "col", "art"],
    ...["tag/", "series/"],
  );
  const pattern = fc
    .array(piece, { minLength: 1, maxLength: 7 })
    .map((pieces) => `/${pieces.join("")}.html`)
    .filter((candidate) => addressPatternSchema.safeParse(candidate).success);
  /** Days, columns and numbers whose digits run into each other wherever a pattern lets them. */
  const everyReport = [
    "2026-01-01",
    "2026-01-11",
    "2026-11-01",
    "2026-11-11",
    "2026-12-02",
  ].flatMap((day) =>
    ["a", "a-1", "a1", "1", "1-1", "index", "en", "col", "1-a-1"].flatMap((column) =>
      [1, 2, 11, 12, 111, 404, 1111].map((number) => ({ day, column, number })),
    ),
  );
  const lists = (["zh", "en"] as const).flatMap((lang) => [
    ...[null, "a", "index", "1", "en", "col"].flatMap((column) =>
      [1, 2, 11, 404].map((page) => listPath(lang, column, page)),
    ),
    ...[null, "a", "1", "index"].map((series) => seriesPath(lang, series)),
    ...["a", "1", "t_1"].flatMap((tag) => [1, 2, 11].map((page) => tagPath(lang, tag, page))),
    ...["a", "index", "about-us"].map((address) => pagePath(lang, address)),
  ]);

  it("of two reports are never the same, nor those of a list, whatever the pattern", () => {
    fc.assert(
      fc.property(pattern, (one) => {
        const owner = new Map<string, string>([...lists, "404.html"].map((path) => [path, "site"]));
        for (const facts of everyReport)
          for (const lang of ["zh", "en"] as const) {
            const path = reportPath(one, facts, lang);
            const report = `${facts.number} ${lang}`;
            expect(owner.get(path) ?? report, `${one} ${path}`).toBe(report);
            owner.set(path, report);
          }
        expect([...owner.keys()].filter((path) => !sitePathSchema.safeParse(path).success)).toEqual(
          [],
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe("addresses of pages of their own", () => {
  it.each(["about", "contact-us", "a"])("%j is taken", (address) =>
    expect(pageAddressSchema.safeParse(address).success).toBe(true),
  );
  it.each(["", "About", "-a", "a-", "关于", "a1", "en", "series", "a/b", "a".repeat(41), "a.html"])(
    "%j is refused",
    (address) => expect(pageAddressSchema.safeParse(address).success).toBe(false),
  );
});

describe("links", () => {
  it("lead from one file to another", () => {
    expect(relativeHref("index.html", "col/news/index.html")).toBe("col/news/index.html");
    expect(relativeHref("en/art/1/a.html", "assets/x.css")).toBe("../../../assets/x.css");
    expect(relativeHref("en/art/1/a.html", "en/art/2/b.html")).toBe("../2/b.html");
    expect(relativeHref("a/b.html", "a/b.html")).toBe("b.html");
  });

  it("resolve to what they lead to, as a browser resolves them", () => {
    const part = fc.constantFrom("a", "b", "en", "art");
    const path = fc.array(part, { maxLength: 4 }).map((parts) => [...parts, "x.html"].join("/"));
    fc.assert(
      fc.property(path, path, (from, to) => {
        const resolved = new URL(relativeHref(from, to), `https://s.example/base/${from}`).pathname;
        expect(resolved).toBe(`/base/${to}`);
      }),
    );
  });

  it("name folders by their index page in absolute addresses", () => {
    expect(absoluteUrl("https://s.example", "index.html")).toBe("https://s.example/");
    expect(absoluteUrl("https://s.example/x", "en/col/a/index.html")).toBe(
      "https://s.example/x/en/col/a/",
    );
    expect(absoluteUrl("https://s.example", "col/a/index_2.html")).toBe(
      "https://s.example/col/a/index_2.html",
    );
  });
});

describe("report paths read back", () => {
  it.each([
    DEFAULT_ADDRESS_PATTERN,
    "/News/{column}/{yyyy}{mm}/{number}.html",
    "/{yyyy}{number}.html",
    "/a.b/{number}-{column}_{dd}.html",
    "/index_{number}.html",
  ])("%s gives its number and language", (pattern) => {
    for (const lang of ["zh", "en"] as const)
      expect(readReportPath(pattern, reportPath(pattern, facts, lang))).toEqual({
        lang,
        number: 7,
      });
  });
  it.each(["index.html", "en/col/news/index_2.html", "404.html", "sitemap.xml", "old/7.html"])(
    "%s is none",
    (path) => expect(readReportPath(DEFAULT_ADDRESS_PATTERN, path)).toBeNull(),
  );
});

describe("paths that come back from a target", () => {
  it.each([
    "../x",
    "a/../b",
    "/etc/passwd",
    "a//b",
    "./a",
    "a/.",
    "",
    "a\\b",
    "A.html",
    "a/..",
    "..",
  ])("%j is refused", (path) => expect(sitePathSchema.safeParse(path).success).toBe(false));
  it.each(["index.html", "a/.b", "a/..b/c.html", ".well-known/x"])("%j is taken", (path) =>
    expect(sitePathSchema.safeParse(path).success).toBe(true),
  );
});

describe("days", () => {
  it("are those of Asia/Shanghai", () => {
    expect(dayOf("2026-03-08T16:00:00.000Z")).toBe("2026-03-09");
    expect(dayOf("2026-03-08T15:59:59.999Z")).toBe("2026-03-08");
  });
  it("are written as each language writes them", () => {
    expect(formatDay("2026-03-09", "zh")).toBe("2026年3月9日");
    expect(formatDay("2026-03-09", "en")).toBe("9 March 2026");
  });
});
