/** Which rows are filled, and by which match. */
import { expect, test } from "vitest";
import type { Block } from "../edition/blocks.ts";
import type { Row, TranslationStatus } from "../edition/translation.ts";
import type { Match } from "../memory/unit.ts";
import { type Choice, defaultChoice, isToFill, pickMatch } from "./choice.ts";

const block = (text: string, more: Partial<Block> = {}): Block => ({
  ...{ id: null, kind: "paragraph", text, from: null, confirmation: null, origin: null },
  ...more,
});
const row = (status: TranslationStatus, more: Partial<Row> = {}): Row =>
  ({ source: block("原文"), target: block("text"), more: [], status, ...more }) as Row;

test("untranslated rows are filled, drafts when asked, and nothing that is settled or locked", () => {
  const filled = (choice: Partial<Choice>, ...rows: Row[]): boolean[] =>
    rows.map((one) => isToFill(one, { ...defaultChoice, ...choice }));
  const settled = (["confirmed", "reviewed", "outdated"] as const).map((one) => row(one));
  expect(filled({}, row("empty"), row("empty", { target: null }), row("draft"))).toEqual([
    ...[true, true, false],
  ]);
  expect(filled({ overDrafts: true }, row("draft"), ...settled)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const locked = { target: block("", { isLocked: true }) };
  expect(filled({ overDrafts: true }, row("empty", locked), row("draft", locked))).toEqual([
    ...[false, false],
  ]);
  const split = row("draft", { more: [block("more")] });
  expect(filled({ overDrafts: true }, split, row("empty", { source: block(" ") }))).toEqual([
    ...[false, false],
  ]);
});

test("takes the best match that is good enough, with its numbers changed where they can be", () => {
  const match = (score: number, en: string, adapted: string | null = null): Match =>
    ({ score, adapted, kind: "fuzzy", unit: { zh: "", en } }) as Match;
  const matches = [match(99, "thirty"), match(95, "30", "40")];
  const picked = (choice: Partial<Choice>): unknown =>
    pickMatch(matches, "zh", { ...defaultChoice, ...choice });
  expect(picked({})).toBeNull();
  expect(picked({ threshold: 96 })).toEqual({ text: "thirty", score: 99 });
  expect(picked({ adaptNumbers: true })).toEqual({ text: "40", score: 95 });
});
