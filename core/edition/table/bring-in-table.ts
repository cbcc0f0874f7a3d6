/** Makes a table of a translation the mirror of its source's: rows, cells, spans, headings; each text in its cell. */
import {
  $createTableCellNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  type TableCellNode,
  TableNode,
  type TableRowNode,
} from "@lexical/table";
import { $create, $isElementNode, type ElementNode, type LexicalNode } from "lexical";
import { $arrange } from "../arrange.ts";
import type { NodeJson } from "../edition.ts";
import { gridOf, headerBits } from "./grid.ts";

/** What the table needs of the bringing in that is under way. */
export interface Bringing {
  /** The block of the translation that renders this source block, if there is one. */
  find(source: NodeJson): ElementNode | undefined;
  /** The same, made where there is none. */
  $face(source: NodeJson): LexicalNode;
  claim<T extends LexicalNode>(node: T): T;
  isClaimed(node: LexicalNode): boolean;
}

/**
 * A row or cell of the translation is the one that holds the counterpart of a text of the source's. Texts in rows and
 * cells that the source no longer has go behind the table, as paragraphs; widths that the translation set itself stay.
 */
export function $faceTable(bringing: Bringing, source: NodeJson): TableNode {
  const { rows, columns, shares } = gridOf(source);
  const table = bringing.claim(
    $findTable(
      bringing,
      rows.flat().map(({ node }) => node),
    ) ?? $create(TableNode),
  );
  const faced = rows.map((cells) => {
    const row = $findIn(
      bringing,
      cells.flatMap(({ node }) => node.children ?? []),
      (block) => $rowOf(block, table),
    );
    return {
      row: bringing.claim(row ?? $createTableRowNode()),
      cells: cells.map((place) => {
        const cell = $findIn(bringing, place.node.children ?? [], (block) => $cellIn(block, table));
        return { place, cell: bringing.claim(cell ?? $createTableCellNode()) };
      }),
    };
  });
  for (const { row, cells } of faced) {
    for (const { place, cell } of cells) {
      $shape(cell, {
        rowSpan: place.rowSpan,
        colSpan: place.colSpan,
        header: (place.headsColumn ? headerBits.row : 0) | (place.headsRow ? headerBits.column : 0),
      });
      $arrange(
        cell,
        (place.node.children ?? []).map((block) => bringing.claim(bringing.$face(block))),
      );
    }
    $arrange(
      row,
      cells.map(({ cell }) => cell),
    );
  }
  $arrange(
    table,
    faced.map(({ row }) => row),
  );
  $clearOut(bringing, table);
  const own = table.getColWidths();
  if (shares ? own?.length !== columns : own && own.length !== columns)
    table.setColWidths(shares ?? undefined);
  return table;
}

function $findTable(bringing: Bringing, cells: readonly NodeJson[]): TableNode | null {
  return $findIn(
    bringing,
    cells.flatMap((cell) => cell.children ?? []),
    (block) => block.getParents().find($isTableNode) ?? null,
  );
}

/** Where the first counterpart of these blocks stands that nothing else stands for. */
function $findIn<T extends ElementNode>(
  bringing: Bringing,
  blocks: readonly NodeJson[],
  $place: (block: ElementNode) => T | null,
): T | null {
  for (const block of blocks) {
    const mine = bringing.find(block);
    const place = mine && !bringing.isClaimed(mine) ? $place(mine) : null;
    if (place && !bringing.isClaimed(place)) return place;
  }
  return null;
}

function $cellIn(block: ElementNode, table: TableNode): TableCellNode | null {
  const cell = block.getParent();
  return $isTableCellNode(cell) && table.isParentOf(cell) ? cell : null;
}

function $rowOf(block: ElementNode, table: TableNode): TableRowNode | null {
  const row = $cellIn(block, table)?.getParent();
  return $isTableRowNode(row) ? row : null;
}

function $shape(
  cell: TableCellNode,
  { rowSpan, colSpan, header }: { rowSpan: number; colSpan: number; header: number },
): void {
  if (cell.getRowSpan() !== rowSpan) cell.setRowSpan(rowSpan);
  if (cell.getColSpan() !== colSpan) cell.setColSpan(colSpan);
  if (cell.getHeaderStyles() !== header) cell.setHeaderStyles(header);
}

/** Takes out rows and cells that stand for nothing; what is written in them goes behind the table. */
function $clearOut(bringing: Bringing, table: TableNode): void {
  const spare: LexicalNode[] = [];
  const texts: ElementNode[] = [];
  const $spare = (node: ElementNode): void => {
    spare.push(node);
    const cells = $isTableCellNode(node) ? [node] : node.getChildren().filter($isTableCellNode);
    texts.push(...cells.flatMap((cell) => cell.getChildren().filter($hasText)));
  };
  for (const row of table.getChildren().filter($isElementNode)) {
    if (!bringing.isClaimed(row)) $spare(row);
    else
      for (const cell of row.getChildren().filter($isElementNode))
        if (!bringing.isClaimed(cell)) $spare(cell);
  }
  let last: LexicalNode = table;
  for (const text of texts) {
    text.remove(true);
    if (table.getParent()) last.insertAfter(text);
    last = text;
  }
  for (const node of spare) node.remove(true);
}

const $hasText = (node: LexicalNode): node is ElementNode =>
  $isElementNode(node) && node.getTextContent().trim() !== "";
