/** Entries of units that come one after another. */
import { expect, test } from "vitest";
import { createEntries, entryOf } from "./unit-entry.ts";

test("words are listed once, and those that come again and again are not listed again", () => {
  const entry = createEntries();
  expect(entry({ zh: "星Star", en: "A star." }).words).toEqual(["star", "a"]);
  let told = 0;
  for (let at = 0; at < 120_000; at += 1)
    told += entry({ zh: "星", en: `star ${at}` }).words.filter((word) => word === "star").length;
  expect(told).toBe(0);
});

test("an entry that is made alone lists all of its words", () => {
  const texts = { zh: "论坛", en: "The forum" };
  expect(entryOf(texts)).toMatchObject({ zhGrams: "论坛 坛", enGrams: "the forum" });
  expect([entryOf(texts).words, entryOf(texts).words]).toEqual([
    ["the", "forum"],
    ["the", "forum"],
  ]);
});
