/** Codes survive the way there and back, or are given up as a whole. */
import { expect, test } from "vitest";
import type { NodeJson } from "../edition/edition.ts";
import { decode, encode } from "./inline-codes.ts";

const text = (content: string, format = 0): NodeJson => ({
  ...{ type: "text", version: 1, text: content },
  ...{ format, style: "", mode: "normal", detail: 0 },
});
const block = (...children: NodeJson[]): NodeJson => ({ type: "paragraph", version: 1, children });
const link: NodeJson = { type: "link", version: 1, url: "https://e.cn", children: [text("官网")] };
const note: NodeJson = { type: "noteref", version: 1, note: "abcdefghij" };
const mixed = block(text("见 "), link, text("与"), text("A&B<", 1), note, text("。"));

test("text without formats goes as it is", () => {
  const coded = encode(block(text("A & B < C")), "xml");
  expect(coded).toEqual({ text: "A & B < C", codes: [] });
  expect(decode("A & B < C", coded.codes)).toEqual({ text: "A & B < C", nodes: null });
});

test("formats, links and marks become numbered codes in both dialects", () => {
  expect(encode(mixed, "xml").text).toBe(
    '见 <g id="1">官网</g>与<g id="2">A&amp;B&lt;</g><x id="3"/>。',
  );
  expect(encode(mixed, "html").text).toBe(
    '见 <span id="1">官网</span>与<span id="2">A&amp;B&lt;</span><img id="3">。',
  );
});

test("an answer with every code becomes nodes, in its own order", () => {
  const { codes } = encode(mixed, "xml");
  const { text: plain, nodes } = decode(
    '<g id=\'2\'>A&amp;B&lt;</g> and the <g id="1">site</g><x id="3" />.',
    codes,
  );
  expect(plain).toBe("A&B< and the site.");
  expect(nodes).toMatchObject([
    { type: "text", text: "A&B<", format: 1 },
    { type: "text", text: " and the ", format: 0 },
    { type: "link", url: "https://e.cn", children: [{ text: "site" }] },
    { type: "noteref" },
    { type: "text", text: "." },
  ]);
});

test("an answer with a code lost, doubled, crossed or made up is its text only", () => {
  const { codes } = encode(mixed, "xml");
  for (const answer of [
    'the <g id="1">site</g> A<x id="3"/>.',
    'the <g id="1">site</g> <g id="1">A</g> <g id="2">A</g><x id="3"/>.',
    'the <g id="1">site <g id="2">A</g></x><x id="3"/>.',
    'the <g id="1">site</g> <g id="2">A</g><x id="3"/><x id="9"/>.',
    'the <g id="1">site</g> <g id="2">A<x id="3"/>.',
    'the </g>site <g id="2">A</g><x id="3"/>',
  ]) {
    const decoded = decode(answer, codes);
    expect(decoded.nodes, answer).toBeNull();
    expect(decoded.text, answer).not.toMatch(/[<>]/);
  }
});

test("a line break within a format is one", () => {
  const coded = encode(block(text("一", 1), { type: "linebreak", version: 1 }, text("二")), "xml");
  expect(coded.text).toBe('<g id="1">一</g>\n二');
  expect(decode('<g id="1">one\ntwo</g>', coded.codes).nodes?.map(({ type }) => type)).toEqual([
    "text",
    "linebreak",
    "text",
  ]);
});
