/** Full and read-only disks: the truth is told, nothing is lost, nothing half-done is left. */
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, type TestContext, vi } from "vitest";
import type { ReportId } from "../../core/report/ids.ts";
import { type Bench, openBench } from "../support/diglot.ts";
import { elementsOf, type LiveClient, openLiveClient, typeInto } from "../support/live-client.ts";
import { mountSmallDisk, otherUser, type SmallDisk } from "../support/places.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
const cleanups: (() => void)[] = [];
beforeEach(async () => {
  bench = await openBench();
  // `nobody` has to get to it.
  await chmod(bench.dir, 0o755);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
  await bench.remove();
});

async function smallDisk({ skip }: TestContext, sizeKb = 6000): Promise<SmallDisk> {
  const disk = await mountSmallDisk(join(bench.dir, "disk"), sizeKb);
  if ("reason" in disk) return skip(disk.reason);
  cleanups.push(disk.unmount);
  return disk;
}

async function client(url: string): Promise<LiveClient> {
  const opened = await openLiveClient(url);
  cleanups.push(opened.close);
  return opened;
}

/** A library with one report, on the disk. */
async function libraryOn(disk: SmallDisk): Promise<{ library: string; id: ReportId }> {
  const library = join(disk.dir, "library");
  await bench.run(["new-library", library]);
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。\n");
  const ran = await bench.run(["import", "a.txt", "--library", library, "--lang", "zh", "--json"]);
  return { library, id: ran.results[0]?.["report"] as ReportId };
}

test("typing onto a full disk says so at once, and is on disk as soon as there is room", async (context) => {
  const disk = await smallDisk(context);
  const { library, id } = await libraryOn(disk);
  const serving = await bench.serve(["--library", library]);
  const live = await (await client(serving.url)).open(id, "zh");
  const [headline] = elementsOf(live.doc);
  typeInto(headline!, "，一");
  await live.synced();
  expect(live.messages).toEqual([]);

  disk.fill();
  for (let index = 0; index < 40; index += 1) typeInto(headline!, `，写满之后${index}`);
  await live.synced();
  expect(live.messages[0]).toMatchObject({ ok: false, code: "disk-full" });
  expect(live.messages.every((message) => !message.ok)).toBe(true);

  disk.free();
  await live.told((message) => message.ok);
  // What was kept back is on disk now: a power cut takes nothing.
  await serving.stop("SIGKILL");
  const again = await bench.serve(["--library", library]);
  const reopened = await (await client(again.url)).open(id, "zh");
  const text = elementsOf(reopened.doc)[0]!.toString();
  expect(text).toContain("标题，一，写满之后0，");
  expect(text).toContain("，写满之后39");
});

test("serving does not end with text that the full disk kept back, until there is room or it is asked again", async (context) => {
  const disk = await smallDisk(context);
  const { library, id } = await libraryOn(disk);
  const type = async (text: string) => {
    const serving = await bench.serve(["--library", library]);
    const live = await (await client(serving.url)).open(id, "zh");
    disk.fill();
    // Longer than what is left of a page that the database holds already.
    typeInto(elementsOf(live.doc)[0]!, text.repeat(20_000));
    await live.told((message) => !message.ok);
    const gone = once(serving.child, "exit");
    serving.child.kill("SIGTERM");
    await serving.said((line) => line.includes("NOT_SAVED"));
    return { serving, gone };
  };
  const first = await type("甲");
  disk.free();
  expect(await first.gone).toEqual([0, null]);
  const second = await type("乙");
  second.serving.child.kill("SIGTERM");
  expect(await second.gone).toEqual([1, null]);
  disk.free();
  const file = await readFile(join(library, "reports", `${id}.json`), "utf8");
  expect([file.includes("甲甲"), file.includes("乙")]).toEqual([true, false]);
});

