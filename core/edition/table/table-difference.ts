/** How many tables of a translation are not as their source's: counted without touching either. */
import { type BlockId, blockIdSchema } from "../../report/ids.ts";
import { textOf } from "../blocks.ts";
import type { NodeJson } from "../edition.ts";
import { type Grid, gridOf } from "./grid.ts";

export function tableDifferences(source: NodeJson, target: NodeJson): number {
  const spare = new Set(tablesIn(target));
  let differences = 0;
  for (const table of tablesIn(source)) {
    const left = gridOf(table);
    const ids = new Set(blocksOf(left).map((block) => idOf(block, "id")));
    const mine = [...spare].find((one) =>
      blocksOf(gridOf(one)).some((block) => ids.has(idOf(block, "from"))),
    );
    // A table with text that faces nothing is counted by its texts.
    if (!mine) differences += hasText(left) ? 0 : 1;
    else {
      spare.delete(mine);
      const right = gridOf(mine);
      if (signatureOf(left, "id", ids) !== signatureOf(right, "from", ids)) differences += 1;
      else if (left.shares && !right.shares) differences += 1;
    }
  }
  return differences + [...spare].filter((table) => !hasText(gridOf(table))).length;
}

const tablesIn = (node: NodeJson): NodeJson[] =>
  (node.children ?? []).filter(({ type }) => type === "table");

const blocksOf = ({ rows }: Grid): NodeJson[] =>
  rows.flat().flatMap(({ node }) => node.children ?? []);

const idOf = (node: NodeJson, state: "id" | "from"): BlockId | null =>
  blockIdSchema.safeParse(node.$?.[state]).data ?? null;

const hasText = (grid: Grid): boolean =>
  blocksOf(grid).some((block) => textOf(block).trim() !== "");

/** Cells row by row: span, headings, and the source blocks that they hold. */
const signatureOf = (
  { rows }: Grid,
  state: "id" | "from",
  known: ReadonlySet<BlockId | null>,
): string =>
  JSON.stringify(
    rows.map((row) =>
      row.map(({ node, rowSpan, colSpan, headsColumn, headsRow }) => {
        const held = (node.children ?? []).map((block) => idOf(block, state));
        return [
          rowSpan,
          colSpan,
          headsColumn,
          headsRow,
          ...held.filter((id) => id && known.has(id)),
        ];
      }),
    ),
  );
