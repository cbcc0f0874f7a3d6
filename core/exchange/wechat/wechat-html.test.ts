/** The body of a WeChat article holds nothing that the editor throws away, and nothing of the text is lost. */
import { expect, test } from "vitest";
import { makeReport } from "../../../tests/support/made-report.ts";
import type { Edition, NodeJson } from "../../edition/edition.ts";
import { type Asset, assetSchema } from "../../media/asset.ts";
import type { EditionDraft } from "../report-draft.ts";
import { LinkNotes } from "./wechat-inline.ts";
import { toWechat, type WechatOptions } from "./wechat-html.ts";

const photo: Asset = assetSchema.parse({ hash: "a".repeat(64), ext: "jpg", width: 40, height: 30 });
const lost: Asset = assetSchema.parse({ hash: "b".repeat(64), ext: "jpg", width: 40, height: 30 });

const options: WechatOptions = {
  lang: "zh",
  baseUrl: "https://www.example.org",
  warning: "",
  facts: [],
  corrections: [],
  image: ({ hash }) => (hash === photo.hash ? { src: "pictures/1.jpg", width: 40 } : null),
  words: { notes: "注释", links: "链接", missingPicture: "〔图片缺失〕" },
};

const of = (body: EditionDraft["body"], more: Partial<WechatOptions> = {}) => {
  const report = makeReport({
    zh: { headline: "标题", lead: "导语", body },
    assets: { photo, lost },
  });
  return toWechat(report.editions.zh, { ...options, ...more });
};
const paragraphs = (...texts: string[]): EditionDraft["body"] =>
  texts.map((text) => ({ kind: "paragraph", text }));

const kept = new Set(
  "section p span strong em sub sup br img blockquote h2 h3 h4 ul ol li table tbody tr th td a".split(
    " ",
  ),
);
const allowed = /^(?:style|src|alt|width|href|start|colspan|rowspan)$/;

/** Every tag is one that the editor keeps, and none has an attribute that it would drop. */
function expectKept(html: string): void {
  for (const [, tag = "", attributes = ""] of html.matchAll(/<\/?([a-z0-9]+)((?:\s[^<>]*)?)>/gi)) {
    expect(kept, tag).toContain(tag);
    for (const [, name = ""] of attributes.matchAll(/\s([a-z-]+)="/g))
      expect(name).toMatch(allowed);
  }
}

test("writes every kind of block with inline styles only, and leaves the headline to WeChat's own field", () => {
  const { html } = of([
    { kind: "paragraph", text: "正文**重点**与*斜体*。" },
    { kind: "heading", level: 2, text: "第一部分" },
    { kind: "heading", level: 3, text: "细节" },
    { kind: "quote", text: "“引文”" },
    { kind: "list", ordered: false, items: ["甲", "乙"] },
    { kind: "list", ordered: true, items: ["一"] },
    { kind: "figure", asset: "photo", caption: "图注", alt: "替代“文字”", credit: "张三 摄" },
  ]);
  expectKept(html);
  expect(html).not.toContain("标题");
  expect(html).toMatch(
    /<p style="[^"]*text-indent:2em;[^"]*">正文<strong>重点<\/strong>与<em>斜体<\/em>。<\/p>/,
  );
  expect(html).toMatch(/<h2 [^>]*>第一部分<\/h2>/);
  expect(html).toMatch(/<blockquote [^>]*><p [^>]*>“引文”<\/p>\s*<\/blockquote>/);
  expect(html).toMatch(
    /<ul [^>]*><li [^>]*>甲<\/li><li [^>]*>乙<\/li><\/ul><ol [^>]*><li [^>]*>一<\/li><\/ol>/,
  );
  expect(html).toMatch(
    /<img src="pictures\/1.jpg" alt="替代“文字”" [^>]*><p [^>]*>图注 张三 摄<\/p>/,
  );
});

test("turns links into numbered notes, the same address once", () => {
  const { html, changes } = of(
    paragraphs(
      "见[报告](https://example.org/a?x=1&y=2)。",
      "又见[同一报告](https://example.org/a?x=1&y=2)，来信[信箱](mailto:desk@example.org)。",
    ),
  );
  expect(html).not.toMatch(/<a\b/);
  expect(html).toMatch(/见报告<sup [^>]*>\[链1\]<\/sup>。/);
  expect(html).toMatch(/同一报告<sup [^>]*>\[链1\]<\/sup>/);
  expect(html).toContain("[链1] https://example.org/a?x=1&amp;y=2</p>");
  expect(html).toContain("[链2] desk@example.org</p>");
  expect(changes).toEqual({ links: 2, films: 0, attachments: 0 });
});

test("gives a path of the site as a whole address, and a link in two formats one mark", () => {
  const links = new LinkNotes("en", "https://www.example.org");
  const href = "/art/1.html";
  const html = links.html([
    { text: "a ", format: 0, href },
    { text: "b", format: 1, href },
    { text: " c", format: 0, href: null },
    { text: "", format: 0, href: null, note: 3 },
  ]);
  expect(html.replace(/ style="[^"]*"/g, "")).toBe(
    "a <strong>b</strong><sup>[L1]</sup> c<sup>[3]</sup>",
  );
  expect(links.all()).toEqual([{ mark: "[L1]", url: "https://www.example.org/art/1.html" }]);
});

test("leaves an address that is its own text without a note, and a link to another article a link", () => {
  const { html, changes } = of(
    paragraphs(
      "[https://example.org](https://example.org/)，[往期](https://mp.weixin.qq.com/s/abc)",
    ),
  );
  expect(html).toContain("https://example.org，");
  expect(html).toContain('<a href="https://mp.weixin.qq.com/s/abc"');
  expect(changes.links).toBe(0);
});

test("shows a place for a picture that is lost, and does not list it", () => {
  const { html, pictures } = of([
    { kind: "figure", asset: "lost", caption: "丢失", alt: "", credit: "" },
    { kind: "figure", asset: "photo", caption: "在", alt: "", credit: "李四 摄" },
  ]);
  expect(html).toContain("〔图片缺失〕");
  expect(pictures).toEqual([{ asset: photo, alt: "", caption: "在", credit: "李四 摄" }]);
});

test("lets hostile text be text", () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>" onload="x`;
  const report = makeReport({ assets: { photo } });
  const children: NodeJson[] = [
    { type: "text", version: 1, text: hostile, format: 0 },
    {
      type: "link",
      version: 1,
      url: "javascript:alert(1)",
      children: [{ type: "text", version: 1, text: "坏", format: 0 }],
    },
    {
      type: "link",
      version: 1,
      url: `https://example.org/"><script>`,
      children: [{ type: "text", version: 1, text: "好", format: 0 }],
    },
  ];
  const edition: Edition = structuredClone(report.editions.zh);
  edition.root.children = [
    { type: "paragraph", version: 1, children },
    {
      type: "figure",
      version: 1,
      asset: photo,
      children: [
        { type: "alt", version: 1, children: [{ type: "text", version: 1, text: hostile }] },
      ],
    },
  ] as NodeJson[];
  const { html } = toWechat(edition, { ...options, warning: hostile, facts: [hostile] });
  expectKept(html);
  expect(html).not.toMatch(/<script|javascript:|<[^>]*\son[a-z]+=(?![^"]*&quot;)/i);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("puts the warning first and corrections where they were meant to be", () => {
  const { html } = of(paragraphs("正文。"), {
    warning: "未签发",
    corrections: [
      { text: "更正甲", place: "top" },
      { text: "更正乙", place: "bottom" },
    ],
  });
  const order = ["未签发", "更正甲", "正文。", "更正乙"].map((text) => html.indexOf(text));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});
