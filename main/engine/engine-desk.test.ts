/** Engines and keys on a device: kept, shown without keys, and never a key for a host it was not given for. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Engine, engineSchema } from "../../core/engine/engine.ts";
import { openEngineDesk } from "./engine-desk.ts";
import type { Sealer } from "./key-store.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-engines-"));
});
afterEach(() => rm(dir, { recursive: true }));

const engine = (more: Partial<Engine> = {}): Engine =>
  engineSchema.parse({
    ...{ id: "one", kind: "chat", name: "深度", address: "https://api.example.com/v1" },
    ...{ model: "m", glossary: "", requestsPerMinute: null, charactersPerMinute: null },
    ...{ price: null, automatic: false },
    ...more,
  });

const sealer: Sealer = {
  seal: (text) => Buffer.from(`sealed ${text}`).toString("base64"),
  open: (sealed) => Buffer.from(sealed, "base64").toString().replace("sealed ", ""),
};

test("keeps engines and keys over a restart, and shows no key", async () => {
  const desk = await openEngineDesk(dir, null);
  expect(desk.list()).toEqual([]);
  const shown = await desk.save(engine(), "sk-secret");
  expect(shown).toMatchObject({ host: "api.example.com", isLocal: false, hasKey: true });
  const again = await openEngineDesk(dir, null);
  expect(again.keyOf("one")).toBe("sk-secret");
  expect(again.find("深度")?.id).toBe("one");
  expect(JSON.stringify(again.list())).not.toContain("sk-secret");
  expect(await readFile(join(dir, "engines.json"), "utf8")).not.toContain("sk-secret");
});

test("without a keychain the keys are in a file that only their owner can read", async () => {
  const desk = await openEngineDesk(dir, null);
  expect(desk.keptBy).toBe("file");
  await desk.save(engine(), "sk-secret");
  const path = join(dir, "engine-keys.json");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await chmod(path, 0o644);
  await desk.save(engine(), "sk-other");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("with a keychain they are sealed, and cannot be read without it", async () => {
  const desk = await openEngineDesk(dir, sealer);
  expect(desk.keptBy).toBe("keychain");
  await desk.save(engine(), "sk-secret");
  expect(await readFile(join(dir, "engine-keys.json"), "utf8")).not.toContain("sk-secret");
  expect((await openEngineDesk(dir, sealer)).keyOf("one")).toBe("sk-secret");
  const elsewhere = await openEngineDesk(dir, null);
  expect(() => elsewhere.keyOf("one")).toThrow("key-sealed");
});

test("an engine that moves to another host loses its key unless it gets one", async () => {
  const desk = await openEngineDesk(dir, null);
  await desk.save(engine(), "sk-secret");
  await desk.save(engine({ address: "https://api.example.com/v2", name: "新" }));
  expect(desk.keyOf("one")).toBe("sk-secret");
  await desk.save(engine({ address: "https://elsewhere.example/v1" }));
  expect(desk.keyOf("one")).toBe("");
  await desk.save(engine({ address: "https://api.example.com/v1" }), "sk-new");
  expect(desk.keyOf("one")).toBe("sk-new");
  await desk.remove("one");
  expect([desk.list(), desk.keyOf("one")]).toEqual([[], ""]);
});

test("counts what each engine did this month", async () => {
  const desk = await openEngineDesk(dir, null);
  await desk.save(engine());
  const usage = { characters: 10, tokensSent: 5, tokensReceived: 7 };
  await Promise.all([
    desk.count("one", { ...usage, cost: { amount: 0.5, currency: "CNY" } }),
    desk.count("one", { ...usage, cost: { amount: 0.25, currency: "CNY" } }),
    desk.count("one", { ...usage, cost: null }),
  ]);
  expect((await openEngineDesk(dir, null)).list()[0]?.lastMonth).toMatchObject({
    ...{ requests: 3, characters: 30, tokens: 36, cost: { CNY: 0.75 } },
  });
});

test("files that are damaged or newer are moved aside, never deleted", async () => {
  await writeFile(join(dir, "engines.json"), "{ not json");
  await writeFile(join(dir, "engine-keys.json"), JSON.stringify({ version: 9, keys: {} }));
  const desk = await openEngineDesk(dir, null);
  expect(desk.list()).toEqual([]);
  expect((await readdir(dir)).filter((name) => name.includes(".damaged-"))).toHaveLength(2);
});
