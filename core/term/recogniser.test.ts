/** Which wordings are found in a text, and where. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyEntry, type EntryDraft, type EntryKind } from "./entry.ts";
import { createRecogniser } from "./recogniser.ts";

function entry(zh: string, en = "", more: Partial<EntryDraft> = {}): EntryDraft {
  const variants = en === "" ? [] : [{ text: en, status: "approved" as const }];
  return { ...emptyEntry(), zh, en: variants, ...more };
}
const found = (entries: EntryDraft[], text: string, lang: "zh" | "en" = "zh"): string[] =>
  createRecogniser(entries, lang)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));
const zh = (...wordings: string[]): EntryDraft[] => wordings.map((one) => entry(one));
const en = (...wordings: string[]): EntryDraft[] => wordings.map((one) => entry("x", one));

describe("Chinese", () => {
  test("the longest wording wins", () => {
    expect(found(zh("人工智能", "世界人工智能大会", "智能"), "2026世界人工智能大会开幕")).toEqual([
      "世界人工智能大会",
    ]);
  });

  test("of two that overlap the longer one wins, wherever it begins", () => {
    expect(found(zh("数字经济", "经济合作组织"), "数字经济合作组织")).toEqual(["经济合作组织"]);
  });

  test("every place where it stands", () => {
    expect(found(zh("大会"), "大会闭幕后，大会主席说")).toEqual(["大会", "大会"]);
  });

  test("a short wording that two words make up by chance is none", () => {
    expect(found(zh("中国"), "发展中国家")).toEqual([]);
    expect(found(zh("中国"), "在中国，在中国的企业")).toEqual(["中国", "中国"]);
    expect(found(zh("北京"), "北京市")).toEqual(["北京"]);
  });

  test("a person's name that no dictionary knows is found between any words", () => {
    const person = [entry("王方", "", { kind: "person" as EntryKind })];
    expect(found(person, "会见了王方教授")).toEqual(["王方"]);
    expect(found(person, "王方面带微笑")).toEqual(["王方"]);
  });

  test("Latin letters in Chinese are whole words, of any width", () => {
    expect(found(zh("AI"), "AI技术与ＡＩ，不是MAIL")).toEqual(["AI", "ＡＩ"]);
  });

  test("rare characters outside the first plane keep their places", () => {
    expect(found(zh("𠮷野家"), "𠀀𠮷野家。")).toEqual(["𠮷野家"]);
  });

  test("dots in foreign names may have any shape", () => {
    expect(found(zh("约翰·史密斯"), "约翰・史密斯说")).toEqual(["约翰・史密斯"]);
  });
});

describe("English", () => {
  test("whole words only", () => {
    expect(found(en("art"), "The art of smart parts", "en")).toEqual(["art"]);
  });

  test("a plural is the same word", () => {
    expect(found(en("city", "class", "agency"), "Cities, classes and agencies", "en")).toEqual([
      "Cities",
      "classes",
      "agencies",
    ]);
  });

  test("a capital must be there, a small letter may be a capital", () => {
    expect(found(en("WHO", "May", "data centre"), "who may; WHO, May; Data Centre", "en")).toEqual([
      "WHO",
      "May",
      "Data Centre",
    ]);
  });

  test("the possessive and the shapes of apostrophes do not matter", () => {
    expect(found(en("Xi'an", "Shanghai"), "Xi’an and Shanghai’s port", "en")).toEqual([
      "Xi’an",
      "Shanghai",
    ]);
  });

  test("every variant is found with its status, the short form too", () => {
    const who = entry("世界卫生组织", "World Health Organization", {
      acronym: "WHO",
      en: [
        { text: "World Health Organization", status: "approved" },
        { text: "World Health Organisation", status: "forbidden" },
      ],
    });
    const hits = createRecogniser([who], "en").find(
      "The World Health Organisation (WHO), or World Health Organization",
    );
    expect(hits.map(({ form }) => [form.status, form.isAcronym])).toEqual([
      ["forbidden", false],
      ["approved", true],
      ["approved", false],
    ]);
  });
});

test("entries that share a wording are found together", () => {
  const [hit] = createRecogniser([entry("会长", "President"), entry("会长", "Chair")], "zh").find(
    "会长",
  );
  expect(hit?.entries).toHaveLength(2);
});

test("finds what a search for each wording finds, and never two over one another", () => {
  const letters = fc.constantFrom("国", "家", "大", "会", "a", "B", " ", "-", "😀");
  const word = fc
    .string({ unit: letters, minLength: 1, maxLength: 5 })
    .filter((one) => one.trim() === one);
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.string({ unit: letters, maxLength: 40 }),
      (words, text) => {
        const hits = createRecogniser(zh(...words), "zh").find(text);
        let last = 0;
        for (const { start, end, form } of hits) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          const shown = text.slice(start, end).toLowerCase();
          expect(
            [form.text, `${form.text}s`, `${form.text}es`].map((one) => one.toLowerCase()),
          ).toContain(shown);
        }
        for (const long of words.filter((one) => one.length > 3 && /^[^aB]+$/.test(one)))
          if (text.includes(long)) {
            const at = text.indexOf(long);
            expect(hits.some(({ start, end }) => start < at + long.length && end > at)).toBe(true);
          }
      },
    ),
    { numRuns: 400 },
  );
});
