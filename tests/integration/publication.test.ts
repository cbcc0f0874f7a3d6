/** Publishing to real folders: what is written, what is left alone, and what remains when it goes wrong. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { chmod, chown, mkdir, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PublicationError } from "../../main/publication/publication-error.ts";
import { signedCopies } from "../support/made-report.ts";
import { contentOf, type Desk, fill, openDesk, timesOf } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof PublicationError) return error.refusal;
    throw error;
  }
  throw new Error("it was not refused");
};

const plan = () => desk.service.plan({ target: "web" });
const pathsOf = (files: { path: string }[]) => files.map(({ path }) => path);
const rewrite = (number: number, find: string, put: string) => {
  for (const [id, report] of desk.reports)
    if (report.number === number)
      desk.reports.set(id, JSON.parse(JSON.stringify(report).replaceAll(find, put)));
};

describe("a publication", () => {
  it("takes the text that was signed off; what is typed afterwards waits for the next signature", async () => {
    await fill(desk, 2);
    for (const [id, report] of desk.reports)
      desk.reports.set(id, { ...report, signed: signedCopies(report) });
    await desk.publish();
    for (const [id, report] of desk.reports) {
      const editions = JSON.parse(
        JSON.stringify(report.editions).replaceAll("Report ", "Revised "),
      );
      desk.reports.set(id, { ...report, editions });
    }
    const waiting = await plan();
    expect([waiting.added, waiting.changed, waiting.removed]).toEqual([[], [], []]);
    const told = waiting.issues.filter(({ code }) => code === "changed-since-signed");
    expect(told.map(({ lang, blocking }) => [lang, blocking])).toEqual([
      ["en", false],
      ["en", false],
    ]);
    for (const [id, report] of desk.reports)
      desk.reports.set(id, { ...report, signed: signedCopies(report) });
    await desk.publish();
    const texts = [...(await contentOf(desk.target)).values()].map(String);
    expect(texts.some((text) => text.includes("Revised 1"))).toBe(true);
    expect(texts.some((text) => text.includes("Report 1"))).toBe(false);
  });

  it("writes the whole site, then nothing when nothing changed", async () => {
    await fill(desk, 7);
    const first = await desk.publish();
    expect(first).toMatchObject({
      number: 1,
      outcome: "done",
      failure: null,
      by: "peiyun",
      target: "web",
      unchanged: 0,
    });
    expect(first.editions).toHaveLength(14);
    const site = await contentOf(desk.target);
    expect([...site.keys()].filter((path) => !path.startsWith(".diglot")).sort()).toEqual(
      [...first.added].sort(),
    );
    expect(await readdir(join(desk.target, ".diglot"))).toEqual(["manifest.json"]);

    const times = await timesOf(desk.target);
    const again = await desk.publish();
    expect(again).toMatchObject({
      outcome: "done",
      added: [],
      changed: [],
      removed: [],
      unchanged: first.added.length,
    });
    expect(await timesOf(desk.target)).toEqual(times);
    desk.service = desk.restart();
    expect(await plan()).toMatchObject({ added: [], changed: [], removed: [], uploadBytes: 0 });
    expect((await desk.service.ledger()).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("after one headline was edited writes only the pages and feeds that mention it", async () => {
    await fill(desk, 12);
    await desk.publish();
    rewrite(7, "Report 7", "Report seven");
    const entry = await desk.publish();
    const site = await contentOf(desk.target);
    const mentioning = [...site].filter(
      ([path, text]) => !path.startsWith(".diglot") && text.includes("Report seven"),
    );
    const changed = entry.changed.filter((path) => !path.startsWith("en/search/"));
    expect(changed.toSorted()).toEqual(mentioning.map(([path]) => path).sort());
    // Two words came, one went: their lists, and what says that they are new.
    expect(entry.changed.length - changed.length).toBeLessThan(5);
    expect(entry.changed.filter((path) => path.endsWith(".html")).length).toBeLessThan(8);
    expect(entry).toMatchObject({ added: [], removed: [] });
  });

  it("after a caption was edited writes one page and what finds it", async () => {
    await fill(desk, 4);
    await desk.publish();
    rewrite(2, "图注", "新的图注");
    const { changed, added, removed } = await plan();
    const [found, pages] = [/^search\/data\//, /html$/].map((kind) =>
      pathsOf(changed).filter((path) => kind.test(path)),
    );
    expect([pages, added, removed]).toEqual([["art/2026/1/3/art_news_2.html"], [], []]);
    expect(found).toHaveLength(changed.length - 1);
    expect(found?.length).toBeLessThan(6);
  });

  it("takes a withdrawn report off with its pictures and empty folders, and nothing that is not ours", async () => {
    const [, second] = await fill(desk, 3);
    await desk.publish();
    await writeFile(join(desk.target, "google1234.html"), "theirs");
    await mkdir(join(desk.target, "old"));
    desk.reports.delete(second?.id ?? "");
    const { removed } = await desk.publish();
    expect(removed.filter((path) => path.endsWith(".html"))).toEqual(
      expect.arrayContaining(["art/2026/1/3/art_news_2.html", "en/art/2026/1/3/art_news_2.html"]),
    );
    const photo = /assets\/([0-9a-f]{24})-/.exec(removed.join(" "))?.[1];
    const formats = removed.flatMap((path) => (path.startsWith("assets/") ? path.slice(-4) : []));
    expect(removed.filter((path) => path.startsWith(`assets/${photo}`))).toHaveLength(
      formats.length,
    );
    expect(new Set(formats)).toEqual(new Set(["avif", "webp", ".png"]));
    expect(await readdir(join(desk.target, "art/2026/1"))).toEqual(["2", "4"]);
    expect(await readdir(desk.target)).toEqual(expect.arrayContaining(["google1234.html", "old"]));
  });

  it("refuses a plan that is no longer what would happen, and writes nothing", async () => {
    await fill(desk, 2);
    const { id } = await plan();
    rewrite(1, "Report 1", "Report one");
    const request = { target: "web", planId: id, overwriteForeign: false };
    expect(await refusalOf(desk.service.publish(request))).toEqual({ code: "PLAN_STALE" });
    expect(await readdir(desk.target)).toEqual([]);
    expect(await desk.service.ledger()).toEqual([]);
  });

  it("runs once at a time per target", async () => {
    await fill(desk, 2);
    const request = { target: "web", planId: (await plan()).id, overwriteForeign: false };
    const runs = await Promise.allSettled([1, 2].map(() => desk.service.publish(request)));
    expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(runs.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { refusal: { code: "ALREADY_RUNNING" } },
    });
  });

  it("makes the page from one state of the text, although somebody writes meanwhile", async () => {
    await desk.close();
    let writes = 3;
    desk = await openDesk({
      onProjection: (report) => {
        if (report.number !== 1 || writes === 0) return;
        writes -= 1;
        desk.reports.set(
          report.id,
          JSON.parse(JSON.stringify(report).replace(/第一段。+/g, (text) => `${text}。`)),
        );
      },
    });
    await fill(desk, 1);
    const { added } = await plan();
    expect(pathsOf(added)).toContain("art/2026/1/2/art_news_1.html");
    expect(writes).toBe(0);
  });
});

describe("what somebody else did on the target", () => {
  beforeEach(async () => {
    await fill(desk, 2);
    await desk.publish();
  });

  it("is told and stops the publication until it is said to go over it", async () => {
    await writeFile(join(desk.target, "index.html"), "theirs");
    const { foreign, id } = await plan();
    expect(foreign).toEqual(["index.html"]);
    const request = { target: "web", planId: id, overwriteForeign: false };
    expect(await refusalOf(desk.service.publish(request))).toEqual({
      code: "FOREIGN_CHANGES",
      paths: ["index.html"],
    });
    expect((await contentOf(desk.target)).get("index.html")).toBe("theirs");
    const entry = await desk.service.publish({ ...request, overwriteForeign: true });
    expect(entry).toMatchObject({ outcome: "done", changed: ["index.html"] });
    expect((await plan()).foreign).toEqual([]);
  });

  it("voids the plan when it happens after it", async () => {
    await writeFile(join(desk.target, "index.html"), "theirs");
    const { id } = await plan();
    await writeFile(join(desk.target, "index.html"), "theirs, again");
    const request = { target: "web", planId: id, overwriteForeign: true };
    expect(await refusalOf(desk.service.publish(request))).toEqual({ code: "PLAN_STALE" });
  });

  it("is mended when a file of ours was taken away", async () => {
    await rm(join(desk.target, "index.html"));
    expect(await plan()).toMatchObject({ foreign: [], added: [{ path: "index.html" }] });
  });

  it("counts as theirs when our record of the target is unreadable", async () => {
    await writeFile(join(desk.target, ".diglot/manifest.json"), "{");
    rewrite(1, "Report 1", "Report one");
    const { foreign, changed } = await plan();
    expect(foreign).toEqual(pathsOf(changed));
    expect(foreign.length).toBeGreaterThan(0);
  });

  it("cannot make us touch files outside through the record", async () => {
    const outside = join(desk.root, "outside.html");
    await writeFile(outside, "precious");
    const record = {
      version: 1,
      library: "LIBRARY",
      files: { "../outside.html": { hash: "x", sizeBytes: 1, title: "" } },
    };
    await writeFile(join(desk.target, ".diglot/manifest.json"), JSON.stringify(record));
    expect((await desk.publish(true)).removed).toEqual([]);
    expect((await stat(outside)).size).toBe(8);
  });

  it("cannot make us write outside through a link", async () => {
    const outside = join(desk.root, "outside");
    await mkdir(outside);
    await rm(join(desk.target, "art"), { recursive: true });
    await symlink(outside, join(desk.target, "art"));
    const entry = await desk.publish();
    expect(entry).toMatchObject({ outcome: "failed", failure: { code: "blocked" } });
    expect((await contentOf(outside)).size).toBe(0);
  });
});

describe("a target is refused", () => {
  const refusal = async (path: string) => {
    desk.settings.targets = [{ name: "web", kind: "folder", path }];
    return refusalOf(plan());
  };
  const unreachable = (path: string, reason: string) => ({
    code: "TARGET_UNREACHABLE",
    path,
    reason,
    detail: "",
  });

  it("when it is unknown, absent, a file, or the library's own folder or around it", async () => {
    expect(await refusalOf(desk.service.plan({ target: "other" }))).toEqual({
      code: "TARGET_NOT_FOUND",
    });
    const absent = join(desk.root, "absent");
    expect(await refusal(absent)).toEqual(unreachable(absent, "path-missing"));
    const file = join(desk.root, "file");
    await writeFile(file, "");
    expect(await refusal(file)).toEqual(unreachable(file, "not-a-folder"));
    const inside = join(desk.libraryDir, "site");
    await mkdir(inside);
    for (const path of [inside, desk.libraryDir])
      expect(await refusal(path)).toEqual(unreachable(path, "inside-library"));
    expect(await refusal(desk.root)).toEqual(unreachable(desk.root, "contains-library"));
    const link = join(desk.root, "link");
    await symlink(inside, link);
    expect(await refusal(link)).toEqual(unreachable(link, "inside-library"));
  });

  it("until its folder is made, which needs the folder around it and stays out of the library", async () => {
    const makeAt = (path: string) => {
      desk.settings.targets = [{ name: "web", kind: "folder", path }];
      return desk.service.makeFolder("web");
    };
    const absent = join(desk.root, "absent");
    const inner = join(absent, "site");
    expect(await refusalOf(makeAt(inner))).toEqual(unreachable(inner, "around-missing"));
    await makeAt(absent);
    await makeAt(absent);
    expect((await desk.publish()).outcome).toBe("done");
    const own = join(desk.libraryDir, "site");
    expect(await refusalOf(makeAt(own))).toEqual(unreachable(own, "inside-library"));
    const file = join(desk.root, "file");
    await writeFile(file, "");
    expect(await refusalOf(makeAt(file))).toEqual(unreachable(file, "not-a-folder"));
    await expect(readdir(own)).rejects.toThrow("ENOENT");
  });

  it("when it holds the site of another library, or of a newer version", async () => {
    await mkdir(join(desk.target, ".diglot"));
    const record = join(desk.target, ".diglot/manifest.json");
    await writeFile(record, JSON.stringify({ version: 1, library: "ANOTHER", files: {} }));
    expect(await refusal(desk.target)).toEqual(unreachable(desk.target, "other-site"));
    await writeFile(record, JSON.stringify({ version: 9 }));
    expect(await refusal(desk.target)).toEqual(unreachable(desk.target, "newer-version"));
  });

  it("when its folder cannot be written", async (context) => {
    if (process.platform === "win32") return context.skip("folder permissions are other ones here");
    await fill(desk, 1);
    await chmod(desk.target, 0o555);
    if (process.getuid?.() !== 0)
      return expect(await refusal(desk.target)).toEqual(unreachable(desk.target, "read-only"));
    // Permissions do not hold root back, so somebody else has to try.
    await chmod(desk.root, 0o755);
    for (const path of [
      desk.libraryDir,
      ...(await readdir(desk.libraryDir, { recursive: true })).map((name) =>
        join(desk.libraryDir, name),
      ),
    ])
      await chown(path, NOBODY, NOBODY);
    const said = await runChild(1, { uid: NOBODY, gid: NOBODY });
    expect(said).toContain('"reason":"read-only"');
    return undefined;
  });
});

const run = promisify(execFile);

/** Puts a disk of 400 KB under the folder; false where that is not allowed. */
const mountSmallDisk = (dir: string): Promise<boolean> =>
  run("mount", ["-t", "tmpfs", "-o", "size=1200k", "tmpfs", dir]).then(
    () => true,
    () => false,
  );

