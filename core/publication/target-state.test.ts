import { expect, test } from "vitest";
import type { LedgerEntry } from "./plan.ts";
import { reportsBehind } from "./target-state.ts";

type One = LedgerEntry["editions"][number];
const report = (name: string) => name as One["report"];
const edition = (name: string, lang: "zh" | "en", more: Partial<One> = {}): One => ({
  ...{ report: report(name), lang, path: `${lang}/${name}.html`, textHash: "t" },
  ...{ contentHash: "c", day: "2026-01-02" },
  ...more,
});

test("counts a report once, whichever of its editions differ", () => {
  const has = [edition("a", "zh"), edition("a", "en"), edition("b", "zh")];
  const now = [
    edition("a", "zh", { contentHash: "d" }),
    edition("a", "en", { day: "2026-01-03" }),
    edition("b", "zh"),
  ];
  expect(reportsBehind(has, now)).toBe(1);
});

test("counts reports that are new, moved, or to go", () => {
  const has = [edition("a", "zh"), edition("b", "zh"), edition("d", "zh")];
  const now = [edition("b", "zh", { path: "zh/c.html" }), edition("c", "en"), edition("d", "zh")];
  expect(reportsBehind(has, now)).toBe(3);
});

test("takes the word of old entries, which knew the words only", () => {
  const { contentHash: _hash, day: _day, ...old } = edition("a", "zh");
  expect(reportsBehind([old], [edition("a", "zh")])).toBe(0);
  expect(reportsBehind([old], [edition("a", "zh", { textHash: "u" })])).toBe(1);
});
