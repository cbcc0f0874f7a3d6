/** Formats as inline codes, and what codes tell of wordings. */
import { expect, test } from "vitest";
import type { RichMark } from "../edition/rich/rich-marks.ts";
import { codesOf, wordingsOf } from "./codes.ts";
import { type Content, plainText } from "./tmx/tmx.ts";

const format = (name: "bold" | "italic", [start, end]: [start: number, end: number]): RichMark => ({
  kind: "format",
  format: name,
  start,
  end,
});
const link = (url: string, [start, end]: [start: number, end: number]): RichMark => ({
  ...{ kind: "link", url, start, end },
  link: { type: "link", version: 1, url },
});

const source = {
  text: "郭守敬望远镜看星星",
  marks: [format("bold", [0, 6]), link("https://a.example/?b&c", [7, 9])],
};
const target = {
  text: "The stars seen by LAMOST",
  marks: [link("https://a.example/?b&c", [4, 9]), format("bold", [18, 24])],
};

const written = (content: Content | null): string =>
  (content ?? [])
    .map((part) =>
      typeof part === "string"
        ? part
        : `{${part.tag}${part.attributes["x"] ?? ""} ${plainText(part.content)}}`,
    )
    .join("");

test("formats and links become pairs of codes that the translation shares", () => {
  const codes = codesOf(source, target);
  expect(written(codes.source)).toBe(
    '{bpt1 <b>}郭守敬望远镜{ept </b>}看{bpt2 <a href="https://a.example/?b&amp;c">}星星{ept </a>}',
  );
  expect(written(codes.target)).toBe(
    'The {bpt2 <a href="https://a.example/?b&amp;c">}stars{ept </a>} seen by {bpt1 <b>}LAMOST{ept </b>}',
  );
  expect(plainText(codes.source!)).toBe(source.text);
});

test("a text without formats has none, and chips and notes are no codes", () => {
  const fact: RichMark = { kind: "fact", field: "dates", start: 0, end: 2 } as unknown as RichMark;
  expect(codesOf({ text: "文字", marks: [fact] }, { text: "text", marks: [] })).toEqual({
    source: null,
    target: null,
  });
});

test("formats that cross keep their own pairs", () => {
  const marks = [format("bold", [0, 2]), format("italic", [1, 3])];
  const { source: content } = codesOf({ text: "甲乙丙", marks }, { text: "", marks: [] });
  expect(written(content)).toBe("{bpt1 <b>}甲{bpt2 <i>}乙{ept </b>}丙{ept </i>}");
});

test("words within the same codes render one another, whoever wrote the codes", () => {
  const { source: from, target: to } = codesOf(source, target);
  expect(wordingsOf(from!, to!)).toEqual([
    ["郭守敬望远镜", "LAMOST"],
    ["星星", "stars"],
  ]);
  const bpt = (i: string, type: string): Content[number] => ({
    tag: "bpt",
    attributes: { i, type },
    content: ["x"],
  });
  const ept = (i: string): Content[number] => ({ tag: "ept", attributes: { i }, content: ["y"] });
  const pairs = wordingsOf(
    [
      bpt("1", "b"),
      "甲",
      ept("1"),
      bpt("2", "i"),
      "乙",
      { tag: "hi", attributes: {}, content: ["丙"] },
    ],
    [
      bpt("1", "b"),
      " A ",
      ept("1"),
      bpt("2", "i"),
      "B",
      ept("2"),
      { tag: "hi", attributes: {}, content: ["C"] },
    ],
  );
  // The second code of the source never ends.
  expect(pairs).toEqual([
    ["甲", "A"],
    ["丙", "C"],
  ]);
});
