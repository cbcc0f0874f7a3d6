/** Translation memory of 1,000,000 units: look-up of similar texts and of wordings, confirming, filling. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createScorer } from "../../core/memory/similarity.ts";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { open, OWN } from "../../main/memory/memory-database.ts";
import { createMemorySearch } from "../../main/memory/memory-search.ts";
import { createUnitWriter, type NewUnit } from "../../main/memory/unit-writer.ts";
import { type Bench, median, percentile } from "./bench.ts";
import { seeded } from "./make-library.ts";

const BATCH = 2000;
const QUERIES = 300;
/** Queries that are compared with every unit: so many hold the machine for minutes already. */
const CHECKED = 60;

/** `--size N`, or `--units FILE --queries FILE`, one Chinese text a line. */
const options = {
  size: { type: "string", default: "1000000" },
  units: { type: "string" },
  queries: { type: "string" },
} as const;

interface Texts {
  units: Iterable<{ zh: string; en: string }>;
  queries: string[];
}

export const bench: Bench = async (note, args) => {
  const { values } = parseArgs({ args, options });
  const dir = await mkdtemp(join(tmpdir(), "diglot-bench-memory-"));
  const random = seeded(5);
  const { units, queries } =
    values.units && values.queries
      ? await textsOf(values.units, values.queries)
      : made(Number(values.size), random);
  const before = process.memoryUsage().rss;
  const db = open(join(dir, "memory.db"));
  const writer = createUnitWriter(db);
  const begun = performance.now();
  const count = fill(units, { db, writer, note });
  const filled = performance.now() - begun;
  writer.saveCounts();
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");

  const memories = () => [{ id: OWN, name: "", readOnly: false, penalty: 0 }];
  const { counts, words } = writer;
  const rules = () => defaultPenalties;
  const search = createMemorySearch({ db, counts, words, memories, rules });
  const matchesOf = (text: string) => search.matches({ lang: "zh", text, limit: 5, threshold: 1 });
  const looked = timed(queries, matchesOf);
  const wordings = queries.map((text, at) => text.slice(at % 7, (at % 7) + 1 + (at % 20)));
  const heard = timed(wordings, (text) => search.containing({ text, lang: "zh", limit: 50 }));
  const confirmed = timed(queries.slice(0, 100), (text) => {
    db.exec("BEGIN IMMEDIATE");
    writer.put(unitOf(text, `A translation of ${text.length} characters, made just now.`));
    db.exec("COMMIT");
  });
  const rss = process.memoryUsage().rss - before;
  const recall = checked(queries.slice(0, CHECKED), db, (text) => matchesOf(text)[0]?.score ?? 0);
  note(`${count} units; ${recall.found} of ${recall.there} best matches of 70 % and more found`);
  db.close();
  await rm(dir, { recursive: true });
  return [
    { name: "similar texts, median", value: median(looked), unit: "ms" },
    { name: "similar texts, p95", value: percentile(looked, 0.95), unit: "ms", goal: 10 },
    { name: "wording, p95", value: percentile(heard, 0.95), unit: "ms", goal: 10 },
    { name: "confirm, p95", value: percentile(confirmed, 0.95), unit: "ms", goal: 20 },
    { name: "memory added", value: rss / 1e6, unit: "MB", goal: 350 },
    { name: "filling", value: filled, unit: "ms", ...(count === 1_000_000 && { goal: 60_000 }) },
    {
      name: "best matches of 70 % and more found",
      value: recall.there === 0 ? 100 : (100 * recall.found) / recall.there,
      unit: "%",
      least: 99,
    },
  ];
};

const unitOf = (zh: string, en: string): NewUnit => ({
  ...{ memory: OWN, kind: "sentence", sourceLang: "zh", zh, en },
  ...{ origin: "imported", at: "2026-01-01T00:00:00.000Z", by: "", report: null, column: "" },
});

interface Filling {
  db: ReturnType<typeof open>;
  writer: ReturnType<typeof createUnitWriter>;
  note: (line: string) => void;
}

