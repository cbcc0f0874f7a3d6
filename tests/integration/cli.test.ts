/** The command line: what it takes, what it prints, and its exit codes. */
import { createServer } from "node:net";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, watch, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ReportId } from "../../core/report/ids.ts";
import { DRAWING } from "../../main/library/photo-cache.ts";
import { openLibrary } from "../../main/open-library.ts";
import { type Bench, openBench } from "../support/diglot.ts";
import { elementsOf, openLiveClient, typeInto } from "../support/live-client.ts";
import { makeReport } from "../support/made-report.ts";
import { root } from "../support/root.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

const commands = [
  "serve",
  "new-library",
  "list",
  "import",
  "advance",
  "build",
  "publish",
  "segment",
];

test("explains itself and each command in the system's language", async () => {
  const english = await bench.run(["--help"]);
  expect(english.code).toBe(0);
  for (const name of commands) expect(english.stdout).toContain(`  ${name} `);
  const pages = await Promise.all(
    commands.map((name) => bench.run([name, "--help"], { lang: "zh_CN.UTF-8" })),
  );
  for (const [index, page] of pages.entries()) {
    expect(page.code).toBe(0);
    expect(page.stdout).toContain(`用法： diglot ${commands[index]}`);
    expect(page.stdout).toContain("--json");
    // A key without words would show as itself.
    expect(page.stdout).not.toMatch(/\b(?:option|argument|command|help)\.[a-zA-Z]/);
    expect(page.stderr).toBe("");
  }
});

test.each([
  [["nonsense"], "UNKNOWN_COMMAND"],
  [["serve", "--nonsense"], "UNKNOWN_OPTION"],
  [["serve", "--port", "70000"], "INVALID_VALUE"],
  [["serve", "--library"], "MISSING_VALUE"],
  [["list", "--library", "--text"], "INVALID_VALUE"],
  [["serve", "--sample", "--library", "x"], "CONFLICTING_OPTIONS"],
  [["new-library"], "MISSING_ARGUMENT"],
  [["new-library", "a", "b"], "TOO_MANY_ARGUMENTS"],
  [["list"], "MISSING_OPTION"],
  [["import", "a.txt", "--library", "x", "--lang", "fr"], "INVALID_VALUE"],
  [
    ["import", "a.txt", "--library", "x", "--lang", "zh", "--release-date", "2021-2-30"],
    "INVALID_VALUE",
  ],
  [["advance", "1", "--library", "x", "--lang", "zh", "--to", "published"], "INVALID_VALUE"],
])("takes %j for wrong use", async ([name = "", ...args], code) => {
  const ran = await bench.run([name, "--json", ...args]);
  expect(ran.error?.["code"]).toBe(code);
  expect(ran.error?.["message"]).not.toMatch(/error\.|undefined/);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe("");
});

test("says in Chinese what is wrong, and shows the commands when none is given", async () => {
  const unknown = await bench.run(["serve", "--nonsense"], { lang: "zh_CN.UTF-8" });
  expect(unknown.stderr).toBe("没有“--nonsense”这个选项。用法见 --help。\n");
  const none = await bench.run([]);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("new-library");
});

test("makes a library, and not over anything", async () => {
  const dir = join(bench.dir, "deep", "library");
  const made = await bench.run([
    "new-library",
    dir,
    "--name-zh",
    "某市科协",
    "--name-en",
    "LAST",
    "--json",
  ]);
  expect(made).toMatchObject({ code: 0, results: [{ library: dir }] });
  const record = JSON.parse(await readFile(join(dir, "library.json"), "utf8"));
  expect(record.settings.siteName).toEqual({ zh: "某市科协", en: "LAST" });
  const again = await bench.run(["new-library", dir, "--json"]);
  expect(again).toMatchObject({
    code: 1,
    error: { code: "LIBRARY_PROBLEM", problem: "not-empty" },
  });
  expect(JSON.parse(await readFile(join(dir, "library.json"), "utf8"))).toEqual(record);
});

test("fills a library with the sample reports", async () => {
  // Photographs are kept on the device once drawn; small ones are put there, as drawing takes its time.
  const photos = join(bench.dir, "device", "sample-photos", `${DRAWING}`);
  await mkdir(photos, { recursive: true });
  const reports = join(root, "resources", "sample", "reports");
  const names = await readdir(reports);
  for (const name of names) {
    const text = await readFile(join(reports, name), "utf8");
    for (const [, photo] of text.matchAll(/"asset": "([^"]+)"/g)) {
      const background = { r: (photo ?? "").length * 9, g: 90, b: 90 };
      await sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .jpeg()
        .toFile(join(photos, `${photo}.jpg`));
    }
  }
  const dir = join(bench.dir, "sample");
  expect(await bench.run(["new-library", dir, "--sample"])).toMatchObject({ code: 0 });
  const listed = await bench.run(["list", "--library", dir, "--json"]);
  expect(listed.results).toHaveLength(names.length);
  expect(listed.results.every((report) => report["figuresMissing"] === 0)).toBe(true);
  const found = await bench.run(["list", "--library", dir, "--text", "澜", "--json"]);
  expect(found.results.length).toBeGreaterThan(5);
});

