/** `diglot export`: files that come back by `diglot import` as the same report, and refusals that write nothing. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { type Report, reportSchema } from "../../core/report/report.ts";
import { type Bench, openBench, type Ran } from "../support/diglot.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let bench: Bench;
let library: string;
beforeEach(async () => {
  bench = await openBench();
  library = await bench.library();
});
afterEach(() => bench.remove());

const text = `# 标题一则

导语：一句**导语**。

正文，有[链接](https://example.org/)。

## 小标题

- 甲
- 乙

> 引文

![替代文字](pictures/photo.png "图注
供图：张三")
`;

const bring = (file: string): Promise<Ran> =>
  bench.run(["import", file, "--library", library, "--lang", "zh", "--json"]);

const give = (...more: string[]): Promise<Ran> =>
  bench.run(["export", "1", "--library", library, "--json", ...more]);

async function stored(ran: Ran): Promise<Report> {
  const name = `${String(ran.results[0]?.["report"])}.json`;
  return reportSchema.parse(JSON.parse(await readFile(join(library, "reports", name), "utf8")));
}

const shown = ({ editions }: Report) => [
  blocksOf(editions.zh).map((block) => `${block.kind}: ${block.text}`),
  figuresOf(editions.zh).map((asset) => asset && [asset.hash, asset.width]),
];

/** A folder of its own, with one for pictures in it. */
async function folder(name: string): Promise<string> {
  const dir = join(bench.dir, name);
  await mkdir(join(dir, "pictures"), { recursive: true });
  return dir;
}

test("gives Markdown with its pictures, which comes in again as the same report", async () => {
  const first = await folder("first");
  const out = await folder("out");
  const second = await folder("second");
  const blank = sharp({ create: { width: 64, height: 48, channels: 3, background: "#28a" } });
  await writeFile(join(first, "pictures/photo.png"), await blank.png().toBuffer());
  await writeFile(join(first, "report.md"), text);
  const came = await bring(join(first, "report.md"));
  expect(came.results[0]).toMatchObject({ number: 1, left: [] });

  const gave = await give("--format", "md", "--pictures", "original", "--out", out);
  expect(gave.code).toBe(0);
  expect(gave.results[0]).toMatchObject({ number: 1, format: "md", missing: 0 });
  const zip = await readFile(String(gave.results[0]?.["file"]));
  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(zip))))
    await writeFile(join(second, name), bytes);

  const again = await bring(join(second, "report.md"));
  expect(again.results[0]).toMatchObject({ number: 2, left: [] });
  expect(shown(await stored(again))).toEqual(shown(await stored(came)));
});

test("refuses an edition without text and a report that is not there, and writes nothing", async () => {
  const first = await folder("first");
  const out = await folder("out");
  await writeFile(join(first, "report.md"), "# 标题\n");
  await bring(join(first, "report.md"));
  const empty = await give("--format", "docx", "--lang", "en", "--out", join(out, "x.docx"));
  expect([empty.code, empty.error]).toMatchObject([1, { code: "EXPORT_empty" }]);
  const wrong = await give("--format", "exe", "--out", join(out, "x.exe"));
  expect(wrong.code).toBe(2);
  expect(await readdir(out)).toEqual(["pictures"]);
});

test("gives an article for WeChat as a folder or a zip, and a newsletter with its text beside it", async () => {
  const first = await folder("first");
  const blank = sharp({ create: { width: 1200, height: 600, channels: 3, background: "#28a" } });
  await writeFile(join(first, "pictures/photo.png"), await blank.png().toBuffer());
  await writeFile(join(first, "report.md"), text);
  await bring(join(first, "report.md"));

  const dir = join(bench.dir, "article");
  const given = await give("--format", "wechat", "--out", dir);
  expect(given.results[0]).toMatchObject({ file: dir, changes: { links: 1 } });
  expect((await readdir(dir)).sort()).toEqual(["article.html", "pictures", "pictures.json"]);
  const list: unknown = JSON.parse(await readFile(join(dir, "pictures.json"), "utf8"));
  const [width, height] = [1080, 540];
  expect(list).toMatchObject({
    standing: "draft",
    pictures: [{ number: 1, file: "pictures/1.png", width, height, credit: "张三" }],
  });
  const { width: made } = await sharp(await readFile(join(dir, "pictures/1.png"))).metadata();
  expect(made).toBe(1080);
  const zip = join(bench.dir, "article.zip");
  await give("--format", "wechat", "--out", zip);
  expect(Object.keys(unzipSync(new Uint8Array(await readFile(zip)))).sort()).toEqual([
    "article.html",
    "pictures.json",
    "pictures/1.png",
  ]);

  const letter = join(bench.dir, "letter.html");
  const shared = ["newsletter", "--library", library, "--lang", "zh", "--out", letter, "--json"];
  const written = await bench.run([...shared, "1"]);
  expect(written.results[0]).toMatchObject({ reports: [1], unsigned: 1, file: letter });
  expect(await readFile(letter, "utf8")).toContain("标题一则");
  expect(await readFile(join(bench.dir, "letter.txt"), "utf8")).toContain("未签发稿");
  expect((await bench.run([...shared, "--newest", "3"])).code).toBe(1);
  expect((await bench.run(shared)).code).toBe(2);
});
