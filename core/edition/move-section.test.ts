import { createHeadlessEditor } from "@lexical/headless";
import { $parseSerializedNode, $getRoot, $getState } from "lexical";
import { expect, test } from "vitest";
import { toEdition } from "../exchange/to-edition.ts";
import { idState } from "./block-state.ts";
import { $moveSection, $stepSection } from "./move-section.ts";
import { editionNodes } from "./nodes/index.ts";
import { registerStructure } from "./structure.ts";

/** An edition of headings ("2A", "3a") and paragraphs, without their fields. */
function open(blocks: string) {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  const edition = toEdition(
    {
      headline: "标题",
      lead: "导语",
      body: blocks
        .split(" ")
        .map((text) =>
          /^[234]/.test(text)
            ? { kind: "heading" as const, level: Number(text[0]) as 2 | 3 | 4, text }
            : { kind: "paragraph" as const, text },
        ),
    },
    () => null,
  );
  registerStructure(editor);
  editor.update(
    () =>
      $getRoot()
        .clear()
        .append(...(edition.root.children ?? []).map((node) => $parseSerializedNode(node))),
    { discrete: true },
  );
  const read = <T>(work: () => T): T => editor.getEditorState().read(work);
  const idOf = (text: string): string =>
    read(() => {
      const node = $getRoot()
        .getChildren()
        .find((child) => child.getTextContent() === text);
      return (node && $getState(node, idState)) ?? "";
    });
  let moved = false;
  return {
    move: (text: string, before: string | null) => {
      const [id, to] = [idOf(text), before === null ? null : idOf(before)];
      editor.update(() => void (moved = $moveSection(id, to)), { discrete: true });
      return moved;
    },
    step: (text: string, up: boolean) => {
      const id = idOf(text);
      editor.update(() => void (moved = $stepSection(id, up)), { discrete: true });
      return moved;
    },
    shape: () =>
      read(() =>
        $getRoot()
          .getChildren()
          .slice(2)
          .map((node) => node.getTextContent())
          .join(" "),
      ),
    ids: () =>
      read(() =>
        $getRoot()
          .getChildren()
          .map((node) => $getState(node, idState)),
      ).toSorted((a, b) => (a ?? "").localeCompare(b ?? "")),
  };
}

const text = "x 2A a 3b c 3d e 2F g";

test.each([
  ["2F", "2A", "x 2F g 2A a 3b c 3d e"],
  ["2A", null, "x 2F g 2A a 3b c 3d e"],
  ["3d", "3b", "x 2A a 3d e 3b c 2F g"],
  ["3b", null, "x 2A a 3d e 2F g 3b c"],
  ["3b", "2A", "x 3b c 2A a 3d e 2F g"],
])("%s with its section goes before %s", (heading, before, shape) => {
  const edition = open(text);
  const ids = edition.ids();
  expect(edition.move(heading, before)).toBe(true);
  expect(edition.shape()).toBe(shape);
  expect(edition.ids()).toEqual(ids);
});

test.each([
  ["2A", "2F"],
  ["2A", "2A"],
  ["2A", "3d"],
  ["2F", null],
])("%s stays where it is before %s", (heading, before) => {
  const edition = open(text);
  expect(edition.move(heading, before)).toBe(false);
  expect(edition.shape()).toBe(text);
});

test.each([
  ["2F", true, "x 2F g 2A a 3b c 3d e"],
  ["3d", true, "x 2A a 3d e 3b c 2F g"],
  ["3b", true, "x 3b c 2A a 3d e 2F g"],
  ["2A", true, text],
  ["2A", false, "x 2F g 2A a 3b c 3d e"],
  ["3b", false, "x 2A a 3d e 3b c 2F g"],
  ["3d", false, "x 2A a 3b c 2F g 3d e"],
  ["2F", false, text],
])("%s steps up (%s)", (heading, up, shape) => {
  const edition = open(text);
  expect(edition.step(heading, up)).toBe(shape !== text);
  expect(edition.shape()).toBe(shape);
});