test("leaves nothing behind when the sample cannot be made", async () => {
  await mkdir(join(bench.dir, "device"));
  await writeFile(join(bench.dir, "device", "sample-photos"), "a file where the folder should be");
  const dir = join(bench.dir, "sample");
  expect((await bench.run(["new-library", dir, "--sample"])).code).toBe(1);
  expect(await readdir(bench.dir)).toEqual(["device"]);
});

test("serves until it is asked to end, with everything typed on disk and the lock gone", async () => {
  const library = await bench.library();
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。\n");
  const [report] = (
    await bench.run(["import", "a.txt", "--library", library, "--lang", "zh", "--json"])
  ).results;
  const id = report?.["report"] as ReportId;
  const serving = await bench.serve(["--library", library]);
  const client = await openLiveClient(serving.url);
  const live = await client.open(id, "zh");
  typeInto(elementsOf(live.doc)[0]!, "，刚刚输入");
  await live.synced();
  expect(await serving.stop("SIGTERM")).toBe(0);
  client.close();
  expect(await readdir(library)).not.toContain("library.lock");
  const file = await readFile(join(library, "reports", `${id}.json`), "utf8");
  expect(file).toContain("标题，刚刚输入");
});

test("ends on Ctrl+C, with the welcome screen too", async () => {
  const serving = await bench.serve([]);
  expect(await serving.stop("SIGINT")).toBe(0);
});

test("says that a port is taken", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ran = await bench.run([
    "serve",
    "--library",
    await bench.library(),
    "--port",
    `${port}`,
    "--json",
  ]);
  expect(ran).toMatchObject({ code: 1, error: { code: "PORT_TAKEN", port } });
  server.close();
});

test("moves an edition step by step, and says why not otherwise", async () => {
  const library = await bench.library();
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。\n");
  await bench.run(["import", "a.txt", "--library", library, "--lang", "zh"]);
  const move = (to: string, report = "1") =>
    bench.run(["advance", report, "--library", library, "--lang", "zh", "--to", to, "--json"]);
  expect(await move("approved")).toMatchObject({
    code: 1,
    error: { code: "STAGE_MOVE_REFUSED", from: "draft", to: "approved" },
  });
  expect(await move("review")).toMatchObject({
    code: 0,
    results: [{ from: "draft", to: "review" }],
  });
  expect(await move("approved")).toMatchObject({ code: 0 });
  const [listed] = (await bench.run(["list", "--library", library, "--json"])).results;
  expect(listed).toMatchObject({ number: 1, zh: { stage: "approved" }, en: { stage: "draft" } });
  expect(await move("draft", String(listed?.["report"]))).toMatchObject({ code: 0 });
  expect(await move("review", "2")).toMatchObject({ code: 1, error: { code: "REPORT_NOT_FOUND" } });
  expect(await move("review", "x/../y")).toMatchObject({ error: { code: "REPORT_NOT_FOUND" } });
});

test("builds the site and publishes it to a target, changing only what changed", async () => {
  const library = await bench.library();
  await writeFile(join(bench.dir, "a.txt"), "首页 / 要闻\n\n标题甲\n\n正文。\n");
  const date = ["--release-date", "2021-12-15"];
  await bench.run(["import", "a.txt", "--library", library, "--lang", "zh", ...date]);
  const out = join(bench.dir, "out");
  const built = await bench.run([
    "build",
    "--library",
    library,
    "--out",
    out,
    "--drafts",
    "--json",
  ]);
  expect(built).toMatchObject({ code: 0, results: [{ out, reports: 1 }] });
  const page = await readFile(join(out, "art/2021/12/15/art_news_1.html"), "utf8");
  expect(page).toContain("标题甲");

  const site = join(bench.dir, "site");
  await mkdir(site);
  await addTarget(library, site);
  const publish = (...more: string[]) =>
    bench.run(["publish", "--library", library, "--target", "site", "--json", ...more]);
  expect((await publish("--plan")).results[0]).toMatchObject({ plan: { reports: 0 } });
  expect(await readdir(site)).toEqual([]);
  for (const stage of ["review", "approved"])
    await bench.run(["advance", "1", "--library", library, "--lang", "zh", "--to", stage]);
  const first = await publish();
  expect(first).toMatchObject({
    code: 0,
    results: [{ publication: { number: 1, outcome: "done" } }],
  });
  expect(await readdir(join(site, "art/2021/12/15"))).toEqual(["art_news_1.html"]);
  const second = await publish();
  expect(second.results[0]).toMatchObject({ publication: { added: [], changed: [], removed: [] } });

  await writeFile(join(site, "art/2021/12/15/art_news_1.html"), "somebody else's");
  expect(await publish()).toMatchObject({ code: 1, error: { code: "FOREIGN_CHANGES" } });
  expect(await publish("--overwrite-foreign")).toMatchObject({ code: 0 });
  expect(await publish("--target", "nowhere")).toMatchObject({
    code: 1,
    error: { code: "TARGET_NOT_FOUND" },
  });
});

