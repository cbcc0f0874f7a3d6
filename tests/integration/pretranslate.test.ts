/** `diglot pretranslate`: fills a report from the memory and an engine on loopback, and says what came of it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEngineDesk } from "../../main/engine/engine-desk.ts";
import { type Bench, openBench } from "../support/diglot.ts";
import { type EngineServer, KEY, startEngineServer } from "../support/engine-server.ts";

// Each command is a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let bench: Bench;
let server: EngineServer;
let library: string;

beforeEach(async () => {
  bench = await openBench();
  server = await startEngineServer();
  library = await bench.library();
  const file = join(bench.dir, "report.txt");
  await writeFile(file, "论坛开幕\n\n论坛今天在澜江开幕。\n\n共有40家单位参加。\n");
  await bench.run(["import", file, "--library", library, "--lang", "zh"]);
});
afterEach(async () => {
  await server.close();
  await bench.remove();
});

const pretranslate = (...more: string[]) =>
  bench.run(["pretranslate", "1", "--library", library, "--json", ...more]);

test("asks an engine by its name, writes drafts, and does not write over them", async () => {
  server.reply = (text) => `English of ${[...text].length}`;
  const desk = await openEngineDesk(join(bench.dir, "device"), null);
  const price = { unit: "tokens", sent: 1, received: 1, currency: "EUR" } as const;
  await desk.save(server.engine("chat", { name: "回环", price }), KEY);
  const first = await pretranslate("--engine", "回环");
  expect(first.code).toBe(0);
  expect(first.results.at(-1)).toMatchObject({
    ...{ number: 1, written: 3, memory: 0, terms: 0, engine: 3, left: 0, stopped: null },
    cost: { EUR: 0.75 },
  });
  expect((await pretranslate("--engine", "回环")).results.at(-1)).toMatchObject({ written: 0 });
  expect(server.asked).toHaveLength(3);
  expect(JSON.stringify(first)).not.toContain(KEY);
});

test("says why an engine was not asked", async () => {
  const unknown = await pretranslate("--engine", "?");
  expect(unknown.code).toBe(1);
  expect(unknown.error).toMatchObject({ code: "ENGINE_PROBLEM", problem: "not-found" });
  const desk = await openEngineDesk(join(bench.dir, "device"), null);
  await desk.save(server.engine("deepl"), "wrong");
  const refused = await pretranslate("--engine", "test-deepl");
  expect(refused.code).toBe(1);
  expect(refused.results.at(-1)).toMatchObject({ written: 0, left: 3 });
  expect(refused.error).toMatchObject({ problem: "wrong-key", engine: "Loopback deepl" });
});

test.each(["8", "102", "a"])("takes a threshold of %s for wrong use", async (threshold) => {
  expect((await pretranslate("--threshold", threshold)).code).toBe(2);
});
