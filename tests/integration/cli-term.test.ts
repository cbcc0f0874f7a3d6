/** `diglot term`: files of terms in and out, and nothing half done. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, openBench } from "../support/diglot.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
let dir: string;
beforeEach(async () => {
  bench = await openBench();
  dir = await bench.library();
});
afterEach(() => bench.remove());

const file = (name: string): string => join(bench.dir, name);
const term = (...args: string[]) => bench.run(["term", ...args, "--library", dir, "--json"]);

test("takes a table in, looks at it first, and writes it as every format", async () => {
  await writeFile(
    file("in.csv"),
    "类别,中文,英文,禁用译法\n机构,科协,AST,SA\n人名,王方,Wang Fang,\n",
  );
  const looked = await term("import", file("in.csv"), "--preview");
  expect(JSON.parse(looked.stdout)).toMatchObject({ taken: false, added: 2, problems: 0 });
  const taken = await term("import", file("in.csv"));
  expect([taken.code, JSON.parse(taken.stdout)]).toMatchObject([0, { taken: true, added: 2 }]);
  for (const name of ["out.csv", "out.xlsx", "out.tbx"]) {
    expect((await term("export", file(name))).code).toBe(0);
    const again = await term("import", file(name), "--preview");
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, changed: 0, same: 2 });
  }
  expect(await readFile(file("out.tbx"), "utf8")).toContain("deprecatedTerm-admn-sts");
  expect(JSON.parse(await readFile(join(dir, "terms.json"), "utf8")).terms).toHaveLength(2);
});

test("names every line that cannot be taken, takes none, and ends with 1", async () => {
  await writeFile(file("bad.csv"), "zh,en\n会长,President\n,Chair\n");
  const { code, stdout } = await bench.run(["term", "import", file("bad.csv"), "--library", dir]);
  expect(code).toBe(1);
  expect(stdout).toContain("bad.csv:3: the Chinese is missing (Chair)");
  const { stdout: out } = await term("export", file("out.csv"));
  expect(JSON.parse(out)).toMatchObject({ count: 0 });
});

test("says why a file is not taken, and what a name must end in", async () => {
  await writeFile(file("bad.tbx"), "<html/>");
  const refused = await term("import", file("bad.tbx"));
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stderr).error).toMatchObject({
    code: "TERM_FILE_REFUSED",
    refusal: "NOT_TBX",
  });
  expect((await term("import", file("none.csv"))).code).toBe(1);
  expect((await term("export", file("out.doc"))).code).toBe(2);
});
