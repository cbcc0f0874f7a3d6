/** Tests of texts that are shortened. */
import { expect, it } from "vitest";
import { cut } from "./excerpt.ts";

it("ends a shortened text at a whole word, and at a whole character where there are no words", () => {
  expect(cut("A stretch of tunnels under the lake", 17)).toBe("A stretch of…");
  expect(cut("A stretch of tunnels under the lake", 14)).toBe("A stretch of…");
  expect(cut("A stretch, of tunnels", 12)).toBe("A stretch…");
  expect(cut("今年论坛由市科协主办", 6)).toBe("今年论坛由…");
  expect(cut("论坛 AI Expo 开幕了", 6)).toBe("论坛 AI…");
  expect(cut("𠮷野家在澜江开业", 4)).toBe("𠮷野家…");
});

it("leaves a text alone that fits, and cuts a word that is all there is", () => {
  expect(cut("  as   it is ", 8)).toBe("as it is");
  expect(cut("Donaudampfschifffahrtsgesellschaft", 10)).toBe("Donaudamp…");
});
