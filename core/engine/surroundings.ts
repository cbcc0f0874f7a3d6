/** What stands around a block of a report, as an engine is told of it. */
import { type Block, blocksOf } from "../edition/blocks.ts";
import type { Edition, NodeJson } from "../edition/edition.ts";
import { normalizeText } from "../edition/text-hash.ts";
import { rowsOf, translationText } from "../edition/translation.ts";
import type { BlockId } from "../report/ids.ts";
import { otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import type { Neighbour } from "./request.ts";

export interface Place {
  block: Block;
  node: NodeJson;
  before: Neighbour[];
  after: Neighbour[];
  /** Source texts, "" at the ends. */
  previous: string;
  next: string;
}

const BEFORE = 2;
const AFTER = 1;
/** So much of a neighbour is told. */
const LONGEST = 800;

/** Finds places in one report as it is now; null for a block that is gone or says nothing. */
export function createPlaces({
  sourceLang,
  editions,
}: Pick<Report, "sourceLang" | "editions">): (id: BlockId) => Place | null {
  const source = editions[sourceLang];
  const rows = rowsOf(blocksOf(source), blocksOf(editions[otherLang(sourceLang)]));
  const written = rows.flatMap((row) =>
    row.source && normalizeText(row.source.text) !== ""
      ? [{ block: row.source, translation: translationText(row.target, row.more) }]
      : [],
  );
  const nodes = nodesById(source);
  const toNeighbour = ({ block, translation }: (typeof written)[number]): Neighbour => ({
    source: block.text.slice(0, LONGEST),
    target: translation.slice(0, LONGEST),
  });
  return (id) => {
    const at = written.findIndex(({ block }) => block.id === id);
    const found = written[at];
    const node = nodes.get(id);
    if (!found || !node) return null;
    return {
      block: found.block,
      node,
      before: written.slice(Math.max(0, at - BEFORE), at).map(toNeighbour),
      after: written.slice(at + 1, at + 1 + AFTER).map(toNeighbour),
      previous: written[at - 1]?.block.text ?? "",
      next: written[at + 1]?.block.text ?? "",
    };
  };
}

function nodesById({ root }: Edition): Map<unknown, NodeJson> {
  const nodes = new Map<unknown, NodeJson>();
  const walk = (node: NodeJson): void => {
    const id = node.$?.["id"];
    if (id !== undefined) nodes.set(id, node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  return nodes;
}
