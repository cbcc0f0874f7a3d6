/** `diglot import-site`: a copied site comes in, is published again, and nobody's link to it is broken. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { blocksOf, figuresOf } from "../../core/edition/blocks.ts";
import { type Report, reportSchema } from "../../core/report/report.ts";
import { type Bench, openBench, type Ran } from "../support/diglot.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const site = fileURLToPath(new URL("../fixtures/old-site", import.meta.url));

let bench: Bench;
let library: string;
let mapping: string;
beforeEach(async () => {
  bench = await openBench();
  library = await bench.library();
  mapping = join(bench.dir, "mapping.json");
  const hosts = ["www.lanjiang-kx.example"];
  await writeFile(mapping, JSON.stringify({ hosts, columns: { 科协要闻: "news" } }));
});
afterEach(() => bench.remove());

const bring = (...more: string[]): Promise<Ran> =>
  bench.run(["import-site", site, "--library", library, "--mapping", mapping, "--json", ...more]);

const isAttachment = ({ type }: { type: string }): boolean => type === "attachment";

interface Finding {
  file: string;
  code: string;
  detail: string;
}
const whole = (ran: Ran) => ran.results.at(-1) as { findings: Finding[] } & Record<string, unknown>;
const codesOf = (ran: Ran): string[] =>
  whole(ran).findings.map(({ file, code }) => `${file.split("/").at(-1)} ${code}`);

async function reportAt(ran: Ran, address: string): Promise<Report> {
  const told = ran.results.find(({ addresses }) => (addresses as string[])?.includes(address));
  const file = join(library, "reports", `${String(told?.["report"])}.json`);
  return reportSchema.parse(JSON.parse(await readFile(file, "utf8")));
}

test("a plan tells what would come in and what is not in order on each page, and changes nothing", async () => {
  const ran = await bring("--plan");
  expect(ran.code).toBe(1);
  expect(whole(ran)).toMatchObject({
    ...{ pages: 15, reports: 9, pairs: 2, pictures: 2, known: 0, others: 2, refused: 2 },
  });
  expect(codesOf(ran)).toEqual(
    expect.arrayContaining([
      "art_12_3600.html no-body",
      "art_12_3601.html unreadable",
      "art_14_3500.html number-twice",
      "Art_12_100.html address-moved",
      "art_13_3458.html column-unknown",
      "art_12_3457.html picture",
      "art_12_3456.html link-dead",
      "art_12_3602.html left-out",
    ]),
  );
  const { results } = await bench.run(["list", "--library", library, "--json"]);
  expect(results).toEqual([]);
});

test("drafts with their facts, pictures, and both editions in one report; what is hostile stays outside", async () => {
  const ran = await bring("--column-map", "13=news");
  const pair = await reportAt(ran, "art/2019/5/28/art_12_3456.html");
  expect(pair).toMatchObject({
    sourceLang: "zh",
    stages: { zh: "draft", en: "draft" },
    siteLog: [{ kind: "brought-in", langs: ["zh", "en"], signed: false }],
    head: {
      column: "news",
      releaseDate: "2019-05-28",
      source: { zh: "澜江日报", en: "Lanjiang Daily" },
      tags: { zh: ["科普", "志愿者"], en: [] },
      oldAddress: {
        zh: "art/2019/5/28/art_12_3456.html",
        en: "en/art/2019/5/28/art_12_3456.html",
      },
    },
  });
  for (const lang of ["zh", "en"] as const) {
    expect(figuresOf(pair.editions[lang])).toHaveLength(1);
    expect(figuresOf(pair.editions[lang])[0]).toMatchObject({ width: 120, height: 80 });
  }
  expect(blocksOf(pair.editions.zh).map(({ text }) => text)).toContain("图为启动仪式现场。");
  const [attachment] = pair.editions.zh.root.children?.filter(isAttachment) ?? [];
  expect(attachment).toMatchObject({
    file: { ext: "pdf", name: "20190528103000" },
    children: [{ type: "caption", children: [{ text: "科普周日程表" }] }],
  });
  const gbk = await reportAt(ran, "art/2019/6/1/art_12_3457.html");
  expect(gbk.head).toMatchObject({ source: { zh: "本站" }, author: { zh: "李青" } });
  expect(blocksOf(gbk.editions.zh).map(({ text }) => text)).toContain("科普周活动安排");
  const hostile = JSON.stringify(await reportAt(ran, "art/2020/2/5/art_12_3602.html"));
  expect(hostile).not.toMatch(/steal|tracker|javascript:/);
});

test("published again, every address that can be kept has its page, and no link between pages is broken", async () => {
  const columns = ["13=news", "14=news", "40=news", "41=news"];
  const ran = await bring("--as-published", "--column-map", ...columns);
  expect(whole(ran)).toMatchObject({ reports: 9, refused: 2 });
  const out = join(bench.dir, "out");
  await bench.run(["build", "--library", library, "--out", out]);
  const addresses = ran.results.slice(0, -1).flatMap((told) => told["addresses"] as string[]);
  const kept = addresses.filter((address) => address !== "Old/2018/3/4/Art_12_100.html");
  expect(kept).toHaveLength(10);
  for (const address of kept)
    expect(await readFile(join(out, address), "utf8")).toContain("</html>");
  expect(await readFile(join(out, "moved.map"), "utf8")).toBe(
    "/Old/2018/3/4/Art_12_100.html /art/2018/3/4/art_news_1.html;\n",
  );
  const check = await bench.run(["site", "check", "--dir", out, "--json"]);
  // The file that a page links to is for the server's own hands.
  expect((check.results[0] as { findings: Finding[] }).findings).toEqual([
    expect.objectContaining({ code: "link-broken", detail: expect.stringContaining("notice.txt") }),
  ]);
});

test("a second run takes what is new and nothing else; a run that was stopped is taken up so", async () => {
  const first = bench.start([
    ...["import-site", site, "--library", library, "--mapping", mapping, "--json"],
  ]);
  first.child.stdout?.once("data", () => first.child.kill("SIGINT"));
  const stopped = await first.ended;
  expect([0, 1]).toContain(stopped.code);
  const second = await bring();
  const third = await bring();
  const [known, taken] = [whole(second)["known"] as number, whole(second)["reports"] as number];
  expect(known).toBeGreaterThan(0);
  expect(known + taken).toBe(9);
  expect(whole(third)).toMatchObject({ reports: 0, known: 9 });
});

test("says what is wrong with the folder, the mapping and the columns", async () => {
  const refused = async (...args: string[]) =>
    (await bench.run(["import-site", ...args, "--library", library, "--json"])).error;
  expect(await refused(bench.dir)).toMatchObject({ code: "NO_OLD_SITE" });
  expect(await refused(join(bench.dir, "none"))).toMatchObject({ code: "NO_OLD_SITE" });
  expect(await refused(site, "--column-map", "13=none")).toMatchObject({
    code: "COLUMNS_UNKNOWN",
    columns: "none",
  });
  expect(await refused(site, "--column-map", "13")).toMatchObject({ code: "COLUMN_MAP_BAD" });
  await writeFile(mapping, '{"body":["p::after"]}');
  expect(await refused(site, "--mapping", mapping)).toMatchObject({
    code: "MAPPING_BAD",
    places: "body.0",
  });
  await writeFile(mapping, "{");
  expect(await refused(site, "--mapping", mapping)).toMatchObject({ code: "MAPPING_UNREADABLE" });
  await rm(mapping);
  expect(await refused(site, "--mapping", mapping)).toMatchObject({ code: "FILE_NOT_FOUND" });
});
