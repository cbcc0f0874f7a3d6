/** What a web page becomes: blocks of ours, and nothing of its markup. */
import { describe, expect, test } from "vitest";
import { textOf } from "../edition/blocks.ts";
import type { Imported } from "./imported.ts";
import type { Inline } from "./inline.ts";
import { parseHtml } from "./parse-html.ts";
import { rowTexts } from "./table-part.ts";

function read(html: string): Imported {
  const imported = parseHtml(html, (name) => name === "要闻");
  if (!imported || imported === "too-deep") throw new Error("not read");
  return imported;
}

const plain = (text: Inline): string => textOf({ type: "", version: 1, children: text });

const summary = ({ headline, body }: Imported): string[] => [
  `headline: ${plain(headline)}`,
  ...body.map((part) => {
    if (part.kind === "heading") return `h${part.level}: ${plain(part.text)}`;
    if (part.kind === "rule") return "rule";
    if (part.kind === "table") return `table: ${rowTexts(part).map(plain).join(" / ")}`;
    if (part.kind === "list") return `list: ${part.items.map(plain).join(" / ")}`;
    if (part.kind === "nested-list")
      return `nested: ${part.items.map((item) => `${item.level} ${plain(item.text)}`).join(" / ")}`;
    if (part.kind === "figure")
      return `figure ${part.asset}: ${plain(part.caption)} (${plain(part.alt)})`;
    if (part.kind === "gallery")
      return `gallery ${part.figures.map((one) => `${one.asset}: ${plain(one.caption)}`).join(" + ")}: ${plain(part.caption)}`;
    return `${part.kind}: ${plain(part.text)}`;
  }),
];

test("reads headings, lists, quotes, tables, pictures and links", () => {
  const imported = read(`<!doctype html><title>页</title><body>
    <h1>标题</h1><h2>第一节</h2>
    <p>一段 <b>粗</b><i>斜</i><a href="https://a.example/">链接</a><a href="javascript:x()">恶</a>
      换行<br>之后</p>
    <ul><li>甲<ol><li>甲一</li></ol></li><li>乙</li></ul>
    <ol><li>一</li><li>二</li></ol>
    <blockquote><p>引文</p></blockquote>
    <figure><img src="p.png" alt="替代"><figcaption>图注</figcaption></figure>
    <table><tr><th>时间</th><th>地点</th></tr><tr><td>五月</td><td>澜江</td></tr></table>
    散落的文字<div>又一段</div>`);
  expect(summary(imported)).toEqual([
    "headline: 标题",
    "h2: 第一节",
    "paragraph: 一段 粗斜链接恶 换行\n之后",
    "nested: 0 甲 / 1 甲一 / 0 乙",
    "list: 一 / 二",
    "quote: 引文",
    "figure p.png: 图注 (替代)",
    "table: 时间 | 地点 / 五月 | 澜江",
    "paragraph: 散落的文字",
    "paragraph: 又一段",
  ]);
  const urls = JSON.stringify(imported.body).match(/"url":"[^"]*"/g);
  expect(urls).toEqual(['"url":"https://a.example/"']);
});

test("takes the one article of a page, and says what stood around it", () => {
  const imported = read(
    "<body><nav>首页 新闻</nav><article><p>首页 &gt; 要闻</p><h1>标题</h1><p>正文。</p><aside>相关</aside></article><footer>版权所有</footer>",
  );
  expect(imported.breadcrumb).toEqual(["首页", "要闻"]);
  expect(summary(imported)).toEqual(["headline: 标题", "paragraph: 正文。"]);
  expect(imported.left.map(({ text }) => text)).toEqual(["首页 新闻", "版权所有", "相关"]);
});

test("takes the page's title for the headline where it has no heading", () => {
  expect(summary(read("<title>页面标题</title><p>正文一</p><p>打印本页</p>"))).toEqual([
    "headline: 页面标题",
    "paragraph: 正文一",
  ]);
});

test("keeps what a broken page shows", () => {
  expect(summary(read("<h1>标题<p>一<b>二<p>三</b>四<li>五<table><td>六"))).toEqual([
    "headline: 标题",
    "paragraph: 一二",
    "paragraph: 三四",
    "list: 五",
    "paragraph: 六",
  ]);
});

const gallery = (html: string) => {
  const imported = parseHtml(html, () => false);
  if (imported === null || imported === "too-deep") return [];
  return imported.body.map((part) =>
    part.kind === "gallery"
      ? [...part.figures.map(({ asset, caption }) => [asset, plain(caption)]), plain(part.caption)]
      : part.kind,
  );
};

test("a figure of several pictures is a gallery, each picture with its own caption", () => {
  expect(
    gallery(
      `<h1>T</h1><figure class="gallery"><div class="photos">
       <figure><img src="a.jpg" alt="A"><figcaption>one</figcaption></figure>
       <figure><img src="b.jpg"></figure></div><figcaption>both</figcaption></figure><p>text</p>
       <figure><img src="c.jpg"><figcaption>three</figcaption></figure>`,
    ),
  ).toEqual([[["a.jpg", "one"], ["b.jpg", ""], "both"], "paragraph", "figure"]);
});

test("text among the pictures of a figure keeps them apart", () => {
  expect(
    gallery(`<h1>T</h1><figure><img src="a.jpg"><p>words</p><img src="b.jpg"></figure>`),
  ).toEqual(["figure", "paragraph", "figure"]);
});

describe("hostile pages", () => {
  const vectors = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>@import "https://evil.example/x.css"</style>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    "<template><img src=x onerror=alert(1)></template>",
  ];
  test.each(vectors)("leave text and figures only: %s", (vector) => {
    const { body } = read(`<h1>标题</h1><p>前</p>${vector}<p>后</p>`);
    const made = JSON.stringify(
      body.map((part) => (part.kind === "figure" ? { ...part, asset: "" } : part)),
    );
    expect(made).not.toMatch(/onerror|onload|"url"|srcdoc|@import/);
    expect(made).toContain("前");
  });

  test("that nest without end are refused", () => {
    expect(parseHtml("<div>".repeat(5000), () => false)).toBe("too-deep");
  });
});
