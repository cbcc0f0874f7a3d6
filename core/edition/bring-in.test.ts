import { createHeadlessEditor } from "@lexical/headless";
import fc from "fast-check";
import { $getRoot, type LexicalEditor } from "lexical";
import { describe, expect, it } from "vitest";
import type { DraftBlock } from "../exchange/report-draft.ts";
import { confirmFirst, pairEditions, toEdition } from "../exchange/to-edition.ts";
import type { Asset } from "../media/asset.ts";
import { type AssetHash, newBlockId } from "../report/ids.ts";
import { blocksOf, figuresOf } from "./blocks.ts";
import { $bringIn } from "./bring-in.ts";
import type { Edition, NodeJson } from "./edition.ts";
import { editionNodes } from "./nodes/index.ts";
import { ruleJson } from "./paste-nodes.ts";
import { registerStructure } from "./structure.ts";
import { structureDifference } from "./structure-difference.ts";
import { rowsOf } from "./translation.ts";

const asset = (name: string): Asset => ({
  hash: name.padEnd(64, "0") as AssetHash,
  ext: "png",
  width: 4,
  height: 3,
});

function openEditor(edition: Edition): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.setEditorState(editor.parseEditorState({ root: edition.root } as never));
  registerStructure(editor);
  editor.update(() => $getRoot().getAllTextNodes(), { discrete: true });
  return editor;
}

const jsonOf = (editor: LexicalEditor): Edition =>
  editor.getEditorState().toJSON() as unknown as Edition;

function bringIn(source: Edition, editor: LexicalEditor): number {
  let brought = -1;
  editor.update(
    () => {
      brought = $bringIn(source);
    },
    { discrete: true },
  );
  return brought;
}

const body: DraftBlock[] = [
  { kind: "paragraph", text: "第一段，有**重点**和[链接](https://example.org)。" },
  { kind: "heading", level: 2, text: "小标题" },
  { kind: "list", ordered: false, items: ["甲", "乙", "丙"] },
  { kind: "figure", asset: "aa", caption: "图注", alt: "替代文字", credit: "摄影" },
  { kind: "quote", text: "引文" },
];
const sourceOf = (blocks: DraftBlock[] = body): Edition =>
  toEdition({ headline: "标题", lead: "导语", body: blocks }, asset);
const emptyTarget = (): Edition => toEdition({ headline: "", lead: "", body: [] }, () => null);

/** Kind, nesting and source block of every node, without text. */
function shapeOf(node: NodeJson, point: "id" | "from"): unknown {
  const { tag, listType } = node;
  const children = (node.children ?? []).filter(
    (child) => !["text", "link", "linebreak"].includes(child.type),
  );
  return {
    type: node.type,
    ...(node.type === "heading" && { tag }),
    ...(node.type === "list" && { listType }),
    ...(node.type === "figure" && { asset: node["asset"] ?? null }),
    ...(node.$?.[point] !== undefined && { point: node.$[point] }),
    children: children.map((child) => shapeOf(child, point)),
  };
}

const expectSameShape = (source: Edition, target: Edition): void =>
  expect(shapeOf(target.root, "from")).toEqual(shapeOf(source.root, "id"));

describe("$bringIn into an empty translation", () => {
  it("gives each source block an empty counterpart of its kind, and each its own id", () => {
    const source = sourceOf();
    const editor = openEditor(emptyTarget());
    expect(structureDifference(source, jsonOf(editor))).toEqual({
      blocks: 9,
      figures: 1,
      changed: 0,
    });
    expect(bringIn(source, editor)).toBe(9);
    const target = jsonOf(editor);
    expectSameShape(source, target);
    expect(structureDifference(source, target)).toEqual({ blocks: 0, figures: 0, changed: 0 });
    expect(blocksOf(target).every((block) => block.text === "")).toBe(true);
    const ids = blocksOf(target).map((block) => block.id);
    expect(ids).not.toContain(null);
    expect(new Set([...ids, ...blocksOf(source).map((block) => block.id)]).size).toBe(
      ids.length * 2,
    );
    expect(figuresOf(target)).toEqual(figuresOf(source));
  });

  it("does nothing a second time", () => {
    const source = sourceOf();
    const editor = openEditor(emptyTarget());
    bringIn(source, editor);
    const before = jsonOf(editor);
    expect(bringIn(source, editor)).toBe(0);
    expect(jsonOf(editor)).toEqual(before);
  });
});

