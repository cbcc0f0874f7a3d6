import { expect, it } from "vitest";
import { parsePost, type PostDocument, postText, unescapeHtml } from "./post-document.ts";

const post: PostDocument = {
  lang: "en",
  title: `<script>alert("1")</script> & it's`,
  excerpt: "Two\nlines & more",
  date: "2026-01-02T00:00:00+08:00",
  column: "news-en",
  tags: ["b-en", "a-en"],
  featured: "assets/0a.png",
  status: "",
  content: '<div class="diglot"><p>Text</p>\n<h1>of its own</h1></div>\n',
};

it("gives back what it was made of, hostile texts too", () => {
  expect(parsePost(postText(post))).toEqual({ ...post, tags: ["a-en", "b-en"] });
  expect(postText(post)).not.toContain("<script>");
});

it("is the same text whatever the order of tags, and another one for another state", () => {
  expect(postText({ ...post, tags: ["a-en", "b-en"] })).toBe(postText(post));
  expect(postText({ ...post, status: "draft" })).not.toBe(postText(post));
  expect(parsePost(postText({ ...post, status: "draft" }))?.status).toBe("draft");
});

it("takes no other text for a post", () => {
  expect(parsePost("<!doctype html><p>Theirs</p>")).toBeNull();
});

it("reads single characters however a filter writes them", () => {
  expect(unescapeHtml("&#039;&#39;&#091;&amp;lt;&lt;&quot;&#9999999;")).toBe(
    "''[&lt;<\"&#9999999;",
  );
});
