/** Which elements a selector means. */
import { expect, test } from "vitest";
import { attributeOf } from "./page.ts";
import { parsePage } from "./parse-page.ts";
import { parseSelector, select } from "./select.ts";

const PAGE = `<div id="zoom" class="text big"><p class="cap tion">one</p><div><p data-a="x y" id="正文">two</p></div></div>
<p class="cap" id="three" title="a, b">three</p>`;

function found(selector: string): string[] {
  const page = parsePage(PAGE);
  const parsed = parseSelector(selector);
  if (page === "too-deep" || !parsed) throw new Error(selector);
  return select(page, parsed).map((one) => attributeOf(one, "id") || one.tag);
}

test.each([
  ["#zoom", ["zoom"]],
  [".text.big", ["zoom"]],
  ["p.cap", ["p", "three"]],
  ["#zoom p", ["p", "正文"]],
  ["#zoom > p", ["p"]],
  ["div > div > p", ["正文"]],
  ["body #正文", ["正文"]],
  ["[data-a~=y]", ["正文"]],
  ['[data-a^="x"]', ["正文"]],
  ["p[title]", ["three"]],
  ["#three, #zoom", ["zoom", "three"]],
  ["#zoom *", ["p", "div", "正文"]],
  ["table", []],
])("%s", (selector, expected) => {
  expect(found(selector)).toEqual(expected);
});

test.each(["", "p >", "> p", "p:first-child", "p + p", "p..a", ",", "#"])(
  "%j is no selector that is known here",
  (selector) => {
    expect(parseSelector(selector)).toBeNull();
  },
);
