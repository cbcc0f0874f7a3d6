/** Tests of the way from an edition's tree to HTML. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import type { Asset } from "../media/asset.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { bodyHtml, escapeHtml, type HtmlOptions, leadHtml, safeHref } from "./html.ts";

const asset = { hash: "a".repeat(64), ext: "jpg", width: 1600, height: 900 } as Asset;
const options: HtmlOptions = {
  file: ({ hash, ext }) => `${hash.slice(0, 4)}.${ext}`,
  words: {
    missingFile: "not here",
    missingFilm: "no film",
    watch: ({ player }, showing) => `${showing} on ${player}`,
  },
  image: ({ hash }) => ({
    src: `p/${hash.slice(0, 4)}.webp`,
    width: 1280,
    height: 720,
  }),
  sizes: "100vw",
  missingPicture: "图片缺失",
  notes: { title: "注释", back: (number) => `返回 ${number}` },
};

const text = (value: string, format = 0): NodeJson => ({
  type: "text",
  version: 1,
  text: value,
  format,
});
const node = (
  type: string,
  children: NodeJson[],
  more: Record<string, unknown> = {},
): NodeJson => ({
  type,
  version: 1,
  children,
  ...more,
});
const edition = (...children: NodeJson[]): Edition => ({ root: node("root", children) });
const html = (...children: NodeJson[]): string => bodyHtml(edition(...children), options);

describe("body", () => {
  it("writes paragraphs, headings, quotes and lists, and leaves headline, lead and empty blocks out", () => {
    const tree = toEdition(
      {
        headline: "标题",
        lead: "导语",
        body: [
          { kind: "paragraph", text: "一 **粗** *斜* [链接](https://example.org/a?b=1&c=2)" },
          { kind: "paragraph", text: "" },
          { kind: "heading", level: 3, text: "小标题" },
          { kind: "quote", text: "引语" },
          { kind: "list", ordered: true, items: ["甲", "乙"] },
        ],
      },
      () => null,
    );
    expect(bodyHtml(tree, options)).toBe(
      '<p>一 <strong>粗</strong> <em>斜</em> <a href="https://example.org/a?b=1&amp;c=2" rel="noopener">链接</a></p>\n' +
        "<h3>小标题</h3>\n<blockquote><p>引语</p></blockquote>\n<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n",
    );
    expect(leadHtml(tree)).toBe("导语");
  });

  it("keeps headings between h2 and h4", () => {
    expect(html(node("heading", [text("a")], { tag: "h1" }))).toBe("<h2>a</h2>\n");
    expect(html(node("heading", [text("a")], { tag: "h6" }))).toBe("<h4>a</h4>\n");
    expect(html(node("heading", [text("a")], { tag: "script" }))).toBe("<h2>a</h2>\n");
  });

  it("aligns paragraphs and headings by class", () => {
    expect(html(node("paragraph", [text("a")], { format: "center" }))).toBe(
      '<p class="aligned-center">a</p>\n',
    );
    expect(html(node("heading", [text("a")], { tag: "h3", format: "end" }))).toBe(
      '<h3 class="aligned-right">a</h3>\n',
    );
    for (const format of ["", "left", "justify", '"><script>', 3, null])
      expect(html(node("paragraph", [text("a")], { format }))).toBe("<p>a</p>\n");
    expect(html(node("quote", [text("a")], { format: "center" }))).not.toContain("aligned");
  });

  it("writes a rule between blocks", () => {
    expect(html(node("paragraph", [text("a")]), node("rule", []), node("quote", []))).toBe(
      "<p>a</p>\n<hr>\n",
    );
  });

  it("nests formats in one fixed order", () => {
    expect(html(node("paragraph", [text("a", 1 | 2 | 8)]))).toBe(
      "<p><strong><em><u>a</u></em></strong></p>\n",
    );
  });

  it("puts a nested list into the item before it", () => {
    const inner = node("list", [node("listitem", [text("b")])], { listType: "bullet" });
    const list = node("list", [node("listitem", [text("a")]), node("listitem", [inner])], {
      listType: "number",
      start: 4,
    });
    expect(html(list)).toBe('<ol start="4">\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n');
  });

  it("writes a figure with its size, alt text, caption and credit", () => {
    const figure = node(
      "figure",
      [
        node("caption", [text("图 <注>")]),
        node("alt", [text('说 "明"')]),
        node("credit", [text("某 摄")]),
      ],
      { asset },
    );
    expect(html(figure)).toBe(
      '<figure><img src="p/aaaa.webp" width="1280" height="720" alt="说 &quot;明&quot;">' +
        '<figcaption><span class="caption">图 &lt;注&gt;</span> <span class="credit">某 摄</span></figcaption></figure>\n',
    );
  });

  it("lets pictures wait until they come near the window, but for one that the text opens with", () => {
    const figure = () => node("figure", [], { asset });
    const line = () => node("paragraph", [text("a")]);
    const waits = (...nodes: NodeJson[]) =>
      html(...nodes)
        .split("<img")
        .slice(1)
        .map((one) => one.includes('loading="lazy"'));
    expect(waits(line(), figure(), figure())).toEqual([false, true]);
    expect(waits(line(), line(), line(), figure())).toEqual([true]);
  });

  it("shows where a picture is missing or its file is lost", () => {
    const figure = (picture: Asset | null) => node("figure", [], { asset: picture });
    expect(html(figure(null))).toContain("图片缺失");
    expect(bodyHtml(edition(figure(asset)), { ...options, image: () => null })).toContain(
      "图片缺失",
    );
  });

  it("keeps the text of nodes it does not know", () => {
    expect(html(node("mystery", [text("held")]))).toBe("<p>held</p>\n");
    expect(html(node("mystery", [node("paragraph", [text("in")]), text("side")]))).toBe(
      "<p>in</p>\nside",
    );
    expect(html(node("paragraph", [node("sparkle", [text("x")]), text("y")]))).toBe("<p>xy</p>\n");
    expect(html({ type: "stray", version: 1, text: "bare" })).toBe("<p>bare</p>\n");
  });
});

describe("links", () => {
  it.each([
    ["https://a.example/x", "https://a.example/x"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["tel:+861012345678", "tel:+861012345678"],
    ["/art/1.html", "/art/1.html"],
    ["javascript:alert(1)", null],
    [" java\nscript:alert(1)", null],
    ["data:text/html,x", null],
    ["vbscript:x", null],
    ["file:///etc/passwd", null],
    ["", null],
    ["https://", null],
  ])("%j becomes %j", (href, expected) => {
    expect(safeHref(href)).toBe(expected);
  });

  it("keeps the words of a link that may not be followed", () => {
    const link = node("link", [text("words")], { url: "javascript:alert(1)" });
    expect(html(node("paragraph", [link]))).toBe("<p>words</p>\n");
  });
});

/** Tags that the writer may produce, with exactly the attributes it may give them. */
const allowedTag =
  /^<\/?(?:p|h[2-4]|blockquote|ul|ol|li|strong|em|u|s|code|sub|sup|mark|figure|figcaption|br)>$|^<ol start="-?\d+">$|^<figure class="upright">$|^<(?:div|span) class="(?:picture-missing|caption|credit)">$|^<\/(?:div|span|a)>$|^<a href="(?:https?:|mailto:|tel:|\/)[^"<>]*"(?: rel="noopener")?>$|^<img src="p\/[0-9a-f]{4}\.webp" width="1280" height="720" alt="[^"<>]*"(?: loading="lazy" decoding="async")?>$/;

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p><style>",
    "&lt;",
    "'\"`",
    "]]>",
    "<!--",
  ),
);
const leaf = fc.record({
  type: fc.constantFrom("text", "mystery"),
  version: fc.constant(1),
  text: hostile,
  format: fc.integer({ min: 0, max: 255 }),
});
const { tree } = fc.letrec<{ tree: NodeJson }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      type: fc.constantFrom(
        ...[
          "paragraph",
          "heading",
          "quote",
          "list",
          "listitem",
          "link",
          "figure",
          "caption",
          "alt",
        ],
        ...["credit", "mystery", "lead", "linebreak"],
      ),
      version: fc.constant(1),
      tag: hostile,
      url: fc.oneof(hostile, fc.webUrl(), fc.constant("javascript:alert(1)")),
      listType: fc.constantFrom("number", "bullet"),
      asset: fc.constantFrom(asset, null),
      children: fc.array(tie("tree"), { maxLength: 4 }),
    }),
  ),
}));

describe("hostile text", () => {
  it("never leaves its place: only known tags with known attributes come out", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (children) => {
        for (const tag of html(...children).match(/<[^>]*>?/g) ?? [])
          expect(tag).toMatch(allowedTag);
      }),
      { numRuns: 500 },
    );
  });

  it("is read back as it was written, but for characters that HTML forbids", () => {
    const unescape = (value: string) =>
      value.replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name] ?? "",
      );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        fc.pre(!/\p{Cc}|\p{Cn}/u.test(value));
        expect(unescape(escapeHtml(value))).toBe(value);
      }),
    );
  });

  it("loses controls and lone surrogates", () => {
    expect(escapeHtml("a\u0000b\u0008c\ud800d\ufffee\tf\ng")).toBe("abcde\tf\ng");
  });
});
