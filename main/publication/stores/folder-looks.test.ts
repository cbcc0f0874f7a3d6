import { mkdir, mkdtemp, rm, unlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFolderLooks, type FolderLooks } from "./folder-looks.ts";
import { stampIn, statNow } from "./folder-stamp.ts";

let dir: string;
let looks: FolderLooks;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "looks-"));
  looks = createFolderLooks({ many: 3 });
});

afterEach(async () => {
  await looks.close();
  await rm(dir, { recursive: true });
});

const stampOf = (path: string): string | null => {
  const found = statNow(join(dir, path));
  return found && stampIn(found);
};
const told = async (paths: readonly string[]) => {
  const stamps = await looks.look(dir, paths);
  if (!stamps) throw new Error("not looked at");
  return Object.fromEntries(stamps);
};
const now = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, stampOf(path)]));

test("looks in a thread from the second time on, and where there are many files", async () => {
  expect(looks.look(dir, ["a", "b"])).toBeNull();
  expect(looks.look(dir, ["a", "b", "c"])).toBeNull();
  expect(await told(["a", "b", "c"])).toEqual({ a: null, b: null, c: null });
});

test("tells what is there at each look, whatever happened to the files between", async () => {
  const paths = ["a", "文/b", "c/d", "e"];
  await mkdir(join(dir, "文"));
  await writeFile(join(dir, "a"), "1");
  await writeFile(join(dir, "文/b"), "2");
  expect(looks.look(dir, paths)).toBeNull();
  expect(await told(paths)).toEqual(now(paths));
  const before = now(paths);

  expect(await told(paths)).toEqual(before);
  await writeFile(join(dir, "a"), "3");
  await utimes(join(dir, "a"), 1, 1);
  await unlink(join(dir, "文/b"));
  await mkdir(join(dir, "c"));
  await writeFile(join(dir, "c/d"), "4");
  const after = now(paths);
  expect(after).not.toEqual(before);
  expect(await told(paths)).toEqual(after);

  // Other paths, some of them known.
  const others = ["a", "c/d", "c", "a/below"];
  expect(await told(others)).toEqual({ ...now(others), "a/below": null });
  expect(await told(paths)).toEqual(now(paths));
});

test("gives the same stamps again while nothing changed, and leaves those alone that were told before", async () => {
  const paths = ["a", "b", "c"];
  await writeFile(join(dir, "a"), "1");
  expect(looks.look(dir, paths)).toBeNull();
  const first = await looks.look(dir, paths);
  const copy = new Map(first);
  expect(await looks.look(dir, paths)).toBe(first);
  await unlink(join(dir, "a"));
  const second = await looks.look(dir, paths);
  expect(second?.get("a")).toBeNull();
  expect(first).toEqual(copy);
  expect(await looks.look(dir, paths)).toBe(second);
});

test("two looks at once each tell of their own paths", async () => {
  await writeFile(join(dir, "a"), "1");
  const [some, others] = [
    ["a", "b", "c"],
    ["x", "y", "a"],
  ];
  expect(looks.look(dir, some)).toBeNull();
  const [one, other, again] = await Promise.all([told(some), told(others), told(some)]);
  expect([one, other, again]).toEqual([now(some), now(others), now(some)]);
});

test("a thread that ends leaves whoever waits without an answer, and begins again", async () => {
  const paths = ["a", "b", "c"];
  expect(looks.look(dir, paths)).toBeNull();
  const waiting = looks.look(dir, paths);
  await looks.close();
  expect(await waiting).toBeNull();
  expect(await told(paths)).toEqual(now(paths));
});

test("a path that cannot be asked for is left to whoever needs it", async () => {
  const paths = ["a", "b".repeat(300), "c"];
  expect(looks.look(dir, paths)).toBeNull();
  expect(await told(paths)).toEqual({ a: null, c: null, ["b".repeat(300)]: undefined });
});
