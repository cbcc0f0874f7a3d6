/** `node memory-look-up.ts DB QUERIES`: opens a memory, looks texts up in it, and prints what that took as JSON. */
import { readFile } from "node:fs/promises";
import { createScorer } from "../../core/memory/similarity.ts";
import { tokensOf } from "../../core/memory/tokens.ts";
import { defaultPenalties } from "../../core/memory/unit.ts";
import { open, OWN } from "../../main/memory/memory-database.ts";
import { createMemorySearch } from "../../main/memory/memory-search.ts";
import { createUnitWriter } from "../../main/memory/unit-writer.ts";
import { median, percentile } from "./bench.ts";

interface Times {
  median: number;
  p95: number;
  /** Of the processor, on the average; what others do on the machine does not count. */
  processor: number;
}

/** Times in ms. */
export interface LookedUp {
  openingMs: number;
  openingMb: number;
  /** With everything that was looked up. */
  addedMb: number;
  similar: Times;
  wordings: Times;
  english: Times | null;
  /** From the first look for an English wording until it is quick. */
  signedMs: number;
  confirm: Times;
  /** Best matches of 70 % and more that there are, compared with every unit, and how many of them were found. */
  there: number;
  found: number;
}

/** Queries that are compared with every unit: so many hold the machine for minutes already. */
const CHECKED = 60;

function timed<T>(texts: readonly T[], work: (text: T) => unknown): Times {
  if (texts.length === 0) return { median: 0, p95: 0, processor: 0 };
  for (const text of texts.slice(0, 20)) work(text);
  const used = process.cpuUsage();
  const times = texts.map((text) => {
    const begun = performance.now();
    work(text);
    return performance.now() - begun;
  });
  const { user, system } = process.cpuUsage(used);
  const processor = (user + system) / 1000 / texts.length;
  return { median: median(times), p95: percentile(times, 0.95), processor };
}

const [file = "", queriesFile = ""] = process.argv.slice(2);
const queries = queriesFile ? (JSON.parse(await readFile(queriesFile, "utf8")) as string[]) : [];
const before = process.memoryUsage().rss;
const addedMb = (): number => (process.memoryUsage().rss - before) / 1e6;
const begun = performance.now();
const db = open(file);
const writer = createUnitWriter(db);
const search = createMemorySearch({
  ...writer,
  db,
  memories: () => [{ id: OWN, name: "", readOnly: false, penalty: 0 }],
  rules: () => defaultPenalties,
});
const [openingMs, openingMb] = [performance.now() - begun, addedMb()];
const matchesOf = (text: string) => search.matches({ lang: "zh", text, limit: 5, threshold: 1 });
/** A piece of 1 to 20 characters. */
const pieceOf = (text: string, at: number): string => text.slice(at % 7, (at % 7) + 1 + (at % 20));
const hear = (lang: "zh" | "en") => (text: string) => search.containing({ text, lang, limit: 50 });
const similar = timed(queries, matchesOf);
const wordings = timed(queries.map(pieceOf), hear("zh"));
const translations = db
  .prepare("SELECT en FROM units WHERE id % 1009 = 0 LIMIT ?")
  .all(queries.length)
  .map(({ en }, at) => pieceOf(String(en), at));
// As it is after the first look: signatures are made meanwhile.
hear("en")(translations[0] ?? "");
const signing = performance.now();
await writer.signatures.made();
const signedMs = performance.now() - signing;
const english = translations.length > 0 ? timed(translations, hear("en")) : null;
const added = addedMb();

const sample = queries
  .slice(0, CHECKED)
  .map((text) => ({ text, score: createScorer(text), top: 0 }));
for (const row of sample.length > 0 ? db.prepare("SELECT zh FROM units").iterate() : []) {
  const zh = String(row["zh"]);
  const tokens = tokensOf(zh);
  for (const one of sample) {
    // What differs more in length cannot be alike by 70 %.
    if (zh.length > one.text.length * 1.8 || zh.length < one.text.length * 0.5) continue;
    one.top = Math.max(one.top, zh === one.text ? 100 : one.score(tokens));
  }
}
const there = sample.filter(({ top }) => top >= 70);
const found = there.filter(({ text, top }) => (matchesOf(text)[0]?.score ?? 0) >= top);
const confirm = timed(queries.slice(0, 100), (text) => {
  db.exec("BEGIN IMMEDIATE");
  writer.put({
    ...{ memory: OWN, kind: "sentence", sourceLang: "zh", zh: text },
    ...{ en: `A translation of ${text.length} characters, made just now.`, origin: null },
    ...{ at: "2026-01-01T00:00:00.000Z", by: "", report: null, column: "" },
  });
  db.exec("COMMIT");
});
db.close();
const looked: LookedUp = {
  ...{ openingMs, openingMb, addedMb: added, similar, wordings, english, signedMs, confirm },
  ...{ there: there.length, found: found.length },
};
console.log(JSON.stringify(looked));
