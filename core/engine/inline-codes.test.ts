/** Codes survive the way there and back, or are given up as a whole. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RichMark } from "../edition/rich/rich-marks.ts";
import type { EventField } from "../event/event-field.ts";
import type { BlockId } from "../report/ids.ts";
import { decode, encode } from "./inline-codes.ts";

const link = (start: number, end: number): RichMark => ({
  ...{ kind: "link", url: "https://e.cn", start, end },
  link: { type: "link", version: 1, url: "https://e.cn" },
});
const bold = (start: number, end: number): RichMark => ({
  kind: "format",
  format: "bold",
  start,
  end,
});
const italic = (start: number, end: number): RichMark => ({
  ...{ kind: "format", format: "italic", start, end },
});
const note = (at: number): RichMark => ({
  ...{ kind: "note", note: "abcdefghij" as BlockId, start: at, end: at },
});
const fact = (start: number, end: number): RichMark => ({
  ...{ kind: "fact", field: "name" as EventField, start, end },
});
const words = (): string => "the Forum";

const text = "见官网与A&B<。论坛";
const marks = [link(1, 3), bold(4, 8), note(8), fact(9, 11)];

test("text without formats goes as it is", () => {
  const coded = encode("A & B < C", [], "xml");
  expect(coded).toEqual({ text: "A & B < C", codes: [] });
  expect(decode("A & B < C", coded.codes, words)).toEqual({ text: "A & B < C", marks: [] });
});

test("formats, links, chips and marks become numbered codes in both dialects", () => {
  expect(encode(text, marks, "xml").text).toBe(
    '见<g id="1">官网</g>与<g id="2">A&amp;B&lt;</g><x id="3"/>。<g id="4">论坛</g>',
  );
  expect(encode(text, marks, "html").text).toBe(
    '见<span id="1">官网</span>与<span id="2">A&amp;B&lt;</span><img id="3">。<span id="4">论坛</span>',
  );
});

test("an answer with every code gives the places in the translation", () => {
  const { codes } = encode(text, marks, "xml");
  const decoded = decode(
    '<g id=\'2\'>A&amp;B&lt;</g> and the <g id="1">site</g><x id="3" /> of <g id=4>a forum</g>.',
    codes,
    words,
  );
  expect(decoded.text).toBe("A&B< and the site of the Forum.");
  expect(
    decoded.marks?.map(({ kind, start, end }) => [kind, decoded.text.slice(start, end)]),
  ).toEqual([
    ["format", "A&B<"],
    ["link", "site"],
    ["note", ""],
    ["fact", "the Forum"],
  ]);
});

test("an answer with a code lost, doubled, crossed or made up is its text only", () => {
  const { codes } = encode("见官网与A。", [link(1, 3), bold(4, 5), note(5)], "xml");
  for (const answer of [
    'the <g id="1">site</g> A<x id="3"/>.',
    'the <g id="1">site</g> <g id="1">A</g> <g id="2">A</g><x id="3"/>.',
    'the <g id="1">site <g id="2">A</g></x><x id="3"/>.',
    'the <g id="1">site</g> <g id="2">A</g><x id="3"/><x id="9"/>.',
    'the <g id="1">site</g> <g id="2">A<x id="3"/>.',
    'the </g>site <g id="2">A</g><x id="3"/>',
  ]) {
    const decoded = decode(answer, codes, words);
    expect(decoded.marks, answer).toBeNull();
    expect(decoded.text, answer).not.toMatch(/[<>]/);
  }
});

test("formats that cross a link or one another are cut, and come back over the same letters", () => {
  const letters = "零一二三四五六七八九";
  const range = fc
    .tuple(fc.nat(9), fc.integer({ min: 1, max: 5 }))
    .map(([start, length]) => [start, Math.min(start + length, 10)] as const);
  const over = (all: readonly RichMark[], kind: string): string =>
    Array.from(letters)
      .map((_, at) =>
        all.some((mark) => sortOf(mark) === kind && mark.start <= at && at < mark.end) ? "x" : "-",
      )
      .join("");
  const sortOf = (mark: RichMark): string => (mark.kind === "format" ? mark.format : mark.kind);
  fc.assert(
    fc.property(
      range,
      range,
      range,
      fc.constantFrom("xml" as const, "html" as const),
      (a, b, c, dialect) => {
        const given = [bold(...a), italic(...b), link(...c)];
        const coded = encode(letters, given, dialect);
        const back = decode(coded.text, coded.codes, words);
        expect(back.text).toBe(letters);
        for (const kind of ["bold", "italic", "link"])
          expect(over(back.marks ?? [], kind)).toBe(over(given, kind));
      },
    ),
  );
});
