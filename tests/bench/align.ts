/** How many boundaries between human-translated sentences the alignment finds in blocks of two to six. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { alignSentences } from "../../core/segment/align-sentences.ts";
import { sentencesOf } from "../../core/segment/sentences.ts";
import { root } from "../support/root.ts";
import type { Bench, Figure } from "./bench.ts";
import { seeded } from "./make-library.ts";

type Row = [zh: string, en: string];
/** A block's sentences, and after which of them each row ends. */
interface Block {
  zh: string[];
  en: string[];
  ends: [number, number][];
}

const SHARED = join(root, "..", "shared", "pairs", "newstest2021.zh-en.tsv");

/** Headlines have no mark, so no boundary that could be found in running text. */
const isWhole = ([zh, en]: Row): boolean =>
  /[。！？]["”’」』)）]*$/.test(zh) && /[.!?]["”’)]*$/.test(en);

function toBlock(rows: Row[], cut: (row: Row) => [string[], string[]]): Block {
  const block: Block = { zh: [], en: [], ends: [] };
  for (const row of rows) {
    const [zh, en] = cut(row);
    block.zh.push(...zh);
    block.en.push(...en);
    block.ends.push([block.zh.length, block.en.length]);
  }
  return block;
}

function compare(blocks: Block[]) {
  const counts = { edges: 0, found: 0, proposed: 0, right: 0 };
  for (const { zh, en, ends } of blocks) {
    const pairs = alignSentences({ lang: "zh", sentences: zh }, { lang: "en", sentences: en });
    const cuts = pairs.slice(0, -1).map(({ source, target }) => [source.end, target.end] as const);
    const has = new Set(cuts.map((cut) => cut.join()));
    counts.edges += ends.length - 1;
    counts.found += ends.slice(0, -1).filter((end) => has.has(end.join())).length;
    counts.proposed += cuts.length;
    // A cut within one row on both sides is finer than the rows, not wrong.
    counts.right += cuts.filter(([s, t]) =>
      ends.some(([a, b], at) => {
        const [a0, b0] = ends[at - 1] ?? [0, 0];
        return s >= a0 && s <= a && t >= b0 && t <= b;
      }),
    ).length;
  }
  return counts;
}

function figures(name: string, blocks: Block[], goal?: number): Figure[] {
  const { edges, found, proposed, right } = compare(blocks);
  const missed = ((edges - found) / edges) * 100;
  return [
    { name: `${name}: boundaries`, value: edges, unit: "count" },
    {
      name: `${name}: boundaries missed`,
      value: missed,
      unit: "%",
      ...(goal !== undefined && { goal }),
    },
    {
      name: `${name}: boundaries that are wrong`,
      value: ((proposed - right) / proposed) * 100,
      unit: "%",
      ...(goal !== undefined && { goal }),
    },
  ];
}

export const bench: Bench = async (note) => {
  const file = await readFile(SHARED, "utf8").catch(() => null);
  if (file === null) {
    note("skipped: the sentence pairs are not beside the project");
    return [];
  }
  const rows = file
    .trim()
    .split("\n")
    .map((line) => line.split("\t") as Row);
  const random = seeded(7);
  const groups: Row[][] = [];
  for (let at = 0; at < rows.length; ) {
    const size = 2 + Math.floor(random() * 5);
    const group = rows.slice(at, at + size).filter(isWhole);
    if (group.length > 1) groups.push(group);
    at += size;
  }
  const cut = ([zh, en]: Row): [string[], string[]] => [
    sentencesOf(zh, "zh"),
    sentencesOf(en, "en"),
  ];
  // As when a translator joins sentences and leaves one out: rows two by two on one side, one in twelve missing.
  const uneven = groups.map((group) => {
    const block: Block = { zh: [], en: [], ends: [] };
    for (let at = 0; at < group.length; at += 1) {
      const [row, next] = [group[at], group[at + 1]];
      if (!row) continue;
      const joins = next !== undefined && random() < 0.25;
      const both = joins && next ? [row, next] : [row];
      const left = random();
      const zh = both.map((each) => each[0]);
      const en = both.map((each) => each[1]);
      block.zh.push(...(joins && left < 0.5 ? [zh.join("")] : left > 0.96 && !joins ? [] : zh));
      block.en.push(...(joins && left >= 0.5 ? [en.join(" ")] : left < 0.04 && !joins ? [] : en));
      block.ends.push([block.zh.length, block.en.length]);
      if (joins) at += 1;
    }
    return block;
  });
  const cutBlocks = groups.map((group) => toBlock(group, cut));
  return [...figures("as cut by rule", cutBlocks, 3), ...figures("joined and left out", uneven)];
};
