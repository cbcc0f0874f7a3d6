import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BlockId } from "../report/ids.ts";
import type { Block, BlockKind } from "./blocks.ts";
import { hashText } from "./text-hash.ts";
import {
  isComplete,
  progressOf,
  type Row,
  rowsOf,
  translationStatus,
  translationText,
} from "./translation.ts";

const id = (name: string): BlockId => name.padEnd(10, "0") as BlockId;

const block = (name: string | null, text: string, more: Partial<Block> = {}): Block => ({
  id: name === null ? null : id(name),
  kind: "paragraph",
  text,
  from: null,
  confirmation: null,
  origin: null,
  ...more,
});

const confirmed = (sourceText: string, targetText: string): Partial<Block> => ({
  confirmation: {
    level: "confirmed",
    sourceText,
    targetHash: hashText(targetText),
    at: "2026-11-22T08:00:00.000Z",
    by: "lin",
  },
});

describe("translationStatus", () => {
  const source = block("s1", "会议于3月召开。");

  it("is empty without a block or without text", () => {
    expect(translationStatus(source, null)).toBe("empty");
    expect(translationStatus(source, block("t1", " \n"))).toBe("empty");
  });

  it("is a draft until somebody confirms it", () => {
    expect(translationStatus(source, block("t1", "The meeting"))).toBe("draft");
  });

  it("keeps the level it was confirmed at", () => {
    const target = block("t1", "The meeting", confirmed(source.text, "The meeting"));
    expect(translationStatus(source, target)).toBe("confirmed");
    const reviewed = {
      ...target,
      confirmation: { ...target.confirmation!, level: "reviewed" as const },
    };
    expect(translationStatus(source, reviewed)).toBe("reviewed");
  });

  it("is a draft again when the translation changes, and confirmed when the change is undone", () => {
    const state = confirmed(source.text, "The meeting");
    expect(translationStatus(source, block("t1", "The meetings", state))).toBe("draft");
    expect(translationStatus(source, block("t1", "The meeting", state))).toBe("confirmed");
  });

  it("is outdated when the source changes, also when the translation changed since", () => {
    const state = confirmed("会议于2月召开。", "The meeting");
    expect(translationStatus(source, block("t1", "The meeting", state))).toBe("outdated");
    expect(translationStatus(source, block("t1", "The meeting in March", state))).toBe("outdated");
  });

  it("is empty when the text was taken out after it was confirmed", () => {
    expect(translationStatus(source, block("t1", "", confirmed("旧", "Old")))).toBe("empty");
  });

  it("does not mind white space or the form of a character", () => {
    const composed = block("s1", "Café  1\u3000月");
    const target = block("t1", " a\nb", confirmed("Cafe\u0301 1 月", "a b"));
    expect(translationStatus(composed, target)).toBe("confirmed");
  });

  it("counts what was split off as part of the translation", () => {
    const target = block("t1", "One.", confirmed(source.text, "One. Two."));
    expect(translationStatus(source, target, [block("t2", "Two.")])).toBe("confirmed");
    expect(translationStatus(source, target, [block("t2", "Three.")])).toBe("draft");
    expect(translationText(target, [block("t2", ""), block("t3", "Two.")])).toBe("One.\nTwo.");
  });
});

describe("rowsOf", () => {
  it("faces blocks by where they came from, in the order of the source", () => {
    const source = [block("s1", "一"), block("s2", "二"), block("s3", "三")];
    const target = [
      block("t3", "three", { from: id("s3") }),
      block("t1", "one", { from: id("s1") }),
    ];
    expect(rowsOf(source, target).map((row) => row.target?.text ?? null)).toEqual([
      "one",
      null,
      "three",
    ]);
  });

  it("faces headline with headline and lead with lead whatever their ids", () => {
    const source = [block("s1", "题", { kind: "headline" }), block("s2", "导", { kind: "lead" })];
    const target = [
      block("t1", "Head", { kind: "headline", from: id("gone") }),
      block("t2", "Lead", { kind: "lead" }),
    ];
    expect(rowsOf(source, target).map((row) => row.status)).toEqual(["draft", "draft"]);
  });

  it("keeps a translation whose source was deleted behind its neighbour", () => {
    const source = [block("s1", "一"), block("s3", "三")];
    const target = [
      block("t1", "one", { from: id("s1") }),
      block("t2", "two", { from: id("s2") }),
      block("t3", "three", { from: id("s3") }),
    ];
    const rows = rowsOf(source, target);
    expect(rows.map((row) => row.status)).toEqual(["draft", "orphan", "draft"]);
    expect(rows[1]?.target?.text).toBe("two");
  });

  it("lets a block that was split off belong to the row before", () => {
    const source = [block("s1", "一。二。"), block("s2", "三。")];
    const target = [
      block("t1", "One.", { from: id("s1") }),
      block("t2", "Two."),
      block("t3", "Three.", { from: id("s2") }),
    ];
    const rows = rowsOf(source, target);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.more.map((more) => more.text)).toEqual(["Two."]);
  });

  it("prefers the copy that has text when a block came in twice", () => {
    const source = [block("s1", "一")];
    const twins = [block("t1", "", { from: id("s1") }), block("t2", "one", { from: id("s1") })];
    expect(rowsOf(source, twins)[0]?.target?.text).toBe("one");
  });

  it("leaves out empty blocks whose source was deleted", () => {
    expect(rowsOf([], [block("t1", "", { from: id("s1") })])).toEqual([]);
  });
});

