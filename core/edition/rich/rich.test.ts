import { createHeadlessEditor } from "@lexical/headless";
import { $createParagraphNode, $getRoot, type ElementNode, type TextNode } from "lexical";
import { describe, expect, it } from "vitest";
import { toEdition } from "../../exchange/to-edition.ts";
import type { BlockId } from "../../report/ids.ts";
import type { NodeJson } from "../edition.ts";
import { editionNodes } from "../nodes/index.ts";
import { $toJson } from "../note-rules.ts";
import { lackingMarks } from "./lacking-marks.ts";
import { $placeHere } from "./place-here.ts";
import { placeMarks, type Rendering } from "./place-marks.ts";
import { type RichMark, richMarksOf, sortOf } from "./rich-marks.ts";
import { $richInline } from "./write-rich.ts";

/** A paragraph of Markdown. */
const block = (text: string): NodeJson =>
  toEdition(
    { headline: "", lead: "", body: [{ kind: "paragraph", text }] },
    () => null,
  ).root.children!.find(({ type }) => type === "paragraph")!;
const plain = (node: NodeJson): string =>
  (node.children ?? []).map((child) => (child["text"] as string) ?? plain(child)).join("");

function place(source: string, target: string, more: Partial<Rendering> = {}) {
  const node = block(source);
  const { placed, left } = placeMarks(richMarksOf(node), {
    ...{ lang: "zh", source: plain(node), target, factText: () => "", ...more },
  });
  const words = (marks: RichMark[], text: string) =>
    marks.map(({ start, end }) => text.slice(start, end));
  return { placed: words(placed, target), left: words(left, plain(node)) };
}

describe("the marks of a text", () => {
  it("are runs of one format, whatever else changes within", () => {
    const marks = richMarksOf(block("普通**粗体*又斜*体**完[链接](https://a.example)"));
    expect(marks.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ["format", 2, 7],
      ["format", 4, 6],
      ["link", 8, 10],
    ]);
  });

  it("stand in an identical text where they stood", () => {
    expect(place("用**LAMOST**观测", "用LAMOST观测").placed).toEqual(["LAMOST"]);
  });

  it("follow names, numbers, terms, labels and whole sentences, and nothing else", () => {
    const to = "Time: 3 March. The LAMOST survey drew 1,200 people. Welcome to the open day.";
    expect(place("**时间：**3月3日。**LAMOST**来了**1200人**。**欢迎参加开放日。**", to)).toEqual({
      placed: ["Time:", "LAMOST", "1,200", "Welcome to the open day."],
      left: [],
    });
    const wordings = [["巡天", "survey"]] as const;
    expect(place("**巡天**来了**很多**人", "The survey drew many", { wordings })).toEqual({
      placed: ["survey"],
      left: ["很多"],
    });
  });

  it("tell two occurrences of a wording apart", () => {
    const marks = richMarksOf(block("A与**A**"));
    const { placed } = placeMarks(marks, {
      ...{ lang: "zh", source: "A与A", target: "A and A", factText: () => "" },
    });
    expect(placed[0]).toMatchObject({ start: 6, end: 7 });
  });

  it("cover the whole translation where they cover the whole source", () => {
    expect(place("**全部**", "All of it").placed).toEqual(["All of it"]);
  });

  const note = (at: number): RichMark => ({
    ...{ kind: "note", note: "aaaaaaaaaa" as BlockId, start: at, end: at },
  });
  const point = (source: string, at: number, target: string): number | undefined =>
    placeMarks([note(at)], { lang: "zh", source, target, factText: () => "" }).placed[0]?.start;

  it("put a note at the end of its sentence, or behind its number", () => {
    const [source, target] = ["第一句话说完了。第二句话在这里。", "One is said. Two stands here."];
    expect(point(source, 7, target)).toBe("One is said.".length);
    expect(point(source, source.length, target)).toBe(target.length);
    expect(point("到2019年共有八个", 5, "By 2019 there were eight")).toBe(7);
  });

  it("put a note at a word's end when its place is a guess", () => {
    const target = "The committee, after long talks, agreed on the plan";
    const at = point("委员会经过长时间讨论之后同意了这个方案", 12, target) ?? 0;
    expect(target.slice(at)).toMatch(/^(?:[ ,]|$)/);
  });
});

const open = (work: (root: ElementNode) => void): NodeJson => {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  let json: NodeJson | null = null;
  editor.update(
    () => {
      work($getRoot());
      json = $toJson($getRoot().getFirstChild()!) as NodeJson;
    },
    { discrete: true },
  );
  return json!;
};

const paragraphOf = (text: string): NodeJson => block(text);

describe("writing", () => {
  it("makes of text and marks what they were read from", () => {
    const node = paragraphOf("一**二*三***[四**五**六](https://a.example/b)七");
    const marks = richMarksOf(node);
    const again = open((root) => {
      root.append($createParagraphNode());
      (root.getFirstChild() as ElementNode).append(...$richInline("一二三四五六七", marks));
    });
    expect(richMarksOf(again).map((mark) => [sortOf(mark), mark.start, mark.end])).toEqual(
      marks.map((mark) => [sortOf(mark), mark.start, mark.end]),
    );
    expect(plain(again)).toBe("一二三四五六七");
  });

  it("lists what is lacking, and places it on the word at the caret", () => {
    const source = paragraphOf("**粗**与[链](https://a.example)");
    const target = paragraphOf("bold and link");
    const lacking = lackingMarks(source, [target], new Set());
    expect(lacking.map(({ wording }) => wording)).toEqual(["粗", "链"]);
    const done = open((root) => {
      root.append($createParagraphNode());
      const paragraph = root.getFirstChild() as ElementNode;
      paragraph.append(...$richInline("bold and link", []));
      const text = paragraph.getFirstDescendant<TextNode>()!;
      text.select(2, 2);
      $placeHere(lacking[0]!.mark, { lang: "en", factText: () => "" });
      paragraph.getLastDescendant<TextNode>()!.select(9, 9);
      $placeHere(lacking[1]!.mark, { lang: "en", factText: () => "" });
    });
    expect(lackingMarks(source, [done], new Set())).toEqual([]);
    expect(
      done.children?.map((child) => [
        child["url"] ?? child["format"],
        plain({ ...child, children: child.children ?? [child] }),
      ]),
    ).toEqual([
      [1, "bold"],
      [0, " and "],
      ["https://a.example", "link"],
    ]);
  });
});