test("a full disk is told to the desk as well, and what was there stays", async (context) => {
  const disk = await smallDisk(context);
  const { library, id } = await libraryOn(disk);
  const before = await readFile(join(library, "reports", `${id}.json`), "utf8");
  disk.fill();
  const advanced = await bench.run([
    "advance",
    "1",
    "--library",
    library,
    "--lang",
    "zh",
    "--to",
    "review",
    "--json",
  ]);
  expect(advanced).toMatchObject({ code: 1 });
  expect(advanced.error?.["problem"] ?? advanced.error?.["code"]).toMatch(/disk-full|DISK_FULL/);
  const imported = await bench.run([
    "import",
    "a.txt",
    "--library",
    library,
    "--lang",
    "zh",
    "--json",
  ]);
  expect(imported).toMatchObject({ code: 1, results: [] });
  expect(await readFile(join(library, "reports", `${id}.json`), "utf8")).toBe(before);
  expect((await readdir(join(library, "reports"))).length).toBe(1);
  disk.free();
  const listed = await bench.run(["list", "--library", library, "--json"]);
  expect(listed.results).toMatchObject([{ number: 1, zh: { stage: "draft" } }]);
});

test("no library is begun on a full disk", async (context) => {
  const disk = await smallDisk(context, 64);
  disk.fill();
  const ran = await bench.run(["new-library", join(disk.dir, "library"), "--json"]);
  expect(ran).toMatchObject({ code: 1, error: { problem: "disk-full" } });
  expect(await readdir(disk.dir)).toEqual(["filler"]);
});

test("a site that does not fit says at which file, and is finished when there is room", async (context) => {
  const disk = await smallDisk(context, 400);
  const library = await bench.library();
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。\n");
  await bench.run(["import", "a.txt", "--library", library, "--lang", "zh"]);
  const out = join(disk.dir, "out");
  await mkdir(out);
  disk.fill();
  const build = () =>
    bench.run(["build", "--library", library, "--out", out, "--drafts", "--json"]);
  expect(await build()).toMatchObject({
    code: 1,
    error: { code: "WRITE_FAILED", failure: "disk-full", path: expect.stringMatching(/./) },
  });
  disk.free();
  expect(await build()).toMatchObject({ code: 0 });
});

test("a file of the theme that does not fit is not begun", async (context) => {
  const disk = await smallDisk(context);
  const { library } = await libraryOn(disk);
  disk.fill();
  const exported = await bench.run(["theme", "export", "--all", "--library", library, "--json"]);
  expect(exported).toMatchObject({
    ...{ code: 1, error: { code: "WRITE_FAILED", failure: "disk-full" } },
  });
  const theme = join(library, "theme");
  const names = await readdir(theme, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const name of names.filter((one) => one.isFile()))
    expect((await readFile(join(name.parentPath, name.name))).byteLength).toBeGreaterThan(0);
  disk.free();
  expect(await bench.run(["theme", "check", "--library", library])).toMatchObject({ code: 0 });
});

test("a library that may not be written to is not opened, and says why", async () => {
  const library = await bench.library();
  await writeFile(join(bench.dir, "a.txt"), "标题\n\n正文。\n");
  await bench.run(["import", "a.txt", "--library", library, "--lang", "zh"]);
  const names = await readdir(library);
  await chmod(library, 0o555);
  const uid = otherUser();
  const how = { ...(uid !== undefined && { uid }), lang: "zh_CN.UTF-8" };
  for (const args of [["serve"], ["list"], ["import", "a.txt", "--lang", "zh"]]) {
    const ran = await bench.run([...args, "--library", library, "--json"], how);
    expect(ran).toMatchObject({
      code: 1,
      stdout: "",
      error: { problem: "read-only", dir: library },
    });
    expect(ran.error?.["message"]).toMatch(/无法写入|不可写|只读/);
  }
  const made = await bench.run(["new-library", join(library, "inner"), "--json"], how);
  expect(made).toMatchObject({ code: 1, error: { problem: "read-only" } });
  expect(await readdir(library)).toEqual(names);
  await chmod(library, 0o755);
  expect((await bench.run(["list", "--library", library, "--json"])).results).toHaveLength(1);
});