describe("$bringIn into a translation at work", () => {
  const translated = (source: Edition, blocks: DraftBlock[]): Edition => {
    const target = toEdition({ headline: "Title", lead: "Lead", body: blocks }, asset);
    pairEditions(source, target);
    confirmFirst(source, target, 99, { by: "lin", at: "2026-11-22T08:00:00.000Z" });
    return target;
  };
  const english: DraftBlock[] = [
    { kind: "paragraph", text: "First, **bold**." },
    { kind: "heading", level: 2, text: "Heading" },
    { kind: "list", ordered: false, items: ["A", "B", "C"] },
    { kind: "figure", asset: "aa", caption: "Caption", alt: "Alt", credit: "Credit" },
    { kind: "quote", text: "Quote" },
  ];
  const withChildren = (
    edition: Edition,
    change: (children: NodeJson[]) => NodeJson[],
  ): Edition => ({
    root: { ...edition.root, children: change(structuredClone(edition.root.children ?? [])) },
  });
  const statesOf = (source: Edition, target: Edition): string[] =>
    rowsOf(blocksOf(source), blocksOf(target)).map((row) => row.status);

  it("brings in only what is new, and leaves every state as it was", () => {
    const first = sourceOf();
    const editor = openEditor(translated(first, english));
    const second = withChildren(first, (children) => {
      const fresh = sourceOf([{ kind: "paragraph", text: "新段" }]).root.children?.[2];
      children.splice(3, 0, fresh as NodeJson);
      return children;
    });
    expect(structureDifference(second, jsonOf(editor))).toEqual({
      blocks: 1,
      figures: 0,
      changed: 0,
    });
    expect(bringIn(second, editor)).toBe(1);
    expectSameShape(second, jsonOf(editor));
    expect(statesOf(second, jsonOf(editor)).filter((status) => status !== "confirmed")).toEqual([
      "empty",
    ]);
  });

  it("follows blocks that moved, with text and state", () => {
    const first = sourceOf();
    const editor = openEditor(translated(first, english));
    const second = withChildren(first, ([headline, lead, a, b, ...rest]) =>
      [headline, lead, ...rest, b, a].filter((node) => node !== undefined),
    );
    expect(structureDifference(second, jsonOf(editor))).toMatchObject({ blocks: 0, changed: 2 });
    expect(bringIn(second, editor)).toBe(0);
    expectSameShape(second, jsonOf(editor));
    expect(statesOf(second, jsonOf(editor)).every((status) => status === "confirmed")).toBe(true);
  });

  it("follows a block that became another kind, into a list and out of it", () => {
    const first = sourceOf();
    const editor = openEditor(translated(first, english));
    const second = withChildren(first, (children) => {
      const [headline, lead, paragraph, heading, list, ...rest] = children as [
        NodeJson,
        NodeJson,
        NodeJson,
        NodeJson,
        NodeJson,
        ...NodeJson[],
      ];
      const [a, b, c] = list.children as [NodeJson, NodeJson, NodeJson];
      const asItem = { ...a, $: paragraph.$ ?? {}, children: paragraph.children ?? [] };
      const asParagraph = { ...paragraph, $: c.$ ?? {}, children: c.children ?? [] };
      return [
        headline,
        lead,
        { ...list, listType: "number", tag: "ol", children: [asItem, b, a] },
        { ...heading, tag: "h3" },
        asParagraph,
        ...rest,
      ];
    });
    bringIn(second, editor);
    expectSameShape(second, jsonOf(editor));
    expect(statesOf(second, jsonOf(editor)).every((status) => status === "confirmed")).toBe(true);
    expect(JSON.stringify(jsonOf(editor))).toContain('"text":"bold"');
  });

  it("follows the picture, and keeps a figure whose source is gone", () => {
    const first = sourceOf();
    const editor = openEditor(translated(first, english));
    const swapped = withChildren(first, (children) =>
      children.map((node) => (node.type === "figure" ? { ...node, asset: asset("bb") } : node)),
    );
    expect(structureDifference(swapped, jsonOf(editor)).changed).toBe(1);
    bringIn(swapped, editor);
    expect(figuresOf(jsonOf(editor))).toEqual([asset("bb")]);
    const without = withChildren(first, (children) =>
      children.filter((node) => node.type !== "figure"),
    );
    bringIn(without, editor);
    expect(figuresOf(jsonOf(editor))).toEqual([asset("bb")]);
    expect(statesOf(without, jsonOf(editor)).filter((status) => status === "orphan")).toHaveLength(
      3,
    );
  });

  it("brings in lists within lists", () => {
    const source = sourceOf([{ kind: "list", ordered: true, items: ["一", "二"] }]);
    const inner = sourceOf([{ kind: "list", ordered: false, items: ["甲", "乙"] }]).root
      .children?.[2];
    const nested = withChildren(source, (children) => {
      const list = children[2] as NodeJson;
      const items = (inner?.children ?? []).map((item) => ({ ...item, indent: 1 }));
      const holder: NodeJson = {
        ...(list.children?.[0] as NodeJson),
        $: { id: newBlockId() },
        children: [{ ...(inner as NodeJson), children: items }],
      };
      list.children?.splice(1, 0, holder);
      return children;
    });
    const editor = openEditor(emptyTarget());
    expect(bringIn(nested, editor)).toBe(6 - 2);
    expectSameShape(nested, jsonOf(editor));
    expect(bringIn(nested, editor)).toBe(0);
    expectSameShape(nested, jsonOf(editor));
  });

  it("drops the empty twin when two people brought in at once", () => {
    const source = sourceOf();
    const editor = openEditor(emptyTarget());
    bringIn(source, editor);
    const once = jsonOf(editor);
    const twice = withChildren(once, (children) => [
      ...children,
      ...(openEditor(once)
        .getEditorState()
        .toJSON()
        .root.children.slice(2) as unknown as NodeJson[]),
    ]);
    const again = openEditor(twice);
    bringIn(source, again);
    expectSameShape(source, jsonOf(again));
  });
});

