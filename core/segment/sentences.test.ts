/** Sentences of both languages, on cases written for this project; the golden rules where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { langs } from "../report/lang.ts";
import { segmentText, sentencesOf } from "./sentences.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** One case a line; a bar stands where a sentence ends. */
const own = langs.flatMap((lang) =>
  read(`../../tests/fixtures/sentences/${lang}.txt`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ lang, line })),
);

test.each(own)("$lang: $line", ({ lang, line }) => {
  const wanted = line.split("|").map((sentence) => sentence.trim());
  expect(sentencesOf(line.replaceAll("|", ""), lang)).toEqual(wanted);
});

const golden = langs.map((lang) => ({
  lang,
  url: new URL(`../../../shared/suites/sentences.${lang}.json`, import.meta.url),
}));

test.each(golden)("passes every golden rule: $lang", ({ lang, url }) => {
  if (!existsSync(url)) {
    console.error(`Skipped: the golden rules for ${lang} are not beside the project.`);
    return;
  }
  const rules = JSON.parse(readFileSync(url, "utf8")) as {
    name: string;
    text: string;
    sentences: string[];
  }[];
  const results = rules.map(({ name, text }) => [name, sentencesOf(text, lang)]);
  expect(results).toEqual(rules.map(({ name, sentences }) => [name, sentences]));
});

describe("any text", () => {
  const pieces =
    "。 ！ ？ …… . ! ? ... . . . “ ” ‘ ’ 「 」 （ ） ( ) [ ] 《 》 \" ' 1. 2. 1) （一） • a. b. U.S. Mr. No. etc. 3.5 The He 的 他说 问 就 你好 www.a.cn a@b.cn x.pdf , ， ： — \n \r\n \t 　 👍 Yahoo! Word word 第一 Fig. 5".split(
      " ",
    );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .array(fc.constantFrom(...pieces, " ", " ", " "), { maxLength: 40 })
      .map((parts) => parts.join("")),
  );

  test.each(langs)("is given back whole by its sentences, none of them blank: %s", (lang) => {
    fc.assert(
      fc.property(texts, (text) => {
        const segments = segmentText(text, lang);
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        let end = 0;
        for (const segment of segments) {
          expect(segment.start).toBe(end);
          expect(text.slice(segment.start, segment.end)).toBe(segment.text);
          end = segment.end;
          if (text.trim() !== "") expect(segment.text.trim()).not.toBe("");
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(langs)("has sentences that are one sentence by themselves: %s", (lang) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const segment of segmentText(text, lang))
          expect(segmentText(segment.text, lang)).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(langs)("keeps its sentences when a line follows: %s", (lang) => {
    fc.assert(
      fc.property(texts, texts, (text, more) => {
        fc.pre(text.trim() !== "");
        const alone = segmentText(text, lang).map((segment) => segment.start);
        const together = segmentText(`${text}\n${more}`, lang).map((segment) => segment.start);
        expect(together.slice(0, alone.length)).toEqual(alone);
      }),
      { numRuns: 1500 },
    );
  });
});

test.each([
  ["zh", "今天开幕，来宾300人。“太好了！”他说。", "会议继续。"],
  ["en", "It opened today. Dr. Lin said, “Good.” ", "The meeting went on."],
] as const)("keeps its sentences while the next is typed: %s", (lang, text, more) => {
  const wanted = segmentText(text, lang).map((segment) => segment.start);
  for (let typed = 1; typed <= more.length; typed += 1) {
    const starts = segmentText(text + more.slice(0, typed), lang).map((segment) => segment.start);
    expect(starts.slice(0, wanted.length)).toEqual(wanted);
  }
});

test("gives nothing for nothing, and one piece for white space", () => {
  expect(segmentText("", "zh")).toEqual([]);
  expect(segmentText(" \n ", "zh")).toEqual([{ start: 0, end: 3, text: " \n " }]);
  expect(sentencesOf(" \n ", "zh")).toEqual([]);
});

test("counts offsets in UTF-16", () => {
  expect(segmentText("𠮷野家来了。好。", "zh").map(({ start, end }) => [start, end])).toEqual([
    [0, 7],
    [7, 9],
  ]);
});
