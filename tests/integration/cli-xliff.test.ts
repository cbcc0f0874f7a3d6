/** `diglot xliff`: findings with file, line and rule; a report out to a translator and back. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bench, openBench } from "../support/diglot.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let bench: Bench;
let library: string;
beforeEach(async () => {
  bench = await openBench();
  library = await bench.library();
});
afterEach(() => bench.remove());

test("tells what is wrong with a file: where, which rule, which clause", async () => {
  const file = join(bench.dir, "a.xlf");
  await writeFile(
    file,
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh">\n<file id="f"><unit id="a b"><segment><source>甲</source></segment></unit></file></xliff>',
  );
  const bad = await bench.run(["xliff", "validate", file, "--json"]);
  expect(bad.code).toBe(1);
  expect(bad.results).toMatchObject([
    { file, line: 2, rule: "attribute-value", clause: "XLIFF 2.1 §4.3" },
  ]);
  const plain = await bench.run(["xliff", "validate", file]);
  expect(plain.stdout).toContain(`${file}:2`);
  await writeFile(file, (await readFile(file, "utf8")).replace("a b", "ab"));
  expect(await bench.run(["xliff", "validate", file])).toMatchObject({ code: 0 });
});

test("gives a report out, shows what comes back, and takes it", async () => {
  const text = join(bench.dir, "report.md");
  await writeFile(text, "# 论坛开幕\n\n导语：论坛在北京开幕。\n\n**第三届**论坛有12国代表。\n");
  await bench.run(["import", text, "--library", library, "--lang", "zh"]);
  const file = join(bench.dir, "out.xlf");
  const made = await bench.run([
    "xliff",
    "export",
    "1",
    "--library",
    library,
    "--out",
    file,
    "--json",
  ]);
  expect(made.results).toMatchObject([{ number: 1, file, texts: 3, locked: 0 }]);
  const given = await readFile(file, "utf8");
  let count = 0;
  const done = given.replace(/state="initial"><source>(.*?)<\/source>/g, (_, source: string) => {
    count += 1;
    return `state="reviewed"><source>${source}</source><target>Text ${count}</target>`;
  });
  await writeFile(file, done);
  const take = (...more: string[]) =>
    bench.run(["xliff", "import", file, "--library", library, "--json", ...more]);
  const plan = await take("--plan");
  expect(plan.code).toBe(0);
  expect(plan.results).toMatchObject([
    { status: "new", kind: "headline", before: "", after: "Text 1" },
    { status: "new" },
    { status: "new" },
  ]);
  const taken = await take("--confirm");
  expect(taken.code).toBe(0);
  expect(taken.results.at(-1)).toMatchObject({ written: 3, confirmed: 3, stays: 0 });
  await writeFile(file, done.replace(/(source-revision">)\w+/, `$1${"0".repeat(32)}`));
  const refused = await take();
  expect(refused.code).toBe(1);
  expect(refused.error).toMatchObject({ code: "TRANSLATOR_OTHER_REVISION" });
  expect((await take("--merge")).code).toBe(0);
});
