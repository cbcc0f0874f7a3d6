/** What is shown of a page while a mapping is written: what each place finds, guesses, and what would come. */
import { expect, test } from "vitest";
import type { PageElement } from "../html/page.ts";
import { parsePage } from "../html/parse-page.ts";
import { lookAtPage } from "./look-at-page.ts";
import type { ShownElement } from "./looked-page.ts";
import { mappingSchema } from "./mapping.ts";

const address = "news/2019/77.html";

function parsed(source: string): PageElement {
  const page = parsePage(source);
  if (page === "too-deep") throw new Error("too deep");
  return page;
}

const PAGE = `<html><head><title>全市科普周启动 - 澜江市科协</title><meta name="keywords" content="科普,讲座"></head><body>
<div class="top"><a class="lang" href="/en/news/2019/77.html">English</a></div>
<div class="wz_title">全市科普周启动</div>
<div class="wz_info"><span>2019-05-28</span> 来源：澜江日报 作者：王明 浏览：12</div>
<div id="wz_body"><p>五月二十八日，全市科普周在科技馆启动，六百名市民到场参加了当天的活动。</p>
<p onclick="steal()"><img src="a.jpg" onerror="steal()"></p><p class="tuzhu">启动现场</p>
<script>steal()</script><p>活动为期一周，<a href="javascript:steal()">详情</a>另行公布。</p><div class="bdshare">分享</div></div></body></html>`;

const look = (given: Record<string, unknown>) =>
  lookAtPage(parsed(PAGE), {
    address,
    mapping: mappingSchema.parse({ address: String.raw`news/\d+/\d+\.html$`, ...given }),
    hasPicture: (name) => name === "a.jpg",
    hasPage: () => false,
  });

test("a page of another system: nothing is found, and likely places are named", () => {
  const { outcome, found, suggestions } = look({});
  expect(outcome).toBe("no-body");
  expect(found.headline).toEqual({ index: null, texts: [], count: 0 });
  const first = (part: keyof typeof suggestions) => suggestions[part]?.[0]?.place;
  expect(first("headline")).toBe(".wz_title");
  expect(suggestions.date?.map(({ text }) => text)).toContain("2019-05-28");
  expect(first("source")).toBe(".wz_info");
  expect(first("body")).toBe("#wz_body");
  expect(first("captions")).toBe(".tuzhu");
  expect(first("leaveOut")).toBe(".bdshare");
  expect(first("partner")).toBe(".lang");
  expect(suggestions.keywords).toEqual([{ place: "meta:keywords", text: "科普,讲座" }]);
});

test("with its mapping: the head, the blocks that would come, and the parts marked on the page", () => {
  const { outcome, head, coming, found, shown } = look({
    ...{ headline: [".none", ".wz_title"], date: [".wz_info"], source: [".wz_info"] },
    ...{ author: [".wz_info"], body: ["#wz_body"], captions: [".tuzhu"], leaveOut: [".bdshare"] },
    partner: [".lang"],
  });
  expect(outcome).toBe("report");
  expect(head).toMatchObject({
    ...{ headline: "全市科普周启动", day: "2019-05-28", source: "澜江日报", author: "王明" },
    ...{ lang: "zh", isKept: true, other: "en/news/2019/77.html", tags: ["科普", "讲座"] },
  });
  expect(found.headline?.index).toBe(1);
  expect(found.captions).toEqual({ index: 0, texts: ["启动现场"], count: 1 });
  expect(coming.map(({ kind, text }) => [kind, text])).toEqual([
    ["paragraph", "五月二十八日，全市科普周在科技馆启动，六百名市民到场参加了当天的活动。"],
    ["figure", "启动现场"],
    ["paragraph", "活动为期一周，详情另行公布。"],
  ]);
  expect(coming[1]).toMatchObject({ picture: "a.jpg", isThere: true });
  const parts: string[] = [];
  const visit = (nodes: (string | ShownElement)[]): void => {
    for (const node of nodes)
      if (typeof node === "object") {
        if (node.part) parts.push(`${node.part} ${node.place}`);
        visit(node.children);
      }
  };
  visit(shown);
  expect(parts).toEqual([
    "partner .lang",
    "headline .wz_title",
    "author .wz_info",
    "body #wz_body",
    "captions .tuzhu",
    "leaveOut .bdshare",
  ]);
});

test("nothing of a page runs where it is shown", () => {
  expect(JSON.stringify(look({}))).not.toMatch(/steal|javascript/);
});

test("a page longer than anybody looks through is cut, and says so", () => {
  const long = parsed(`<div id="zoom">${"<p>段落文字</p>".repeat(5000)}</div>`);
  const mapping = mappingSchema.parse({});
  const looked = lookAtPage(long, {
    ...{ address, mapping, hasPicture: () => false, hasPage: () => false },
  });
  expect(looked.isCut).toBe(true);
  expect(JSON.stringify(looked.shown).length).toBeLessThan(500_000);
});
