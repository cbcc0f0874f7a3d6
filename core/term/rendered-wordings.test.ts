import { expect, test } from "vitest";
import { emptyEntry, type Entry, type EntryDraft } from "./entry.ts";
import { renderedWordings } from "./rendered-wordings.ts";
import { createWordbook } from "./wordbook.ts";

const entry = (zh: string, more: Partial<EntryDraft>): Entry => ({
  ...{ ...emptyEntry(), zh, at: "", by: "", ...more },
});
const book = createWordbook(
  [
    entry("天文台", { en: [{ text: "observatory", status: "approved" }] }),
    entry("世界卫生组织", {
      acronym: "WHO",
      en: [
        { text: "World Health Organization", status: "approved" },
        { text: "World Health Body", status: "forbidden" },
      ],
    }),
  ],
  { source: "zh", column: "" },
);

test("pairs what stands in both texts: plurals, short forms and forbidden wordings too", () => {
  const source = "天文台请世界卫生组织来";
  expect(renderedWordings(book, source, "Observatories asked the WHO to come")).toEqual([
    ["天文台", "Observatories"],
    ["世界卫生组织", "WHO"],
  ]);
  expect(renderedWordings(book, source, "They asked the World Health Body")).toEqual([
    ["世界卫生组织", "World Health Body"],
  ]);
});

test("has nothing for a term that one of the texts lacks", () => {
  expect(renderedWordings(book, "天文台开放", "Open to all")).toEqual([]);
  expect(renderedWordings(book, "开放", "The observatory is open")).toEqual([]);
});
