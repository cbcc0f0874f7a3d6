/** When the window's files count as out of date. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBundleStale } from "./window-bundle.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "diglot-bundle-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, time: number): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "");
  await utimes(file, time, time);
  for (let dir = dirname(file); dir !== root; dir = dirname(dir)) await utimes(dir, 1, 1);
}

test("a bundle that was never built is stale", async () => {
  await write("renderer/app/main.tsx", 100);
  expect(await isBundleStale(root, "window")).toBe(true);
});

test("a bundle newer than all its sources is fresh, until one of them changes", async () => {
  await write("renderer/app/main.tsx", 100);
  await write("core/report/lang.ts", 100);
  await write("out/renderer/index.html", 200);
  expect(await isBundleStale(root, "window")).toBe(false);
  await write("core/report/lang.ts", 300);
  expect(await isBundleStale(root, "window")).toBe(true);
});

test("the desktop bundle also depends on main, the window does not", async () => {
  await write("renderer/app/main.tsx", 100);
  await write("out/renderer/index.html", 200);
  await write("out/main/desktop.js", 200);
  await write("main/workstation.ts", 300);
  expect(await isBundleStale(root, "window")).toBe(false);
  expect(await isBundleStale(root, "desktop")).toBe(true);
});
