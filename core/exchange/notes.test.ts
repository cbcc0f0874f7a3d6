/** Footnotes on their way into an edition and out of it, format by format. */
import { describe, expect, test } from "vitest";
import { textOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { notesOf, numbersOf } from "../edition/notes.ts";
import { toHtmlFile } from "./export-html.ts";
import { toMarkdown } from "./export-markdown.ts";
import { toPlainText } from "./export-text.ts";
import type { Imported } from "./imported.ts";
import { plainInline } from "./inline.ts";
import { parseMarkdown } from "./markdown.ts";
import { noteRef } from "./note-ref.ts";
import { parseHtml } from "./parse-html.ts";
import { fromParts } from "./to-edition.ts";

const noPicture = () => null;

/** Each child of root as its kind and text, a reference as the number that it shows. */
function look(edition: Edition): string[] {
  const numbers = numbersOf(notesOf(edition));
  const shown = (node: NodeJson): string =>
    (node.children ?? [])
      .map((child) => {
        if (child.type === "noteref") return `[${numbers.get(child["note"] as never) ?? "?"}]`;
        if (child.type === "linebreak") return "/";
        return typeof child["text"] === "string" ? child["text"] : shown(child);
      })
      .join("");
  return (edition.root.children ?? []).map((node) => `${node.type} ${shown(node)}`.trim());
}

function taken(imported: Imported | "too-deep" | null): Edition {
  if (!imported || imported === "too-deep") throw new Error("not read");
  return fromParts(imported, noPicture);
}

const fromHtml = (html: string): string[] => look(taken(parseHtml(html, () => false)));
const fromMarkdown = (text: string): string[] => look(taken(parseMarkdown(text, () => false)));

const edition = fromParts(
  {
    headline: plainInline("标题"),
    lead: [...plainInline("导语"), noteRef(plainInline("导语的注"))],
    body: [
      {
        kind: "paragraph",
        text: [
          ...plainInline("甲"),
          noteRef(plainInline("一行\n[又] 一行")),
          ...plainInline("，乙"),
          noteRef(plainInline("3. 数")),
        ],
      },
      { kind: "quote", text: [...plainInline("引"), noteRef(plainInline("引的注"))] },
    ],
  },
  noPicture,
);
const whole = [
  "headline 标题",
  "lead 导语[1]",
  "paragraph 甲[2]，乙[3]",
  "quote 引[4]",
  "footnote 导语的注",
  "footnote 一行/[又] 一行",
  "footnote 3. 数",
  "footnote 引的注",
];

const htmlOf = (of: Edition): string =>
  toHtmlFile(of, {
    lang: "zh",
    author: "",
    facts: [],
    image: () => null,
    missingPicture: "",
    notes: { title: "注释", back: (number) => `返回 ${number}` },
  });

test("an import puts the notes behind the text", () => {
  expect(look(edition)).toEqual(whole);
});

test("a note of the headline goes to the first text behind it", () => {
  const cited = [...plainInline("标题"), noteRef(plainInline("项目资助"))];
  const body = [{ kind: "paragraph", text: plainInline("正文") } as const];
  expect(look(fromParts({ headline: cited, lead: [], body }, noPicture))).toEqual([
    "headline 标题",
    "lead",
    "paragraph 正文[1]",
    "footnote 项目资助",
  ]);
  expect(look(fromParts({ headline: cited, lead: [], body: [] }, noPicture)).slice(2)).toEqual([
    "paragraph [1]",
    "paragraph",
    "footnote 项目资助",
  ]);
});

describe("Markdown", () => {
  test("gives back what it was written from", () => {
    const text = toMarkdown(edition, { lang: "zh", picture: noPicture });
    expect(text).toContain("甲[^2]，乙[^3]");
    expect(text).toContain("\n\n[^1]: 导语的注\n\n[^2]: 一行");
    expect(fromMarkdown(text)).toEqual(whole);
  });

  test("numbers names by their place, and reads notes that are written anywhere", () => {
    const text =
      "# 标\n\n[^b]: 乙\n[^甲注]: 甲一\n    甲二\n\n甲[^甲注]和*乙[^b]*，未知[^c]。\n\n[^d]: 无人引用\n";
    expect(fromMarkdown(text)).toEqual([
      "headline 标",
      "lead",
      "paragraph 甲[1]和乙[2]，未知[^c]。",
      "paragraph 无人引用",
      "footnote 甲一甲二",
      "footnote 乙",
    ]);
  });

  test("gives each reference to one note a note of its own", () => {
    expect(fromMarkdown("# 标\n\n甲[^1]乙[^1]\n\n[^1]: 注\n").slice(2)).toEqual([
      "paragraph 甲[1]乙[2]",
      "footnote 注",
      "footnote 注",
    ]);
  });
});

describe("plain text", () => {
  test("sets numbers in brackets and the notes at the end", () => {
    expect(toPlainText(edition, "zh")).toBe(
      "标题\n\n导语[1]\n\n甲[2]，乙[3]\n\n引[4]\n\n[1] 导语的注\n\n[2] 一行\n[又] 一行\n\n[3] 3. 数\n\n[4] 引的注\n",
    );
  });
});

describe("pages", () => {
  test("give back what they were written from, but for the lead, which no page names", () => {
    const html = htmlOf(edition);
    expect(html).toContain(
      '<sup class="note-ref"><a id="noteref-2" href="#note-2" role="doc-noteref">2</a></sup>',
    );
    expect(html).toContain('<section class="notes" role="doc-endnotes" aria-label="注释">');
    expect(html).toContain('<a href="#noteref-2" role="doc-backlink" aria-label="返回 2">');
    expect(fromHtml(html).slice(-6)).toEqual(whole.slice(-6));
  });

  test("never have a link in a link", () => {
    const link: NodeJson = {
      ...{ type: "link", version: 1, direction: null, format: "", indent: 0 },
      ...{ url: "https://a.example/", rel: null, target: null, title: null },
      children: [...plainInline("前"), noteRef(plainInline("注")), ...plainInline("后")],
    };
    const linked = fromParts(
      { headline: plainInline("标"), lead: [], body: [{ kind: "paragraph", text: [link] }] },
      noPicture,
    );
    expect(look(linked).slice(2)).toEqual(["paragraph 前[1]后", "footnote 注"]);
    expect(htmlOf(linked)).toMatch(
      /前<\/a><sup class="note-ref"><a [^>]*>1<\/a><\/sup><a [^>]*>后<\/a>/,
    );
    expect(toMarkdown(linked, { lang: "zh", picture: noPicture })).toContain(
      "[前](<https://a.example/>)[^1][后](<https://a.example/>)",
    );
  });

  test("of Word, of wikis and of Markdown tools have their notes found", () => {
    const word = `<p class=MsoNormal>甲<a href="file:///C:/x.htm#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>乙</p>
      <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
      <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="file:///C:/x.htm#_ftnref1" name="_ftn1"><span>[1]</span></a> 甲的注</p><p>第二行</p></div></div>`;
    const pandoc = `<p>甲<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>乙</p>
      <section class="footnotes"><h2>注释</h2><ol><li id="fn1"><p>甲的注<a href="#fnref1" class="footnote-back">↩︎</a></p><p>第二行</p></li></ol></section>`;
    const wiki = `<p>甲<sup id="cite_ref-1">[<a href="#cite_note-1">1</a>]</sup>乙</p>
      <ol class="references"><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>甲的注</span><div>第二行</div></li></ol>`;
    for (const body of [word, pandoc, wiki])
      expect(fromHtml(`<body><h1>标</h1>${body}</body>`)).toEqual([
        "headline 标",
        "lead",
        "paragraph 甲[1]乙",
        "footnote 甲的注/第二行",
      ]);
  });

  test("keep links that are no notes", () => {
    const contents =
      '<p><a href="#s1">1</a> <a href="#top">顶</a></p><p id="s1">第一节，<a href="#s2">见 2</a></p><p id="s2">第二节</p>';
    expect(fromHtml(`<body id="top"><h1>标</h1>${contents}</body>`).slice(2)).toEqual([
      "paragraph 1 顶",
      "paragraph 第一节，见 2",
      "paragraph 第二节",
    ]);
  });
});

test("a text that is nothing but a reference keeps it", () => {
  expect(fromMarkdown("# 标\n\n[^1]\n\n[^1]: 注\n").slice(2)).toEqual([
    "paragraph [1]",
    "footnote 注",
  ]);
  const alone = taken(
    parseHtml(
      '<h1>标</h1><p><a href="#a" role="doc-noteref">1</a></p><p id="a">注</p>',
      () => false,
    ),
  );
  expect(notesOf(alone).map(({ node }) => textOf(node))).toEqual(["注"]);
});