test("ends a publication on Ctrl+C with whole pages, and the next one completes it", async () => {
  const library = await libraryOf(60);
  const site = join(bench.dir, "site");
  await mkdir(site);
  await addTarget(library, site);
  const publishing = bench.start(["publish", "--library", library, "--target", "site", "--json"]);
  // The record of what it is about to leave says that writing has begun.
  for await (const { filename } of watch(site, { recursive: true }))
    if (filename?.endsWith("pending.json")) break;
  publishing.child.kill("SIGINT");
  const cut = await publishing.ended;
  expect(cut.code).toBe(1);
  expect(cut.error).toMatchObject({ code: "PUBLICATION_CANCELLED", number: 1 });
  expect(cut.results[0]).toMatchObject({ publication: { outcome: "cancelled" } });
  for (const name of await readdir(site, { recursive: true }))
    if (name.endsWith(".html"))
      expect(await readFile(join(site, name), "utf8")).toMatch(/<\/html>\s*$/);
  const next = await bench.run(["publish", "--library", library, "--target", "site", "--json"]);
  expect(next).toMatchObject({
    code: 0,
    results: [{ publication: { number: 2, outcome: "done" } }],
  });
  expect(await bench.run(["list", "--library", library])).toMatchObject({ code: 0 });
});

test("says that a build that was cut off is not complete", async () => {
  const library = await libraryOf(300);
  const out = join(bench.dir, "out");
  await mkdir(out);
  const building = bench.start(["build", "--library", library, "--out", out, "--json"]);
  for await (const { filename } of watch(out, { recursive: true }))
    if (filename?.endsWith("pending.json")) break;
  building.child.kill("SIGINT");
  expect(await building.ended).toMatchObject({ code: 1, error: { code: "BUILD_CANCELLED", out } });
  const again = await bench.run(["build", "--library", library, "--out", out, "--json"]);
  expect(again).toMatchObject({ code: 0, results: [{ reports: 300 }] });
});

test("refuses to write the site into the library", async () => {
  const library = await bench.library();
  const ran = await bench.run([
    "build",
    "--library",
    library,
    "--out",
    join(library, "site"),
    "--json",
  ]);
  expect(ran).toMatchObject({
    code: 1,
    error: { code: "TARGET_UNREACHABLE", reason: "inside-library" },
  });
  expect(ran.error?.["message"]).toContain("library’s folder");
});

test("opens no library for two commands at once", async () => {
  const library = await bench.library();
  const serving = await bench.serve(["--library", library]);
  const ran = await bench.run(["list", "--library", library, "--json"]);
  expect(ran).toMatchObject({ code: 1, error: { problem: "locked", pid: serving.child.pid } });
  await serving.stop("SIGKILL");
  const copied = join(bench.dir, "copy");
  await cp(library, copied, { recursive: true });
  expect(await readdir(copied)).toContain("library.lock");
  expect(await bench.run(["list", "--library", library])).toMatchObject({ code: 0 });
  expect(await bench.run(["list", "--library", copied])).toMatchObject({ code: 0 });
});

/** A library with so many reports. */
async function libraryOf(count: number): Promise<string> {
  const library = await bench.library();
  const themeDir = join(root, "resources", "theme");
  const filling = await openLibrary({ dir: library, themeDir, me: () => "" });
  for (let number = 1; number <= count; number += 1)
    await filling.reports.add(makeReport({ number }));
  await filling.close();
  return library;
}

async function addTarget(library: string, path: string): Promise<void> {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.targets = [{ name: "site", kind: "folder", path }];
  await writeFile(file, JSON.stringify(record));
}

test("prints the sentences of a text, one a line", async () => {
  const file = join(bench.dir, "text.txt");
  await writeFile(file, "“开幕了吗？”他问。增长3.5%。\n明天\n");
  const lines = await bench.run(["segment", "--lang", "zh", file]);
  expect(lines).toMatchObject({ code: 0, stdout: "“开幕了吗？”他问。\n增长3.5%。\n明天\n" });
  const objects = await bench.run(["segment", "--lang", "zh", file, "--json"]);
  expect(objects.results).toEqual([
    { start: 0, end: 10, text: "“开幕了吗？”他问。" },
    { start: 10, end: 17, text: "增长3.5%。" },
    { start: 18, end: 20, text: "明天" },
  ]);
  const none = await bench.run(["segment", "--lang", "zh", join(bench.dir, "none.txt"), "--json"]);
  expect(none).toMatchObject({ code: 1, error: { code: "FILE_NOT_FOUND" } });
});