const names = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const texts = fc.constantFrom("", " ", "text", "其他", "more text");
const kinds = fc.constantFrom<BlockKind>(
  "headline",
  "lead",
  "paragraph",
  "heading",
  "item",
  "caption",
);
const sources = fc
  .uniqueArray(names, { maxLength: 8 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) => fc.record({ name: fc.constant(name), text: texts, kind: kinds })),
    ),
  )
  .map((all) => all.map(({ name, text, kind }) => block(`s${name}`, text, { kind })));
const targets = fc
  .array(fc.record({ from: fc.option(names), text: texts, kind: kinds, stale: fc.boolean() }), {
    maxLength: 12,
  })
  .map((all) =>
    all.map(({ from, text, kind, stale }, index) =>
      block(`t${index}x`, text, {
        kind,
        from: from ? id(`s${from}`) : null,
        ...confirmed(stale ? "old" : "text", text),
      }),
    ),
  );

describe("rows as a whole", () => {
  const blocksIn = (row: Row): Block[] => [...(row.target ? [row.target] : []), ...row.more];

  it("shows every block that has text exactly once, and no block twice", () => {
    fc.assert(
      fc.property(sources, targets, (source, target) => {
        const shown = rowsOf(source, target).flatMap(blocksIn);
        expect(new Set(shown).size).toBe(shown.length);
        for (const one of target) if (one.text.trim() !== "") expect(shown).toContain(one);
      }),
    );
  });

  it("keeps the source's order and leaves no source block out", () => {
    fc.assert(
      fc.property(sources, targets, (source, target) => {
        const rows = rowsOf(source, target);
        expect(rows.flatMap((row) => row.source ?? [])).toEqual(source);
      }),
    );
  });

  it("never counts more done than there is, and is complete only when nothing waits", () => {
    fc.assert(
      fc.property(sources, targets, (source, target) => {
        const rows = rowsOf(source, target);
        const progress = progressOf(rows);
        expect(progress.blocksDone).toBeLessThanOrEqual(progress.blocks);
        expect(progress.charactersDone).toBeLessThanOrEqual(progress.characters);
        expect(progress.blocks).toBe(source.filter((one) => one.text.trim() !== "").length);
        const waiting = rows.some(
          (row) =>
            (row.source?.text.trim() && !["confirmed", "reviewed"].includes(row.status)) ||
            ["outdated", "orphan"].includes(row.status),
        );
        expect(isComplete(progress)).toBe(!waiting && progress.blocks > 0);
      }),
    );
  });
});

describe("progressOf", () => {
  it("counts characters without white space, outside the basic plane too", () => {
    const source = [block("s1", "𠮷 野家\n开业"), block("s2", "")];
    const target = [
      block("t1", "Opens", { from: id("s1"), ...confirmed("𠮷 野家\n开业", "Opens") }),
    ];
    expect(progressOf(rowsOf(source, target))).toEqual({
      blocks: 1,
      blocksDone: 1,
      characters: 5,
      charactersDone: 5,
      outdated: 0,
      orphans: 0,
    });
  });

  it("tells of a kept translation whose source was emptied", () => {
    const target = [block("t1", "Old", { from: id("s1"), ...confirmed("旧", "Old") })];
    const progress = progressOf(rowsOf([block("s1", "")], target));
    expect(progress).toMatchObject({ blocks: 0, outdated: 1 });
  });
});
