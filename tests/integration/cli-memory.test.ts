/** `diglot memory`: files of memories in and out, what is known of a text, and how much is known. */
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
const memory = (...args: string[]) => bench.run(["memory", ...args, "--library", dir, "--json"]);

const tmx = (...pairs: [string, string][]): string => `<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh" datatype="plaintext"/><body>
${pairs.map(([zh, en]) => `<tu><tuv xml:lang="zh"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`).join("\n")}
</body></tmx>`;

test("takes a file in, finds its texts, counts them, and writes them out again", async () => {
  const pairs: [string, string][] = [
    ["共有30家单位参加。", "30 institutions took part."],
    ["论坛闭幕。", "The forum closed."],
  ];
  await writeFile(file("Partner.tmx"), tmx(...pairs));
  const taken = await memory("import", file("Partner.tmx"));
  expect(taken).toMatchObject({ code: 0, results: [{ memory: "Partner" }] });
  const known = await memory("match", "共有45家单位参加。", "--lang", "zh");
  expect(known.code).toBe(0);
  expect(known.results[0]).toMatchObject({
    kind: "fuzzy",
    adapted: "45 institutions took part.",
    unit: { en: "30 institutions took part." },
  });
  expect((await memory("match", "The forum closed.", "--lang", "en")).results[0]).toMatchObject({
    kind: "exact",
    score: 100,
  });
  const plain = await bench.run([
    "memory",
    "match",
    "论坛闭幕。",
    "--lang",
    "zh",
    "--library",
    dir,
  ]);
  expect(plain.stdout).toBe("100 %  论坛闭幕。\n       The forum closed.\n");
  expect((await memory("match", "彗星", "--lang", "zh")).code).toBe(1);
  expect((await memory("stats")).results).toMatchObject([
    { name: "", units: 0 },
    { name: "Partner", units: 2 },
  ]);
  expect(await memory("export", file("out.tmx"))).toMatchObject({
    code: 0,
    results: [{ units: 2 }],
  });
  const written = await readFile(file("out.tmx"), "utf8");
  for (const text of pairs.flat()) expect(written).toContain(text);
});

test("takes nothing of a broken file, says its line, and what a command lacks", async () => {
  await writeFile(file("broken.tmx"), tmx(["论坛闭幕。", "The forum closed."]).slice(0, -20));
  const broken = await memory("import", file("broken.tmx"));
  expect(broken.code).toBe(1);
  expect(broken.error).toMatchObject({ code: expect.stringMatching(/^TMX_/), line: 3 });
  expect((await memory("match", "论坛闭幕。", "--lang", "zh")).code).toBe(1);
  const none = await memory("import", file("none.tmx"));
  expect(none).toMatchObject({ code: 1, error: { code: "FILE_NOT_FOUND" } });
  expect((await memory("match", "论坛")).code).toBe(2);
  expect((await bench.run(["memory", "stats"])).code).toBe(2);
});
