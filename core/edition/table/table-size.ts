/** How large a table may be: beyond that it is data, which no page shows and no editor scrolls well. */
import type { NodeJson } from "../edition.ts";

export const MOST_COLUMNS = 40;
/** See docs/decisions/018: typing stays quick up to here. */
export const MOST_CELLS = 2000;

export interface TableSize {
  rows: number;
  columns: number;
}

export const isTooLarge = ({ rows, columns }: TableSize): boolean =>
  columns > MOST_COLUMNS || rows * columns > MOST_CELLS;

/** The first table among these nodes, and in them, that is larger than one may be. */
export function findTooLarge(nodes: readonly NodeJson[]): TableSize | null {
  for (const node of nodes) {
    if (node.type === "table") {
      const rows = node.children ?? [];
      const columns = rows.reduce((most, row) => Math.max(most, row.children?.length ?? 0), 0);
      const size = { rows: rows.length, columns };
      if (isTooLarge(size)) return size;
    }
    const inside = findTooLarge(node.children ?? []);
    if (inside) return inside;
  }
  return null;
}