/** No file on the target may be half: each must be what the finished publication has, or what was there before. */
async function expectWholeFiles(before: Map<string, string>): Promise<void> {
  const now = await contentOf(desk.target);
  await rm(join(desk.root, "whole"), { recursive: true, force: true });
  await desk.service.buildTo(join(desk.root, "whole"), { drafts: false });
  const whole = await contentOf(join(desk.root, "whole"));
  for (const [path, text] of now)
    if (!path.startsWith(".diglot/")) expect([whole.get(path), before.get(path)]).toContain(text);
}

async function expectFinished(): Promise<void> {
  const whole = await contentOf(join(desk.root, "whole"));
  const now = await contentOf(desk.target);
  whole.delete(".diglot/manifest.json");
  for (const [path, text] of whole) expect(now.get(path)).toBe(text);
  expect(await readdir(join(desk.target, ".diglot"))).toEqual(["manifest.json"]);
}

describe("when it goes wrong in the middle", () => {
  it("a cancelled publication leaves whole files, and the next one finishes", async () => {
    await fill(desk, 5);
    const abort = new AbortController();
    const { id, added } = await plan();
    const entry = await desk.service.publish({
      target: "web",
      planId: id,
      overwriteForeign: false,
      signal: abort.signal,
      onProgress: (progress) => {
        if (progress.kind === "step" && progress.done === 9) abort.abort();
      },
    });
    expect(entry).toMatchObject({ outcome: "cancelled", failure: null });
    expect(entry.added.length).toBeGreaterThanOrEqual(9);
    expect(entry.added.length).toBeLessThan(20);
    expect(entry.finishedAt).not.toBeNull();
    await expectWholeFiles(new Map());
    // A report that changes now must not make our own half-way files look like somebody else's.
    rewrite(1, "Report 1", "Report one");
    const next = await desk.publish();
    expect(next).toMatchObject({ outcome: "done", changed: [] });
    expect(next.added).toHaveLength(added.length - entry.added.length);
    await expectWholeFiles(new Map());
    await expectFinished();
  });

  it("a cancelled plan stops at once and leaves no trace", async () => {
    await fill(desk, 3);
    const abort = new AbortController();
    const planning = desk.service.plan({
      target: "web",
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    await expect(planning).rejects.toMatchObject({ name: "AbortError" });
    expect(await readdir(desk.target)).toEqual([]);
  });

  it("a file that stands where a folder is needed is told by name; what was written is whole", async () => {
    await fill(desk, 3);
    await writeFile(join(desk.target, "col"), "theirs");
    const entry = await desk.publish();
    expect(entry.outcome).toBe("failed");
    expect(entry.failure?.code).toBe("blocked");
    expect(entry.failure?.path).toMatch(/^col\//);
    await expectWholeFiles(new Map([["col", "theirs"]]));
    await rm(join(desk.target, "col"));
    expect(await desk.publish()).toMatchObject({ outcome: "done" });
    await expectWholeFiles(new Map());
    await expectFinished();
  });

  it("a full disk is told; once there is room the next run finishes", async (context) => {
    await fill(desk, 6);
    const mounted = await mountSmallDisk(desk.target);
    if (!mounted) return context.skip("a small disk can be mounted as root on Linux only");
    try {
      await writeFile(join(desk.target, "ballast"), Buffer.alloc(1000 * 1024));
      const entry = await desk.publish();
      expect(entry).toMatchObject({ outcome: "failed", failure: { code: "disk-full" } });
      expect(entry.added).not.toContain(entry.failure?.path);
      await expectWholeFiles(new Map([["ballast", Buffer.alloc(1000 * 1024).toString("latin1")]]));
      await rm(join(desk.target, "ballast"));
      expect(await desk.publish()).toMatchObject({ outcome: "done" });
      await expectFinished();
    } finally {
      await run("umount", ["-l", desk.target]);
    }
    return undefined;
  });

  it.each([0, 3, 11, 20])(
    "a process that is killed at step %i leaves whole files; the next run finishes",
    async (step) => {
      await fill(desk, 6);
      await killAtStep(step, 6);
      const before = new Map<string, string>();
      desk.service = desk.restart();
      expect(await desk.service.ledger()).toMatchObject([
        { number: 1, outcome: "failed", failure: { code: "interrupted", path: "" } },
      ]);
      await expectWholeFiles(before);
      rewrite(2, "Report 2", "Report two");
      expect((await plan()).foreign).toEqual([]);
      expect(await desk.publish()).toMatchObject({ number: 2, outcome: "done" });
      await expectWholeFiles(before);
      await expectFinished();
    },
  );
});

const NOBODY = 65534;
const script = fileURLToPath(new URL("../support/publish-child.ts", import.meta.url));

/** Publishes in a process of its own and returns everything it says. */
async function runChild(count: number, who: { uid: number; gid: number }): Promise<string> {
  const env = { ...process.env, HOME: desk.root, TMPDIR: "/tmp" };
  const child = spawn(process.execPath, [script, desk.root, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
    ...who,
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  return lines.join("\n");
}

describe("the record", () => {
  const entryFile = (number: number) => join(desk.libraryDir, "publications", `${number}.json`);

  it("that cannot be closed does not make a finished publication fail, and says so", async () => {
    await fill(desk, 1);
    const { id } = await plan();
    const entry = await desk.service.publish({
      target: "web",
      planId: id,
      overwriteForeign: false,
      onProgress: (progress) => {
        if (progress.kind !== "step" || progress.done !== 1) return;
        rmSync(entryFile(1));
        mkdirSync(entryFile(1));
      },
    });
    expect(entry).toMatchObject({
      outcome: "done",
      failure: { code: "record", path: "publications/1.json" },
    });
    expect(await plan()).toMatchObject({ added: [], changed: [] });
  });

  it("of a damaged entry is kept aside and its number is not given again", async () => {
    await fill(desk, 1);
    await desk.publish();
    await writeFile(entryFile(1), "{");
    desk.service = desk.restart();
    expect(await desk.service.ledger()).toEqual([]);
    expect(await desk.publish()).toMatchObject({ number: 2 });
    const names = await readdir(join(desk.libraryDir, "publications"));
    expect(names.filter((name) => !name.startsWith("kept.db"))).toEqual([
      expect.stringMatching(/^1\.json\.damaged-/),
      "2.json",
    ]);
  });
});

/** Starts a publication of the same reports in a process of its own and kills it as it comes to a step. */
async function killAtStep(step: number, count: number): Promise<void> {
  const child = spawn(process.execPath, [script, desk.root, String(count), String(step)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}
