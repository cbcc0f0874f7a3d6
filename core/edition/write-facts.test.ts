/** Facts put into a text, and brought up to date in one go. */
import { createHeadlessEditor } from "@lexical/headless";
import { $createParagraphNode, $createTextNode, $getRoot, type LexicalEditor } from "lexical";
import { beforeEach, expect, test } from "vitest";
import type { Difference } from "../event/differences.ts";
import type { EventField } from "../event/event-field.ts";
import { $createFactNode } from "./nodes/fact-node.ts";
import { editionNodes } from "./nodes/index.ts";
import { $bringUpToDate, $facts, $insertFact, $retellFacts } from "./write-facts.ts";

const venue = "venue" as EventField;
let editor: LexicalEditor;
beforeEach(() => {
  editor = createHeadlessEditor({
    nodes: editionNodes,
    onError(error) {
      throw error;
    },
  });
});
const inEditor = (work: () => void): void => editor.update(work, { discrete: true });
const runs = (): string[] =>
  editor.read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => `${node.getType()}${node.getFormat() || ""} ${node.getTextContent()}`),
  );
const difference = (more: Partial<Difference>): Difference => ({
  kind: "chip",
  field: venue,
  now: "澜江大剧院",
  wanted: "澜江会堂",
  blocks: [],
  ...more,
});

test("puts a chip or words in place of the selection, in the format of the text there", () => {
  inEditor(() => {
    const text = $createTextNode("在此举行").toggleFormat("bold");
    $getRoot().append($createParagraphNode().append(text));
    text.select(1, 2);
    expect($insertFact({ field: venue, text: "澜江会堂", asChip: true })).toBe(true);
    expect($insertFact({ field: venue, text: "二楼", asChip: false })).toBe(true);
  });
  expect(runs()).toEqual(["text1 在", "fact1 澜江会堂", "text1 二楼举行"]);
});

test("has nowhere to put a fact without a caret", () => {
  inEditor(() => {
    expect($insertFact({ field: venue, text: "澜江会堂", asChip: true })).toBe(false);
  });
});

test("mends chips and words, over formats, and no other chip", () => {
  inEditor(() => {
    $getRoot().append(
      $createParagraphNode().append(
        $createTextNode("澜江大"),
        $createTextNode("剧院和").toggleFormat("bold"),
        $createFactNode(venue, "澜江大剧院"),
        $createFactNode("name" as EventField, "澜江大剧院"),
        $createTextNode("。又到澜江大剧院"),
      ),
    );
    $bringUpToDate([difference({}), difference({ kind: "words" })]);
  });
  expect(runs()).toEqual([
    "text 澜江会堂",
    "text1 和",
    "fact 澜江会堂",
    "fact 澜江大剧院",
    "text 。又到澜江会堂",
  ]);
});

test("makes words of chips whose fact says nothing any more", () => {
  inEditor(() => {
    const chip = $createFactNode(venue, "澜江大剧院").toggleFormat("bold");
    $getRoot().append($createParagraphNode().append(chip));
    $bringUpToDate([difference({ wanted: "" })]);
    expect($facts()).toEqual([]);
  });
  expect(runs()).toEqual(["text1 澜江大剧院"]);
});

test("tells chips in the other language, where it has a word for them", () => {
  inEditor(() => {
    const nodes = [
      $createFactNode(venue, "澜江会堂"),
      $createFactNode("name" as EventField, "论坛"),
    ];
    $getRoot().append($createParagraphNode().append(...nodes));
    $retellFacts($getRoot().getChildren(), (field) => (field === venue ? "Lanjiang Hall" : ""));
  });
  expect(runs()).toEqual(["fact Lanjiang Hall", "fact 论坛"]);
});
