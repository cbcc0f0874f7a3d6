/** `diglot site check` and `diglot approve`: what a terminal or script is told of a site, and how it lets one go live. */
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

const json = (...args: string[]) => bench.run([...args, "--json"]);
const folder = (name: string): string => join(bench.dir, name);

async function addTarget(): Promise<void> {
  await mkdir(folder("web"));
  const file = join(dir, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.targets = [{ name: "web", kind: "folder", path: folder("web") }];
  await writeFile(file, JSON.stringify(record));
}

test("checks the library's site, a folder and a target, and ends with 1 when something is wrong", async () => {
  const sound = await json("site", "check", "--library", dir);
  expect([sound.code, sound.results.at(-1)]).toMatchObject([0, { errors: 0 }]);
  await addTarget();
  await json("publish", "--library", dir, "--target", "web");
  const onTarget = () => json("site", "check", "--library", dir, "--target", "web");
  expect((await onTarget()).code).toBe(0);
  await rm(folder("web/en/index.html"));
  await appendFile(folder("web/robots.txt"), "# theirs");
  const broken = await onTarget();
  expect(broken.code).toBe(1);
  const { findings } = broken.results.at(-1) as { findings: { path: string; code: string }[] };
  const codes = findings.map(({ path, code }) => `${path} ${code}`);
  expect(codes).toEqual(
    expect.arrayContaining(["en/index.html file-gone", "robots.txt file-changed"]),
  );
  const inFolder = await bench.run(["site", "check", "--dir", folder("web")]);
  expect([inFolder.code, inFolder.stdout]).toEqual([1, expect.stringContaining("index.html:")]);
  expect(inFolder.stdout).toContain("a link leads nowhere: en/index.html");
});

test("says what it was not told, and where there is no site", async () => {
  expect((await json("site", "check")).code).toBe(2);
  expect((await json("site", "check", "--target", "web")).error).toMatchObject({
    code: "SITE_NOT_NAMED",
  });
  expect((await json("site", "check", "--dir", folder("none"))).error).toMatchObject({
    code: "NO_SUCH_SITE",
  });
});

test("does not take a target without a site for a sound one", async () => {
  await addTarget();
  const checked = await json("site", "check", "--library", dir, "--target", "web");
  expect([checked.code, checked.error]).toMatchObject([1, { code: "NO_SITE_ON_TARGET" }]);
});

test("builds into no folder that was not named, nor over what lies there, and says why it cannot", async () => {
  const build = (out: string) => json("build", "--library", dir, "--out", out);
  expect(await build("")).toMatchObject({ code: 2, error: { code: "INVALID_VALUE" } });
  expect(await readdir(bench.dir)).not.toContain("index.html");
  await mkdir(folder("mine"));
  await writeFile(folder("mine/index.html"), "mine");
  const refused = await build(folder("mine"));
  expect(refused).toMatchObject({ code: 1, error: { code: "OUT_NOT_OURS", paths: "index.html" } });
  expect(await readFile(folder("mine/index.html"), "utf8")).toBe("mine");
  // Where folders can neither be made nor looked for, making one with those above it goes round for ever.
  const nowhere = process.platform === "linux" ? "/proc/none/site" : folder("mine/index.html/site");
  expect((await build(nowhere)).error).toMatchObject({ code: "TARGET_UNREACHABLE" });
  expect((await build(folder("mine/index.html/below"))).error).toMatchObject({
    ...{ code: "TARGET_UNREACHABLE", reason: "not-a-folder" },
  });
});

test("refuses to go live until the staging target was approved, and says what to do", async () => {
  for (const name of ["web", "try"]) await mkdir(folder(name));
  const file = join(dir, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  record.settings.people = [
    { id: "rui", name: { zh: "瑞", en: "Rui" }, roles: ["reviewer"] },
    { id: "ed", name: { zh: "编", en: "Ed" }, roles: ["editor"] },
  ];
  record.settings.targets = [
    { name: "web", kind: "folder", path: folder("web") },
    { name: "try", kind: "folder", path: folder("try"), stagingFor: "web" },
  ];
  await writeFile(file, JSON.stringify(record));
  const publish = (target: string) => json("publish", "--library", dir, "--target", target);
  const approve = (by: string) => json("approve", "--library", dir, "--target", "try", "--by", by);
  expect((await approve("rui")).error).toMatchObject({ code: "NOTHING_STAGED" });
  const early = await publish("web");
  expect([early.code, early.error?.["code"]]).toEqual([1, "NOT_APPROVED"]);
  expect((await publish("try")).code).toBe(0);
  expect((await approve("ed")).error).toMatchObject({ code: "APPROVE_REFUSED", reason: "role" });
  expect((await approve("rui")).results.at(-1)).toMatchObject({ approved: 1, by: "rui" });
  expect((await publish("web")).code).toBe(0);
});
