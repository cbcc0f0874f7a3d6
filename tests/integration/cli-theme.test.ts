/** `diglot theme`: files to start from, and every fault with its place; and what a broken theme stops. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, openBench } from "../support/diglot.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let bench: Bench;
let dir: string;
beforeEach(async () => {
  bench = await openBench();
  dir = await bench.library();
});
afterEach(() => bench.remove());

const theme = (...args: string[]) => bench.run(["theme", ...args, "--library", dir, "--json"]);
const own = (name: string): string => join(dir, "theme", name);

test("lists the default theme's files, and writes those that are named without going over any", async () => {
  const listed = await theme("export");
  expect(listed.code).toBe(0);
  expect(listed.results[0]?.["files"]).toContainEqual({ name: "assets/site.css", own: false });

  const written = await theme("export", "site.css", "theme/templates/report.liquid");
  expect([written.code, written.results]).toEqual([
    0,
    [{ written: ["templates/report.liquid", "assets/site.css"], kept: [] }],
  ]);
  await writeFile(own("assets/site.css"), "a { color: teal }");
  const again = await theme("export", "--all");
  expect(again.code).toBe(1);
  expect(again.results[0]?.["kept"]).toEqual(["templates/report.liquid", "assets/site.css"]);
  expect(await readFile(own("assets/site.css"), "utf8")).toBe("a { color: teal }");
  expect((await theme("export", "site.css", "--force")).code).toBe(0);
  expect(await readFile(own("assets/site.css"), "utf8")).toContain("--paper");
  expect((await theme("check")).results).toEqual([{ pages: expect.any(Number), problems: 0 }]);
});

test("says what it does not know", async () => {
  const unknown = await theme("export", "nothing.css");
  expect([unknown.code, unknown.error]).toMatchObject([1, { code: "THEME_FILE_UNKNOWN" }]);
  const nowhere = await bench.run(["theme", "check", "--library", join(bench.dir, "no")]);
  expect(nowhere.code).toBe(1);
  expect((await bench.run(["theme", "check"])).code).toBe(2);
});

test("tells each fault with file, line and column, and a site is not built meanwhile", async () => {
  await mkdir(own("templates"), { recursive: true });
  await writeFile(
    own("templates/report.liquid"),
    '{% layout "base" %}\n{{ report.headline | uper }}\n',
  );
  const checked = await bench.run(["theme", "check", "--library", dir]);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toContain("theme/templates/report.liquid:2:1: There is no filter “uper”.");
  const out = join(bench.dir, "out");
  const built = await bench.run(["build", "--library", dir, "--out", out, "--json"]);
  expect([built.code, built.error]).toMatchObject([
    1,
    { code: "THEME_BROKEN", problems: [{ file: "theme/templates/report.liquid", line: 2 }] },
  ]);
  await expect(readFile(join(out, "index.html"))).rejects.toMatchObject({ code: "ENOENT" });
});
