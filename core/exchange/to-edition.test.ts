/** Parts and drafts as trees, and a translation's blocks pointed at those of its source. */
import { expect, test } from "vitest";
import { blocksOf, figuresOf, textOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { lackingRefs, marksIn, notesOf } from "../edition/notes.ts";
import { progressOf, rowsOf } from "../edition/translation.ts";
import { emptyEvent } from "../event/event.ts";
import { assetSchema } from "../media/asset.ts";
import { plainInline, toInline } from "./inline.ts";
import type { DraftBlock } from "./report-draft.ts";
import {
  confirmFirst,
  emptyEdition,
  markImported,
  pairEditions,
  takeOverPictures,
  toEdition,
} from "./to-edition.ts";

const asset = assetSchema.parse({ hash: "b".repeat(64), ext: "png", width: 4, height: 3 });
const make = (headline: string, body: DraftBlock[]): Edition =>
  toEdition({ headline, lead: "", body }, (name) => (name === "known" ? asset : null));
const paragraph = (text: string): DraftBlock => ({ kind: "paragraph", text });
const figure = (name: string | null, caption = ""): DraftBlock => ({
  kind: "figure",
  asset: name,
  caption,
  alt: "",
  credit: "",
});

const summary = (nodes: NodeJson[]) =>
  nodes.map((node) => [node.type, node["text"] ?? node["url"] ?? null, node["format"] ?? null]);

test("reads inline Markdown and nothing else as markup", () => {
  expect(summary(toInline("a **b *c*** _d_"))).toEqual([
    ["text", "a ", 0],
    ["text", "b ", 1],
    ["text", "c", 3],
    ["text", " ", 0],
    ["text", "d", 2],
  ]);
  expect(summary(toInline("关于**“十四五”**规划，**5月1日**起"))).toEqual([
    ["text", "关于", 0],
    ["text", "“十四五”", 1],
    ["text", "规划，", 0],
    ["text", "5月1日", 1],
    ["text", "起", 0],
  ]);
  expect(summary(toInline("其中*《学报》*《科学》，价格*（含税）另计"))).toEqual([
    ["text", "其中", 0],
    ["text", "《学报》", 2],
    ["text", "《科学》，价格*（含税）另计", 0],
  ]);
  expect(summary(toInline("[x](javascript:alert(1)) <script>y</script> 1 < 2 &amp; \\*"))).toEqual([
    ["text", "x y 1 < 2 & *", 0],
  ]);
  expect(summary(plainInline("**x**\ny"))).toEqual([
    ["text", "**x**", 0],
    ["linebreak", null, null],
    ["text", "y", 0],
  ]);
  expect([toInline(""), plainInline("")]).toEqual([[], []]);
});

test("gives every block an id of its own, and an empty edition a paragraph to write in", () => {
  const edition = make("标题", [
    paragraph("一"),
    { kind: "list", ordered: false, items: ["甲", "乙"] },
    figure("known"),
  ]);
  const ids = blocksOf(edition).map((block) => block.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(null);
  expect(figuresOf(edition)).toEqual([asset]);
  expect(blocksOf(emptyEdition()).map((block) => block.kind)).toEqual([
    "headline",
    "lead",
    "paragraph",
  ]);
});

test("pairs editions of equal structure one to one", () => {
  const source = make("标题", [paragraph("一"), figure(null, "图"), paragraph("二")]);
  const target = make("Headline", [paragraph("1"), figure(null, "Picture"), paragraph("2")]);
  expect(pairEditions(source, target)).toBe(8);
  expect(blocksOf(target).map((block) => block.from)).toEqual(
    blocksOf(source).map((block) => block.id),
  );
});

test("pairs what agrees in order where structures differ, and leaves the rest", () => {
  const source = make("标题", [paragraph("一"), { kind: "quote", text: "引" }]);
  const target = make("Headline", [{ kind: "quote", text: "q" }, paragraph("1"), paragraph("2")]);
  pairEditions(source, target);
  const [headline, lead, one, quote] = blocksOf(source).map((block) => block.id);
  expect(blocksOf(target).map((block) => block.from)).toEqual([headline, lead, quote, one, null]);
});

test("confirms the first blocks that have text on both sides", () => {
  const source = make("标题", [paragraph("一"), paragraph("二")]);
  const target = make("Headline", [paragraph("1"), paragraph("")]);
  pairEditions(source, target);
  const who = { by: "wang", at: "2026-01-01T00:00:00.000Z" };
  confirmFirst(source, target, 3, who);
  const done = () => progressOf(rowsOf(blocksOf(source), blocksOf(target))).blocksDone;
  expect(done()).toBe(2);
  confirmFirst(source, target, Number.POSITIVE_INFINITY, who);
  expect(done()).toBe(2);
});

test("marks what was imported, and gives placeholders the pictures of their source", () => {
  const source = make("标题", [figure("known"), figure(null), figure("known")]);
  const target = make("Headline", [figure(null), figure(null), figure("known")]);
  pairEditions(source, target);
  takeOverPictures(source, target);
  expect(figuresOf(target)).toEqual([asset, null, asset]);
  markImported(target);
  expect(
    blocksOf(target)
      .map((block) => block.origin?.kind ?? null)
      .slice(0, 3),
  ).toEqual(["imported", null, null]);
});

test("keeps the format of a paragraph's first text at the paragraph, so that opening it is no edit", () => {
  const edition = make("标题", [{ kind: "paragraph", text: "**粗体**开头" }]);
  expect(edition.root.children?.[2]).toMatchObject({ type: "paragraph", textFormat: 1 });
});

test("takes tables, galleries, footnotes and facts of hand-written reports", () => {
  const photo = { kind: "figure", asset: "a", caption: "图", alt: "图像", credit: "甲摄" } as const;
  const event = { ...emptyEvent(), venue: { zh: "会堂", en: "" }, name: { zh: "", en: "Forum" } };
  const edition = toEdition(
    {
      headline: "标题",
      lead: "**在{{venue}}内**举行{{name}}{{nothing}}",
      body: [
        { kind: "paragraph", text: "正文[^a]，未知[^b]" },
        {
          kind: "table",
          rows: [
            ["甲", "乙"],
            ["1", "2"],
          ],
        },
        { kind: "gallery", figures: [photo, photo], caption: "组图" },
      ],
      notes: { a: "脚注*一*" },
    },
    () => null,
    { event, lang: "zh" },
  );
  expect(blocksOf(edition).map(({ kind, text }) => [kind, text])).toEqual([
    ["headline", "标题"],
    ["lead", "在会堂内举行{{name}}{{nothing}}"],
    ["paragraph", "正文，未知[^b]"],
    ...["甲", "乙", "1", "2"].map((text) => ["cell", text]),
    ...[0, 1].flatMap(() => [
      ["caption", "图"],
      ["alt", "图像"],
      ["credit", "甲摄"],
    ]),
    ["caption", "组图"],
    ["footnote", "脚注一"],
  ]);
  const [, lead, paragraph, table] = edition.root.children ?? [];
  expect(lead?.children?.[1]).toMatchObject({ type: "fact", field: "venue", format: 1 });
  expect(paragraph?.children?.[1]).toMatchObject({ type: "noteref" });
  const headers = table?.children?.map((row) => row.children?.map((cell) => cell["headerState"]));
  expect(headers?.[0]?.every((state) => state !== 0)).toBe(true);
  expect(headers?.[1]).toEqual([0, 0]);
});

test("gives a note of the translation the mark of the note that it renders, and its references too", () => {
  const draft = (text: string, notes: Record<string, string>) =>
    toEdition({ headline: "", lead: "", body: [{ kind: "paragraph", text }], notes }, () => null);
  const source = draft("甲[^a]乙[^b]", { a: "注一", b: "注二" });
  const target = draft("A[^x]B[^y]", { x: "One", y: "Two" });
  pairEditions(source, target);
  const marks = (edition: Edition) => [...marksIn(edition.root)];
  const noteTexts = (edition: Edition) =>
    notesOf(edition).map(({ mark, isCited, node }) => [mark, isCited, textOf(node)]);
  expect(marks(target)).toEqual(marks(source));
  expect(noteTexts(target)).toEqual([
    [marks(source)[0], true, "One"],
    [marks(source)[1], true, "Two"],
  ]);
  expect(lackingRefs(source, target)).toEqual([]);
});
