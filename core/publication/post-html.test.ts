import { expect, it } from "vitest";
import { forPosts } from "./post-html.ts";

it.each([
  ['<label><input type="checkbox" disabled checked> done</label>', "☑ done"],
  ['<label><input type="checkbox" disabled> open</label>', "☐ open"],
  ['<div class="table" tabindex="0">', '<div class="table">'],
  ['<a href="../assets/a.pdf" download="名.pdf">', '<a href="../assets/a.pdf" download>'],
  [
    '<video controls preload="none" width="1" height="1"><source src="../assets/a.mp4" type="video/mp4">',
    '<video controls preload="none" width="1" height="1" src="../assets/a.mp4">',
  ],
  ["<p>[gallery ids=1]</p>", "<p>&#091;gallery ids=1]</p>"],
  ["<p>https://e.example/</p>", "<p>https&#058;//e.example/</p>"],
  ['<a href="https://e.example/">x</a>', '<a href="https://e.example/">x</a>'],
  ["it&#39;s", "it&#039;s"],
])("writes %s as WordPress keeps it", (html, kept) => {
  expect(forPosts(html)).toBe(kept);
  expect(forPosts(forPosts(html))).toBe(kept);
});
