/** Automatic numbers of a document: which paragraphs are list items, and the numbers that a list cannot show. */
import { childOf, childrenOf, valueOf, type XmlElement } from "./xml.ts";
import type { ListPlace } from "../read-block.ts";
import { formatNumber } from "./number-formats.ts";

/** What stands before a paragraph: a list's mark, or a number as text, such as `（一）` or `1.1`. */
export type NumberMark = (ListPlace & { kind: "item" }) | { kind: "label"; text: string };

export interface Numbering {
  /** Counts on; call once for each paragraph, in order. Null for a paragraph without a number. */
  next(properties: XmlElement | undefined): NumberMark | null;
}

interface Level {
  format: string;
  text: string;
  start: number;
}

interface List {
  abstractId: string;
  levels: Map<number, Level>;
  /** Levels at which this list begins anew. */
  restarts: Map<number, number>;
}

export function readNumbering(root: XmlElement | undefined): Numbering {
  const lists = readLists(root);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(properties) {
      const id = valueOf(properties, "w:numId");
      const at = Math.min(8, Math.max(0, Number(valueOf(properties, "w:ilvl") ?? 0) || 0));
      // 0 takes a style's number away.
      if (id === undefined || id === "0") return null;
      const list = lists.get(id);
      const level = list?.levels.get(at);
      if (!list || !level) return { kind: "item", ordered: false, level: at, number: 1 };
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      const restart = begun.has(`${id} ${at}`) ? undefined : list.restarts.get(at);
      begun.add(`${id} ${at}`);
      const number = restart ?? (counts[at] === undefined ? level.start : counts[at] + 1);
      counts.length = at;
      counts[at] = number;
      if (level.format === "bullet")
        return { kind: "item", ordered: false, level: at, number: 1, ...boxOf(level) };
      if (isPlain(level, at)) return { kind: "item", ordered: true, level: at, number };
      const text = labelOf(list, level, counts);
      return text === "" ? null : { kind: "label", text };
    },
  };
}

/** A list whose marks are boxes, ticked or not. */
const boxOf = ({ text }: Level): { checked?: boolean } =>
  /^[☐☑☒]/u.test(text) ? { checked: !text.startsWith("☐") } : {};

/** "1." as an ordered list shows it anyhow. */
const isPlain = ({ format, text }: Level, at: number): boolean =>
  format === "decimal" && new RegExp(`^%${at + 1}[.)、．）]?$`).test(text.trim());

const labelOf = (list: List, { text }: Level, counts: (number | undefined)[]): string =>
  text
    .replace(/%([1-9])/g, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      const level = list.levels.get(at);
      return formatNumber(counts[at] ?? level?.start ?? 1, level?.format ?? "decimal");
    })
    .trim();

function readLists(root: XmlElement | undefined): Map<string, List> {
  const abstracts = new Map(
    childrenOf(root, "w:abstractNum").map((one) => [
      one.attributes["w:abstractNumId"] ?? "",
      levelsIn(one),
    ]),
  );
  const lists = new Map<string, List>();
  for (const num of childrenOf(root, "w:num")) {
    const abstractId = valueOf(num, "w:abstractNumId") ?? "";
    const levels = new Map(abstracts.get(abstractId));
    const restarts = new Map<number, number>();
    for (const override of childrenOf(num, "w:lvlOverride")) {
      const at = Number(override.attributes["w:ilvl"] ?? 0);
      const start = valueOf(override, "w:startOverride");
      if (start !== undefined) restarts.set(at, Number(start) || 1);
      const own = childOf(override, "w:lvl");
      if (own) levels.set(at, toLevel(own));
    }
    lists.set(num.attributes["w:numId"] ?? "", { abstractId, levels, restarts });
  }
  return lists;
}

const levelsIn = (abstract: XmlElement): Map<number, Level> =>
  new Map(
    childrenOf(abstract, "w:lvl").map((level) => [
      Number(level.attributes["w:ilvl"] ?? 0),
      toLevel(level),
    ]),
  );

const toLevel = (level: XmlElement): Level => ({
  format: valueOf(level, "w:numFmt") ?? "decimal",
  text: valueOf(level, "w:lvlText") ?? "",
  start: Number(valueOf(level, "w:start") ?? 1) || 0,
});
