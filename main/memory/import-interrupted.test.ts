/** Large imports: ended by a kill at any moment, cancelled, full of doubles, while others write. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { createMemoryService, type MemoryService } from "./memory-service.ts";

const UNITS = 30_000;
let dir: string;
let file: string;

const tu = (zh: string, en: string): string =>
  `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>\n`;
const tmx = (unit: (at: number) => string): string =>
  `<tmx version="1.4"><header srclang="zh-CN" segtype="sentence"/><body>${Array.from({ length: UNITS }, (_, at) => unit(at)).join("")}</body></tmx>`;

const open = (): Promise<MemoryService> =>
  createMemoryService({
    libraryDir: dir,
    reports: { list: () => ({ total: 0, rows: [] }), read: () => null },
    rules: () => defaultPenalties,
    me: () => "wang",
    tell: () => undefined,
    emit: () => undefined,
  });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-import-"));
  file = join(dir, "in.tmx");
  await writeFile(
    file,
    tmx((at) => tu(`第${at}句话说的是星星。`, `Sentence ${at} tells of stars.`)),
  );
});
afterEach(() => rm(dir, { recursive: true }));

/** Imports in a process of its own and kills it when so much has been read. */
async function importAndKill(share: number): Promise<void> {
  const service = pathToFileURL(join(import.meta.dirname, "memory-service.ts")).href;
  const script = `
    import { createMemoryService } from ${JSON.stringify(service)};
    const memory = await createMemoryService({
      libraryDir: ${JSON.stringify(dir)},
      reports: { list: () => ({ total: 0, rows: [] }), read: () => null },
      rules: () => (${JSON.stringify(defaultPenalties)}),
      me: () => "", tell: () => undefined, emit: () => undefined,
    });
    await memory.importTmx({
      file: ${JSON.stringify(file)}, memory: "killed",
      onProgress: (share) => { if (share >= ${share}) process.kill(process.pid, "SIGKILL"); },
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
}

test.each([0.01, 0.6, 0.94])(
  "an import that is killed at %d of the file leaves nothing, and the file can be taken in again",
  { timeout: 120_000 },
  async (share) => {
    await importAndKill(share);
    const memory = await open();
    expect(memory.matches({ lang: "zh", text: "第7句话说的是星星。" }).matches).toEqual([]);
    expect(memory.containing({ text: "星", lang: "zh", limit: 5 })).toEqual([]);
    await memory.catchUp();
    expect(memory.stats()).toMatchObject({ units: 0, memories: [{ name: "" }] });
    expect(await memory.importTmx({ file, memory: "again" })).toMatchObject({ units: UNITS });
    expect(memory.containing({ text: "星", lang: "zh", limit: 5 })).toHaveLength(5);
    await memory.close();
    const { db } = await openMemoryDatabase(dir);
    expect(db?.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    expect(db?.prepare("SELECT v FROM grams_config WHERE k = 'automerge'").get()).toEqual({ v: 4 });
    db?.close();
  },
);

test("while it runs, others read and write; cancelled, it leaves what they wrote", {
  timeout: 60_000,
}, async () => {
  const memory = await open();
  const cancel = new AbortController();
  const renamed: Promise<void>[] = [];
  const importing = memory.importTmx({
    ...{ file, memory: "cancelled", signal: cancel.signal },
    onProgress(share) {
      if (share > 0.5 && renamed.length === 0) {
        renamed.push(memory.setMemory({ id: 1, name: "", readOnly: false, penalty: 7 }));
        expect(memory.containing({ text: "星", lang: "zh", limit: 5 })).toEqual([]);
      }
      if (share > 0.8) cancel.abort();
    },
  });
  await expect(importing).rejects.toThrow("aborted");
  await Promise.all(renamed);
  expect(memory.stats()).toMatchObject({ units: 0, memories: [{ name: "", penalty: 7 }] });
  await memory.close();
});

test("a library that is closed during an import is clean when it is opened again", {
  timeout: 60_000,
}, async () => {
  const memory = await open();
  const closing: Promise<void>[] = [];
  const importing = memory.importTmx({
    ...{ file, memory: "cut off" },
    onProgress(share) {
      if (share > 0.6 && closing.length === 0) closing.push(memory.close());
    },
  });
  await expect(importing).rejects.toThrow("closed");
  await Promise.all(closing);
  const again = await open();
  await again.catchUp();
  expect(again.stats()).toMatchObject({ units: 0, memories: [{ name: "" }] });
  await again.close();
});

test("the same unit again and again is one", { timeout: 60_000 }, async () => {
  await writeFile(
    file,
    tmx(() => tu("同一句话。", "The same.")),
  );
  const memory = await open();
  expect(await memory.importTmx({ file, memory: "one" })).toEqual({
    ...{ units: 1, doubles: UNITS - 1, others: 0 },
  });
  await memory.close();
});
