/** Texts for the benches of the translation memory: of a file, or made up. */
import { readFile } from "node:fs/promises";

export interface Texts {
  units: Iterable<{ zh: string; en: string }>;
  queries: string[];
}

/** How many queries are made. */
export const QUERIES = 300;

/** Of files that have one Chinese text a line. */
export async function textsOf(unitsFile: string, queriesFile: string): Promise<Texts> {
  const lines = async (path: string) =>
    (await readFile(path, "utf8")).split(/\r?\n/u).filter((line) => line.trim() !== "");
  const units = (await lines(unitsFile)).map((zh, at) => ({ zh, en: `Unit ${at + 1}` }));
  return { units, queries: await lines(queriesFile) };
}

/**
 * Made-up language with the frequencies of a real one (Zipf), and queries that are changed units or new texts; those are there when
 * the units have been gone through.
 */
export function made(size: number, random: () => number): Texts {
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