function fill(units: Texts["units"], { db, writer, note }: Filling): number {
  let count = 0;
  db.exec("BEGIN");
  for (const { zh, en } of units) {
    writer.put(unitOf(zh, en));
    count += 1;
    if (count % BATCH === 0) db.exec("COMMIT; BEGIN");
    if (count % 100_000 === 0) note(`${count} units`);
  }
  db.exec("COMMIT");
  return count;
}

function timed<T>(texts: T[], work: (text: T) => unknown): number[] {
  for (const text of texts.slice(0, 20)) work(text);
  return texts.map((text) => {
    const begun = performance.now();
    work(text);
    return performance.now() - begun;
  });
}

/** Compares with every unit, and counts where the best of all was found. */
function checked(
  queries: string[],
  db: ReturnType<typeof open>,
  best: (text: string) => number,
): { found: number; there: number } {
  const sample = queries.map((text) => ({ text, score: createScorer(text), top: 0 }));
  for (const row of db.prepare("SELECT zh FROM units").iterate()) {
    const zh = String(row["zh"]);
    for (const one of sample) {
      // What differs more in length cannot be alike by 70 %.
      if (zh.length > one.text.length * 1.8 || zh.length < one.text.length * 0.5) continue;
      one.top = Math.max(one.top, zh === one.text ? 100 : one.score(zh));
    }
  }
  const there = sample.filter(({ top }) => top >= 70);
  return { there: there.length, found: there.filter(({ text, top }) => best(text) >= top).length };
}

async function textsOf(unitsFile: string, queriesFile: string): Promise<Texts> {
  const lines = async (path: string) =>
    (await readFile(path, "utf8")).split(/\r?\n/u).filter((line) => line.trim() !== "");
  const units = (await lines(unitsFile)).map((zh, at) => ({ zh, en: `Unit ${at + 1}` }));
  return { units, queries: await lines(queriesFile) };
}

/** Made-up language with the frequencies of a real one (Zipf), and queries that are changed units or new texts. */
function made(size: number, random: () => number): Texts {
  const zipf = (count: number): number =>
    Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1)) - 1));
  const pick = (list: string[]): string => list[zipf(list.length)] ?? "";
  const repeat = (count: number, one: () => string): string[] => Array.from({ length: count }, one);
  const han = repeat(3500, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000)));
  const zhWords = repeat(60_000, () =>
    repeat([1, 2, 2, 2, 2, 2, 2, 3, 3, 4][Math.floor(random() * 10)] ?? 2, () => pick(han)).join(
      "",
    ),
  );
  const letters = "etaoinshrdlucmfwypvbgkqjxz".split("");
  const enWords = repeat(50_000, () =>
    repeat(2 + Math.floor(random() * 9), () => pick(letters)).join(""),
  );
  const zh = (): string => {
    const words = repeat(4 + Math.floor(random() * 22), () =>
      random() < 0.03 ? String(Math.floor(random() * 3000)) : pick(zhWords),
    );
    return `${words.join("")}。`;
  };
  const en = (): string =>
    `${repeat(6 + Math.floor(random() * 25), () => pick(enWords)).join(" ")}.`;
  const changed = (text: string): string => {
    const characters = [...text];
    const changes = 1 + Math.floor(random() * characters.length * 0.35);
    for (let change = 0; change < changes; change += 1) {
      const at = Math.floor(random() * characters.length);
      const kind = random();
      if (kind < 0.4) characters[at] = pick(han);
      else if (kind < 0.7) characters.splice(at, 1);
      else characters.splice(at, 0, pick(zhWords));
    }
    return characters.join("");
  };
  const kept: string[] = [];
  const every = Math.max(1, Math.floor(size / QUERIES));
  function* generate() {
    for (let count = 0; count < size; count += 1) {
      const unit = { zh: zh(), en: en() };
      if (count % every === 0) kept.push(count % (3 * every) === 0 ? zh() : changed(unit.zh));
      yield unit;
    }
  }
  return { units: generate(), queries: kept };
}
