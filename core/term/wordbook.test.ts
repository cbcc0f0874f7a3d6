/** What a pair of texts lacks of the wordbook, and what is offered for it. */
import { describe, expect, test } from "vitest";
import { completionsFor } from "./completion.ts";
import { conflictsIn } from "./conflicts.ts";
import { emptyEntry, type Entry, type EntryDraft } from "./entry.ts";
import {
  createWordbook,
  introducedBefore,
  offersFor,
  recogniseRow,
  type RowTexts,
  termFindings,
} from "./wordbook.ts";

const entry = (zh: string, en: string, more: Partial<EntryDraft> = {}): Entry => ({
  ...{ ...emptyEntry(), zh, at: "", by: "" },
  ...{ en: en === "" ? [] : [{ text: en, status: "approved" as const }], ...more },
});
const who = entry("世界卫生组织", "World Health Organization", {
  acronym: "WHO",
  aliases: ["世卫组织"],
  en: [
    { text: "World Health Organization", status: "approved" },
    { text: "World Health Body", status: "forbidden" },
  ],
});
const belt = entry("一带一路", "Belt and Road Initiative", {
  en: [
    { text: "Belt and Road Initiative", status: "approved" },
    { text: "Belt and Road", status: "allowed" },
    { text: "One Belt One Road", status: "forbidden" },
  ],
});

function findings(entries: Entry[], ...texts: [source: string, target: string][]): unknown[] {
  const book = createWordbook(entries, { source: "zh", column: "news" });
  const rows = texts.map(([source, target]) => {
    const row: RowTexts = { source, target };
    return { texts: row, terms: recogniseRow(book, row) };
  });
  return termFindings(book, rows).map((row) => row.map(({ kind, text, use }) => [kind, text, use]));
}

describe("findings", () => {
  test("an approved wording that is missing is told once for a row", () => {
    expect(findings([belt], ["“一带一路”与一带一路", "The Silk Road."])).toEqual([
      [["missing", "一带一路", "Belt and Road Initiative"]],
    ]);
  });

  test("what is allowed will do, a row without a translation has no findings", () => {
    expect(findings([belt], ["一带一路", "along the Belt and Road"], ["一带一路", " "])).toEqual([
      [],
      [],
    ]);
  });

  test("a forbidden wording is told with what to write", () => {
    expect(findings([belt], ["一带一路", "the One Belt One Road plan"])).toEqual([
      [
        ["missing", "一带一路", "Belt and Road Initiative"],
        ["forbidden", "One Belt One Road", "Belt and Road Initiative"],
      ],
    ]);
  });

  test("nothing is missing from a sentence that is just being written", () => {
    expect(findings([belt], ["我们谈了谈一带一路的未来", "We"])).toEqual([[]]);
  });

  test("an entry without English asks for none", () => {
    expect(findings([entry("数字人", "")], ["数字人", "avatar"])).toEqual([[]]);
  });

  test("an entry of another column does not count", () => {
    expect(findings([{ ...belt, column: "events" }], ["一带一路", "x"])).toEqual([[]]);
  });

  test("the full name with its short form first, the short form from then on", () => {
    expect(
      findings(
        [who],
        ["世卫组织", "WHO said"],
        ["世卫组织", "The WHO and the World Health Organization"],
      ),
    ).toEqual([
      [["first-mention", "WHO", "World Health Organization (WHO)"]],
      [["use-acronym", "World Health Organization", "WHO"]],
    ]);
    expect(
      findings([who], ["世卫组织", "The World Health Organization (WHO)"], ["世卫组织", "The WHO"]),
    ).toEqual([[], []]);
    expect(findings([who], ["世卫组织", "The World Health Organization"])).toEqual([[]]);
  });
});

test("offers the full name with its short form until it was given, then the short form", () => {
  const book = createWordbook([who, belt], { source: "zh", column: "" });
  const rows = [
    { source: "世卫组织", target: "The World Health Organization (WHO)" },
    { source: "世卫组织谈一带一路", target: "" },
  ].map((texts) => ({ texts, terms: recogniseRow(book, texts) }));
  const offers = (row: number): string[] =>
    offersFor(book, {
      text: rows[row]?.texts.source ?? "",
      found: rows[row]?.terms.source ?? [],
      introduced: introducedBefore(rows, row),
    }).map(({ text }) => text);
  expect(offers(0)[0]).toBe("World Health Organization (WHO)");
  expect(offers(1)).toEqual([
    "WHO",
    "World Health Organization",
    "Belt and Road Initiative",
    "Belt and Road",
  ]);
});

test("works from English into Chinese", () => {
  const book = createWordbook([belt], { source: "en", column: "" });
  const texts = { source: "The Belt and Road Initiative", target: "丝路。" };
  const rows = [{ texts, terms: recogniseRow(book, texts) }];
  expect(termFindings(book, rows)[0]).toMatchObject([{ kind: "missing", use: "一带一路" }]);
});

describe("completion", () => {
  const wordings = ["Belt and Road Initiative", "World Health Organization", "Belgium"];
  const offered = (before: string, behind = ""): string[] =>
    completionsFor(before, behind, { wordings, lang: "en" }).map(
      ({ text, typed }) => `${typed} ${text}`,
    );

  test("from two letters of a word on, over several words, in any case", () => {
    expect(offered("the B")).toEqual([]);
    expect(offered("the be")).toEqual(["2 Belt and Road Initiative", "2 Belgium"]);
    expect(offered("the Belt and R")).toEqual(["10 Belt and Road Initiative"]);
  });

  test("not inside a word, nor for what is written already", () => {
    expect(offered("lobe")).toEqual([]);
    expect(offered("be", "st")).toEqual([]);
    expect(offered("the Belgium")).toEqual([]);
  });

  test("Chinese from the first character", () => {
    expect(completionsFor("参加世", "", { wordings: ["世卫组织"], lang: "zh" })).toEqual([
      { text: "世卫组织", typed: 1 },
    ]);
  });
});

describe("conflicts", () => {
  const kinds = (...entries: Entry[]): (string | undefined)[] => {
    const found = conflictsIn(entries);
    return entries.map(({ id }) =>
      found
        .get(id)
        ?.map(({ kind }) => kind)
        .join(),
    );
  };

  test("the same Chinese with other English, the same English for other Chinese, the same twice", () => {
    expect(kinds(entry("会长", "President"), entry("会长", "Chair"))).toEqual([
      "other-en",
      "other-en",
    ]);
    expect(kinds(entry("会长", "President"), entry("校长", "president"))).toEqual([
      "other-zh",
      "other-zh",
    ]);
    expect(kinds(entry("会长", "President"), entry("会长", "President"))).toEqual([
      "duplicate",
      "duplicate",
    ]);
  });

  test("approved here and forbidden there", () => {
    const other = entry("会长", "", { en: [{ text: "Chair", status: "forbidden" }] });
    expect(kinds(entry("会长", "Chair"), other)[0]).toBe("forbidden-elsewhere");
  });

  test("entries of two columns never meet", () => {
    expect(kinds(entry("会长", "A", { column: "a" }), entry("会长", "B", { column: "b" }))).toEqual(
      [undefined, undefined],
    );
  });
});