describe("$bringIn whatever happened on either side", () => {
  const word = fc.constantFrom("", "甲", "乙丙", "text", "more text");
  const draft: fc.Arbitrary<DraftBlock> = fc.oneof(
    fc.record({ kind: fc.constant("paragraph" as const), text: word }),
    fc.record({ kind: fc.constant("quote" as const), text: word }),
    fc.record({
      kind: fc.constant("heading" as const),
      level: fc.constantFrom<2 | 3 | 4>(2, 3, 4),
      text: word,
    }),
    fc.record({
      kind: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(word, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("figure" as const),
      asset: fc.constantFrom(null, "aa", "bb"),
      caption: word,
      alt: word,
      credit: word,
    }),
  );
  const edition = fc
    .record({ headline: word, lead: word, body: fc.array(draft, { maxLength: 6 }) })
    .map((one) => withRules(toEdition(one, (name) => (name ? asset(name) : null))));

  /** Empty quotes become lines across the page, of which a draft knows nothing. */
  function withRules({ root }: Edition): Edition {
    const children = (root.children ?? []).map((node) =>
      node.type === "quote" && node.children?.length === 0 ? ruleJson() : node,
    );
    return { root: { ...root, children } };
  }

  /** The translation of an earlier state of `source`: blocks left out, added, moved and pointed elsewhere. */
  const disorder = (source: Edition, other: Edition, picks: number[]): Edition => {
    const from = (node: NodeJson): NodeJson => ({
      ...node,
      ...(node.$ && { $: { id: newBlockId(), from: node.$["id"] } }),
      ...(node.children && { children: node.children.map(from) }),
    });
    const fields = structuredClone(other.root.children?.slice(0, 2) ?? []);
    const mine = (source.root.children ?? []).slice(2).map(from);
    const pool = [...mine, ...structuredClone(other.root.children?.slice(2) ?? [])];
    const chosen = picks.flatMap((pick) => pool[pick % (pool.length + 2)] ?? []);
    const children = [...fields, ...new Set(chosen)];
    return { root: { ...other.root, children } };
  };

  const textsOf = (target: Edition): string[] =>
    blocksOf(target)
      .map((block) => block.text)
      .filter((text) => text.trim() !== "")
      .toSorted();

  it("ends equal in structure, never drops text, and has nothing to do a second time", () => {
    fc.assert(
      fc.property(
        edition,
        edition,
        fc.array(fc.nat({ max: 40 }), { maxLength: 12 }),
        (draftSource, other, picks) => {
          const source = jsonOf(openEditor(draftSource));
          const editor = openEditor(disorder(source, other, picks));
          const texts = textsOf(jsonOf(editor));
          bringIn(source, editor);
          const after = jsonOf(editor);
          expect(textsOf(after)).toEqual(texts);
          expect(structureDifference(source, after)).toEqual({ blocks: 0, figures: 0, changed: 0 });
          const rows = rowsOf(blocksOf(source), blocksOf(after));
          for (const row of rows) if (row.source) expect(row.target?.kind).toBe(row.source.kind);
          const facing = rows.flatMap((row) => (row.source && row.target ? row.target.id : []));
          const order = blocksOf(after).map((block) => block.id);
          expect(facing).toEqual(order.filter((one) => facing.includes(one as never)));
          expect(bringIn(source, editor)).toBe(0);
          expect(jsonOf(editor)).toEqual(after);
        },
      ),
      { numRuns: 150 },
    );
  });
});
