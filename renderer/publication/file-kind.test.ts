/** What files of a site are called that have no title. */
import { expect, test } from "vitest";
import { searchIndexPath } from "../../core/publication/search/layout.ts";
import { type FileKind, kindOf } from "./file-kind.ts";

const hash = "0123456789abcdef01234567";

test.each<[string, FileKind]>([
  ["index.html", "page"],
  ["en/search/index.html", "page"],
  [`assets/${hash}-960.webp`, "picture"],
  [`assets/${hash}-a1b2c3-960.avif`, "picture"],
  [`assets/${hash}-1600.jpg`, "picture"],
  [`assets/${hash}-640.svg`, "picture"],
  [`assets/${hash}.mp4`, "film"],
  [`assets/${hash}.vtt`, "captions"],
  [`assets/${hash}.pdf`, "attachment"],
  [`assets/${hash}.zip`, "attachment"],
  [searchIndexPath("zh"), "search"],
  ["en/search/data/64-0/3.json", "search"],
  ["withdrawn.json", "withdrawn"],
  ["withdrawn.map", "withdrawn"],
  ["moved.json", "moved"],
  ["moved.map", "moved"],
  ["rss.xml", "feed"],
  ["en/col/news/feed.json", "feed"],
  ["sitemap_2026.xml", "map"],
  ["robots.txt", "map"],
  ["assets/site.0123456789ab.css", "theme"],
  ["assets/fonts/serif.0123456789ab.woff2", "theme"],
  ["assets/mark.0123456789ab.svg", "theme"],
  ["assets/cover.0123456789ab.png", "theme"],
  ["links/posts/report-7.json", "machine"],
])("%s is listed as %s", (path, kind) => {
  expect(kindOf(path)).toBe(kind);
});
