/** Tests of the comparison between the site as it should be and what a target holds. */
import { describe, expect, it } from "vitest";
import { compareWithTarget, inWriteStages, type Manifest, type Pending } from "./manifest.ts";

const file = (path: string, hash: string) => ({ path, hash, sizeBytes: 1, title: "" });
const manifest = (files: Record<string, string>): Manifest => ({
  version: 1,
  library: "L",
  files: Object.fromEntries(
    Object.entries(files).map(([path, hash]) => [path, { hash, sizeBytes: 1, title: path }]),
  ),
});

interface Case {
  wanted: Record<string, string>;
  left?: Record<string, string>;
  pending?: Record<string, string[]>;
  held: Record<string, string>;
}

function compare({ wanted, left, pending, held }: Case) {
  const unfinished: Pending | null = pending ? { version: 1, library: "L", files: pending } : null;
  const result = compareWithTarget({
    wanted: Object.entries(wanted).map(([path, hash]) => file(path, hash)),
    manifest: left ? manifest(left) : null,
    pending: unfinished,
    held: new Map(Object.entries(held)),
  });
  return {
    added: result.added.map(({ path }) => path),
    changed: result.changed.map(({ path }) => path),
    removed: result.removed.map(({ path }) => path),
    unchanged: result.unchanged,
    foreign: result.foreign,
  };
}
const nothing = { added: [], changed: [], removed: [], unchanged: 0, foreign: [] };

describe("comparison with a target", () => {
  it("adds what is not there, also what somebody took away", () => {
    expect(compare({ wanted: { a: "1" }, held: {} })).toEqual({ ...nothing, added: ["a"] });
    expect(compare({ wanted: { a: "1" }, left: { a: "1" }, held: {} })).toEqual({
      ...nothing,
      added: ["a"],
    });
  });
  it("changes what we left there in another form", () => {
    expect(compare({ wanted: { a: "2" }, left: { a: "1" }, held: { a: "1" } })).toEqual({
      ...nothing,
      changed: ["a"],
    });
  });
  it("leaves what is right alone, whoever put it there", () => {
    expect(compare({ wanted: { a: "1" }, held: { a: "1" } })).toEqual({ ...nothing, unchanged: 1 });
  });
  it("removes what we left and no longer want", () => {
    expect(compare({ wanted: {}, left: { a: "1" }, held: { a: "1" } })).toEqual({
      ...nothing,
      removed: ["a"],
    });
    expect(compare({ wanted: {}, left: { a: "1" }, held: {} })).toEqual(nothing);
  });
  it("tells what somebody else changed, put in our way, or changed in what we would remove", () => {
    expect(compare({ wanted: { a: "2" }, left: { a: "1" }, held: { a: "x" } })).toEqual({
      ...nothing,
      changed: ["a"],
      foreign: ["a"],
    });
    expect(compare({ wanted: { a: "2" }, held: { a: "x" } })).toEqual({
      ...nothing,
      changed: ["a"],
      foreign: ["a"],
    });
    expect(compare({ wanted: {}, left: { a: "1" }, held: { a: "x" } })).toEqual({
      ...nothing,
      removed: ["a"],
      foreign: ["a"],
    });
  });
  it("does not look at files that never were ours", () => {
    expect(compare({ wanted: {}, held: { theirs: "x" } })).toEqual(nothing);
  });
  it("knows what a publication that was cut off may have left", () => {
    const pending = { a: ["2"], b: ["1", "2"], c: ["1"] };
    expect(
      compare({ wanted: { a: "3", b: "2" }, pending, held: { a: "2", b: "2", c: "1" } }),
    ).toEqual({
      ...nothing,
      changed: ["a"],
      unchanged: 1,
      removed: ["c"],
    });
  });
});

describe("stages of writing", () => {
  it("put pictures and styles before pages and pages before lists", () => {
    const files = [
      "index.html",
      "col/a/index_2.html",
      "en/art/1.html",
      "sitemap.xml",
      "assets/x.webp",
      "art/1.html",
      "404.html",
    ];
    expect(
      inWriteStages({
        added: files.map((path) => ({ path })),
        changed: [{ path: "index.html" }, { path: "art/0.html" }, { path: "assets/s.css" }],
      }).map((stage) => stage.map(({ path }) => path)),
    ).toEqual([
      ["assets/s.css", "assets/x.webp"],
      ["art/1.html", "en/art/1.html"],
      ["col/a/index_2.html"],
      ["sitemap.xml"],
      ["404.html"],
      ["index.html"],
      ["art/0.html"],
      ["index.html"],
    ]);
  });
});
