/** What two states of a page are told apart by. */
import { describe, expect, it } from "vitest";
import { differenceOf } from "./page-difference.ts";

const page = ({
  text = "<p>共有1,200人参加。</p><p>第二段。</p>",
  head = "<title>标题</title>",
  style = "a.css",
  next = '<a href="2.html">下一篇：另一条</a>',
} = {}): string =>
  `<!doctype html><html lang="zh-CN"><head>${head}<link rel="stylesheet" href="${style}"></head>
<body><header><a href="index.html">首页</a></header>
<main><article>${text}</article><nav>${next}</nav></main><footer>主办：科协</footer></body></html>`;

const of = (before: string | null, after: string | null, path = "art/1.html") =>
  differenceOf(path, before, after);

describe("the difference between two states of a page", () => {
  it("is nothing when they are the same", () => {
    expect(of(page(), page())).toEqual({ kinds: [], changes: [], isCut: false });
  });

  it("pairs a block with what it became", () => {
    const after = page({ text: "<p>共有1,350人参加。</p><p>第二段。</p><p>第三段。</p>" });
    expect(of(page(), after)).toEqual({
      kinds: ["text"],
      changes: [
        { area: "text", before: "共有1,200人参加。", after: "共有1,350人参加。" },
        { area: "text", before: null, after: "第三段。" },
      ],
      isCut: false,
    });
  });

  it("says when only what stands around the text changed", () => {
    const after = page({ next: '<a href="3.html">下一篇：新的一条</a>' });
    const { kinds, changes } = of(page(), after);
    expect(kinds).toEqual(["around"]);
    expect(changes).toEqual([
      { area: "around", before: "下一篇：另一条", after: "下一篇：新的一条" },
    ]);
  });

  it("tells head, look and links apart", () => {
    expect(of(page(), page({ head: "<title>新标题</title>" })).kinds).toEqual(["head"]);
    expect(of(page(), page({ style: "b.css" })).kinds).toEqual(["look"]);
    expect(of(page(), page({ next: '<a href="9.html">下一篇：另一条</a>' })).kinds).toEqual([
      "links",
    ]);
  });

  it("names a picture that came in", () => {
    const text =
      '<p>共有1,200人参加。</p><picture><source srcset="../assets/0d18c977414a7c86-480.avif 480w"><img src="../assets/0d18c977414a7c86-640.webp" alt="会场"></picture><p>第二段。</p>';
    expect(of(page(), page({ text })).changes).toEqual([
      { area: "pictures", before: null, after: "“会场” (0d18c977414a)" },
    ]);
  });

  it("lists all of a page that is new, and of one that goes", () => {
    expect(of(null, page()).changes.map(({ before }) => before)).not.toContain("第二段。");
    expect(of(null, page()).changes.map(({ after }) => after)).toContain("第二段。");
    expect(of(page(), null).changes.map(({ before }) => before)).toContain("第二段。");
  });

  it("compares maps line by line, and says when there are more lines than it lists", () => {
    const map = (count: number): string =>
      `<urlset>${Array.from({ length: count }, (_, at) => `<url><loc>${at}</loc></url>`).join("")}</urlset>`;
    const added = differenceOf("sitemap.xml", map(1), map(2));
    expect(added.kinds).toEqual(["data"]);
    expect(added.changes.some(({ after }) => after?.includes("<loc>1</loc>"))).toBe(true);
    const many = differenceOf("sitemap.xml", map(1), map(900));
    expect([many.changes.length, many.isCut]).toEqual([400, true]);
  });
});
