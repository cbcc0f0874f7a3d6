/** Reading reports from Markdown. */
import { expect, test } from "vitest";
import type { NodeJson } from "../edition/edition.ts";
import type { NestedItem } from "./lists.ts";
import { parseMarkdown } from "./markdown.ts";
import { rowTexts } from "./table-part.ts";

const isColumn = (name: string) => name === "News";

/** Nodes as text with `*b*`, `_i_`, `u_`, `⏎` and `‹text|address›`. */
function show(nodes: NodeJson[]): string {
  return nodes
    .map((node) => {
      if (node.type === "linebreak") return "⏎";
      if (node.type === "link") return `‹${show(node.children ?? [])}|${String(node["url"])}›`;
      const marks = ["*", "_", "u"].filter((_, i) => Number(node["format"]) & [1, 2, 8][i]!);
      return `${marks.join("")}${String(node["text"])}${marks.toReversed().join("")}`;
    })
    .join("");
}

const showItem = ({ level, ordered, start, checked, text }: NestedItem): string =>
  `${level}${ordered ? `.${start ?? ""}` : ""}${checked === undefined ? "" : checked ? "☑" : "☐"} ${show(text)}`;

function read(text: string) {
  const imported = parseMarkdown(text, isColumn);
  if (!imported) return null;
  const body = imported.body.map((part) => {
    switch (part.kind) {
      case "figure":
        return `figure ${part.asset} caption=${show(part.caption)} alt=${show(part.alt)}`;
      case "table":
        return `table ${rowTexts(part).map(show).join(" / ")}`;
      case "rule":
        return "rule";
      case "list":
        return `${part.ordered ? "ol" : "ul"} ${part.items.map(show).join(" ; ")}`;
      case "nested-list":
        return `nested ${part.items.map(showItem).join(" ; ")}`;
      case "heading":
        return `h${part.level} ${show(part.text)}`;
      case "gallery":
        return "gallery";
      case "paragraph":
      case "quote":
      case "callout":
        return `${part.kind} ${show(part.text)}`;
    }
  });
  return { ...imported, headline: show(imported.headline), lead: show(imported.lead), body };
}

test("reads headings, paragraphs, lists, quotes and inline marks", () => {
  const got = read(
    "Home / News\n\n# A **big** day\n\nOne *two* **three** <u>four</u> [five](https://x.org/a_b).\nsame paragraph\\\nnext line\n\n## Section\n\n### Part\n\n- a\n- **b**\n\n1. c\n2. d\n\n> said\n>\n> twice\n",
  );
  expect(got?.breadcrumb).toEqual(["Home", "News"]);
  expect(got?.headline).toBe("A *big* day");
  expect(got?.body).toEqual([
    "paragraph One _two_ *three* ufouru ‹five|https://x.org/a_b›. same paragraph⏎next line",
    "h2 Section",
    "h3 Part",
    "ul a ; *b*",
    "ol c ; d",
    "quote said",
    "quote twice",
  ]);
  expect(got?.left).toEqual([]);
});

test("takes the first line for the headline where no heading comes first", () => {
  const got = read("**Bold** headline\nBody [one][1].\n\n# Chapter\n\n[1]: https://x.org\n");
  expect(got?.headline).toBe("*Bold* headline");
  expect(got?.body).toEqual(["paragraph Body ‹one|https://x.org›.", "h2 Chapter"]);
});

test("makes figures of pictures, wherever they stand", () => {
  const got = read(
    '![cover](c.jpg)\n\n# T\n\nbefore ![a face](p/a%20b.png "Mayor speaks") after\n\n![](x.gif)\n\n- item ![in list](l.png)\n',
  );
  expect(got?.headline).toBe("T");
  expect(got?.body).toEqual([
    "figure c.jpg caption=cover alt=",
    "paragraph before",
    "figure p/a%20b.png caption=Mayor speaks alt=a face",
    "paragraph after",
    "figure x.gif caption= alt=",
    "ul item",
    "figure l.png caption=in list alt=",
  ]);
});

test("says what an edition has no place for, and keeps its text", () => {
  const got = read(
    "# T\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n  - y\n\n<div>raw <b>html</b></div>\n\n    code *here*\n\n[bad](javascript:alert(1)) ~~gone~~ `x*y`\n\n---\n",
  );
  expect(got?.body).toEqual([
    "table a | b / c | d",
    "nested 0 x ; 1 y",
    "paragraph raw html",
    "paragraph code *here*",
    "paragraph bad gone x*y",
    "rule",
  ]);
  expect(got?.left.map((item) => item.what)).toEqual(["markup", "markup"]);
});

test("keeps lists in lists, where they begin to count, and ticked boxes", () => {
  const got = read(
    "# T\n\n- a\n\n  3. b\n  4. c\n     - d\n- [x] done\n- [ ] to do\n  - [X] inside\n\n7. seven\n8. eight\n",
  );
  expect(got?.body).toEqual([
    "nested 0 a ; 1.3 b ; 1. c ; 2 d ; 0☑ done ; 0☐ to do ; 1☑ inside",
    "nested 0.7 seven ; 0. eight",
  ]);
  expect(got?.left).toEqual([]);
});

test("reads a call-out where a quotation is marked as one", () => {
  const got = read("# T\n\n> [!NOTE]\n> one\n>\n> two\n\n> [!unknown] three\n");
  expect(got?.body).toEqual(["callout one", "callout two", "quote [!unknown] three"]);
});

test("takes the title from front matter where no heading does, and tells of the rest", () => {
  const got = read('---\ntitle: "会议召开"\ndate: 2021-05-24\n---\n\n正文。\n');
  expect(got?.headline).toBe("会议召开");
  expect(got?.body).toEqual(["paragraph 正文。"]);
  expect(got?.left).toEqual([{ what: "front-matter", text: "date: 2021-05-24" }]);
  expect(read("---\n\n# T\n\n正文。\n")?.headline).toBe("T");
});

test("joins Chinese lines without a space and decodes entities", () => {
  const got = read("# 标题\n\n第一行，\n第二行&nbsp;&amp; &#20013;\n");
  expect(got?.body).toEqual(["paragraph 第一行，第二行\u00A0& 中"]);
});

test("takes a marked lead, and leaves a first quote a quote", () => {
  expect(read("# T\n\n**导语：**今天*开会*。\n\n正文。")?.lead).toBe("今天_开会_。");
  expect(read("# T\n\n> 引语\n\n正文。")?.body[0]).toBe("quote 引语");
});

test("leaves the site's furniture out", () => {
  const got = read("# T\n\nText.\n\n0 1 2\nPowered by Something\n");
  expect(got?.body).toEqual(["paragraph Text."]);
  expect(got?.left).toHaveLength(2);
});

test("finds no report in nothing", () => {
  expect(read("\n\n")).toBeNull();
  expect(read("<!-- -->")).toBeNull();
});
