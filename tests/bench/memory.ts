/** Translation memory of 1,000,000 units: filling it, then look-up of similar texts and of wordings in a process that opens it. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { open, OWN } from "../../main/memory/memory-database.ts";
import { createEntries } from "../../main/memory/unit-entry.ts";
import { createUnitWriter, type NewUnit } from "../../main/memory/unit-writer.ts";
import type { Bench } from "./bench.ts";
import { seeded } from "./make-library.ts";
import type { LookedUp } from "./memory-look-up.ts";
import { made, type Texts, textsOf } from "./memory-texts.ts";

const BATCH = 20_000;

/** `--size N`, or `--units FILE --queries FILE`, one Chinese text a line. */
const options = {
  size: { type: "string", default: "1000000" },
  units: { type: "string" },
  queries: { type: "string" },
} as const;

export const bench: Bench = async (note, args) => {
  const { values } = parseArgs({ args, options });
  const dir = await mkdtemp(join(tmpdir(), "diglot-bench-memory-"));
  const empty = join(dir, "empty.db");
  open(empty).close();
  const file = join(dir, "memory.db");
  const { units, queries } =
    values.units && values.queries
      ? await textsOf(values.units, values.queries)
      : made(Number(values.size), seeded(5));
  const filled = fill(file, units, note);
  note(`${filled.count} units; ${Math.round(process.memoryUsage().rss / 1e6)} MB while filling`);
  await writeFile(join(dir, "queries.json"), JSON.stringify(queries));
  const inside = await lookUp(file, join(dir, "queries.json"));
  const nothing = await lookUp(empty, "");
  await rm(dir, { recursive: true });
  note(`${inside.found} of ${inside.there} best matches of 70 % and more found`);
  const { similar, wordings, english, signedMs, confirm } = inside;
  return [
    { name: "similar texts, median", value: similar.median, unit: "ms" },
    { name: "similar texts, p95", value: similar.p95, unit: "ms", goal: 10 },
    { name: "similar texts, processor", value: similar.processor, unit: "ms" },
    { name: "wording, median", value: wordings.median, unit: "ms" },
    { name: "wording, p95", value: wordings.p95, unit: "ms", goal: 10 },
    { name: "wording, processor", value: wordings.processor, unit: "ms" },
    ...(english
      ? [
          { name: "English wording, median", value: english.median, unit: "ms" } as const,
          { name: "English wording, p95", value: english.p95, unit: "ms", goal: 10 } as const,
          { name: "until English is signed", value: signedMs, unit: "ms" } as const,
        ]
      : []),
    { name: "confirm, p95", value: confirm.p95, unit: "ms", goal: 20 },
    { name: "opening, no units", value: nothing.openingMs, unit: "ms" },
    { name: "opening, all units", value: inside.openingMs, unit: "ms" },
    { name: "memory added by opening", value: inside.openingMb, unit: "MB" },
    { name: "memory added by looking up", value: inside.addedMb, unit: "MB", goal: 350 },
    // In one thread; an import, which has a goal, reads its file in another one: see the bench `tmx`.
    { name: "filling", value: filled.wallMs, unit: "ms" },
    { name: "filling, processor", value: filled.processorMs, unit: "ms" },
    {
      name: "best matches of 70 % and more found",
      value: inside.there === 0 ? 100 : (100 * inside.found) / inside.there,
      unit: "%",
      least: 99,
    },
  ];
};

/** In a process of its own, which has not filled anything. */
async function lookUp(file: string, queries: string): Promise<LookedUp> {
  const script = join(import.meta.dirname, "memory-look-up.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, queries]);
  return JSON.parse(stdout) as LookedUp;
}

const unitOf = (zh: string, en: string): NewUnit => ({
  ...{ memory: OWN, kind: "sentence", sourceLang: "zh", zh, en },
  ...{ origin: "imported", at: "2026-01-01T00:00:00.000Z", by: "", report: null, column: "" },
});

/** Time without that of making the texts up. */
function fill(
  file: string,
  units: Texts["units"],
  note: (line: string) => void,
): { count: number; wallMs: number; processorMs: number } {
  const db = open(file);
  const writer = createUnitWriter(db);
  const entry = createEntries();
  const spent = { count: 0, wallMs: 0, processorMs: 0 };
  let waiting: NewUnit[] = [];
  const timed = (work: () => void): void => {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(used);
    spent.wallMs += performance.now() - begun;
    spent.processorMs += (user + system) / 1000;
  };
  const store = (): void => {
    db.exec("BEGIN");
    for (const unit of waiting) writer.put(unit, { entry: entry(unit) });
    db.exec("COMMIT");
    spent.count += waiting.length;
    waiting = [];
  };
  timed(() => writer.beginBulk());
  for (const { zh, en } of units) {
    waiting.push(unitOf(zh, en));
    if (waiting.length < BATCH) continue;
    timed(store);
    if (spent.count % 200_000 === 0) note(`${spent.count} units`);
  }
  timed(() => {
    store();
    while (writer.settle());
    writer.saveCounts();
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  });
  db.close();
  return spent;
}
