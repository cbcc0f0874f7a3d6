/** What is read of a page of an old site: days, links, the page's own account, its text, and which pages are a pair. */
import { expect, test } from "vitest";
import { textOf } from "../../edition/blocks.ts";
import { parsePage } from "../html/parse-page.ts";
import type { PageElement } from "../html/page.ts";
import { dayInAddress, findDay } from "./dates.ts";
import { addressSaid, findOldLink } from "./links.ts";
import { mappingSchema, parseMapping } from "./mapping.ts";
import { pairPages } from "./pair-pages.ts";
import { type OldHead, readOldHead, readOldText } from "./read-page.ts";

const mapping = mappingSchema.parse({ hosts: ["www.old.example"] });

function parsed(source: string): PageElement {
  const page = parsePage(source);
  if (page === "too-deep") throw new Error("too deep");
  return page;
}

test.each([
  ["2019-05-28 10:30:00", "2019-05-28"],
  ["发布时间：2019年5月8日 10:30", "2019-05-08"],
  ["2019/5/28", "2019-05-28"],
  ["2019.05.28", "2019-05-28"],
  ["20190528", "2019-05-28"],
  ["28 May 2019", "2019-05-28"],
  ["Tuesday, May 28th, 2019", "2019-05-28"],
  ["2019-05-27T20:00:00Z", "2019-05-28"],
  ["2019-02-30", null],
  ["2019-13-45", null],
  ["浏览 201905281 次", null],
  ["", null],
])("the day in %j is %s", (text, day) => {
  expect(findDay(text)).toBe(day);
});

test("an address tells its day, unless there is no such day", () => {
  expect(dayInAddress("art/2019/5/28/art_12_3.html")).toBe("2019-05-28");
  expect(dayInAddress("yw/201905/t20190528_3.html")).toBe("2019-05-28");
  expect(dayInAddress("art/2019/15/28/art_12_3.html")).toBeNull();
});

test("links within the old site are known by the page's place and the site's names", () => {
  const at = { address: "art/2019/5/28/a.html", hosts: ["www.old.example"] };
  const path = (href: string) => findOldLink(href, at)?.path ?? null;
  expect(path("../../6/1/b.html?x=1#y")).toBe("art/2019/6/1/b.html");
  expect(path("/col/")).toBe("col/index.html");
  expect(path("http://www.old.example/b.html")).toBe("b.html");
  expect(path("//www.old.example/b.html")).toBe("b.html");
  expect(path("../../../../../../../etc/passwd")).toBe("etc/passwd");
  expect(path("/%E6%96%87.html")).toBe("文.html");
  for (const foreign of ["https://other.example/b.html", "mailto:a@b.example", "javascript:x()"])
    expect(path(foreign)).toBeNull();
});

test("a saved page tells where it was", () => {
  expect(addressSaid("<!-- saved from url=(0040)http://www.old.example/art/a.html -->")).toBe(
    "art/a.html",
  );
  expect(addressSaid('<link rel="canonical" href="https://www.old.example/art/b.html">')).toBe(
    "art/b.html",
  );
  expect(addressSaid("<p>no</p>")).toBeNull();
});

const PAGE = `<html><head><meta name="ArticleTitle" content="标题"><meta name="pubdate" content="2019-05-28">
<meta name="ContentSource" content="来源：日报"><meta name="Author" content="记者：王明"><meta name="Keywords" content="科普，讲座; 标题">
<link rel="alternate" hreflang="en" href="/en/x.html"></head><body><h1>网站</h1><div class="article-content"><p>标题</p>
<p>正文<a href="/gone.html">旧闻</a>和<a href="b.html">新闻</a>。</p><img src="a.jpg"><div class="caption">图注</div><div class="share">分享</div></div></body></html>`;
const address = "art/2019/5/28/art_12_3456.html";

test("the page's own account of itself", () => {
  expect(readOldHead(parsed(PAGE), { address, mapping })).toEqual({
    kind: "report",
    head: {
      ...{ address, lang: "zh", headline: "标题", day: "2019-05-28", source: "日报" },
      ...{ author: "王明", tags: ["科普", "讲座"], columnCode: "12", columnName: "" },
      ...{ article: "3456", other: "en/x.html" },
    },
  });
});

test("lists are no reports; a report without its text or headline is told", () => {
  const kind = (html: string, at = address) => readOldHead(parsed(html), { address: at, mapping });
  expect(kind("<h1>列表</h1>", "col/index.html")).toEqual({ kind: "other" });
  expect(kind("<h1>标题</h1>")).toEqual({ kind: "problem", problem: "no-body" });
  expect(kind('<div id="zoom">正文</div>')).toEqual({ kind: "problem", problem: "no-headline" });
});

test("the text: headline once, links that live, captions with their pictures, the rest told", () => {
  const linkTo = ({ path }: { path: string }) =>
    path.endsWith("b.html") ? `https://new.example/${path}` : null;
  const read = readOldText(parsed(PAGE), { address, mapping, headline: "标题", linkTo });
  const plain = (children: NonNullable<typeof read>["imported"]["headline"]) =>
    textOf({ type: "", version: 1, children });
  expect(read?.deadLinks).toEqual(["/gone.html"]);
  expect(read?.imported.left).toEqual([{ what: "furniture", text: "分享" }]);
  const [paragraph, figure, ...rest] = read?.imported.body ?? [];
  if (paragraph?.kind !== "paragraph" || figure?.kind !== "figure") throw new Error("other parts");
  expect(rest).toEqual([]);
  expect(plain(read?.imported.headline ?? [])).toBe("标题");
  expect(plain(paragraph.text)).toBe("正文旧闻和新闻。");
  expect(JSON.stringify(paragraph.text)).toContain("https://new.example/art/2019/5/28/b.html");
  expect(JSON.stringify(paragraph.text)).not.toContain("gone");
  expect([figure.asset, plain(figure.caption)]).toEqual(["a.jpg", "图注"]);
});

test("a mapping says where things stand, and what is wrong with it", () => {
  expect(parseMapping({ body: [".text > p:nth-child(1)"], colums: {} })).toEqual({
    ok: false,
    paths: ["body.0", "colums"],
  });
  expect(parseMapping({ address: "(" })).toEqual({ ok: false, paths: ["address"] });
  expect(parseMapping({ english: ["eng/"], headline: ["meta:title", ".t"] }).ok).toBe(true);
});

test("pairs by what pages say, by folder, then by a number that is alone", () => {
  const head = (at: string, more: Partial<OldHead> = {}): OldHead => ({
    ...{ address: at, lang: at.startsWith("en/") ? "en" : "zh", headline: at, day: null },
    ...{ source: "", author: "", tags: [], columnCode: "", columnName: "", article: "" },
    other: null,
    ...more,
  });
  const pairs = pairPages(
    [
      head("a.html"),
      head("b.html", { other: "en/c.html" }),
      head("n1.html", { article: "1" }),
      head("n2.html", { article: "2" }),
      head("n2-again.html", { article: "2" }),
      head("en/a.html"),
      head("en/c.html"),
      head("en/n1.html", { article: "1" }),
      head("en/two.html", { article: "2" }),
    ],
    mapping,
  );
  expect(pairs.map(({ zh, en }) => [zh?.address, en?.address])).toEqual([
    ["a.html", "en/a.html"],
    ["b.html", "en/c.html"],
    ["n1.html", "en/n1.html"],
    ["n2.html", undefined],
    ["n2-again.html", undefined],
    [undefined, "en/two.html"],
  ]);
});
