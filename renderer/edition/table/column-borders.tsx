/** Borders between columns that can be dragged; what is drawn while dragging is a line, the table follows at the end. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $isTableCellNode } from "@lexical/table";
import { $getNearestNodeFromDOMNode, $getNodeByKey, type LexicalEditor } from "lexical";
import { type RefObject, useEffect, useState } from "react";
import { $cellOf, $tableOf } from "../../../core/edition/table/cell-content.ts";
import { $mapOf, evenShares, shiftBorder } from "../../../core/edition/table/edit-table.ts";
import { sharesOf } from "../../../core/edition/table/grid.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";
import classes from "./table-tools.module.css";

/** How near the pointer must be, in pixels. */
const REACH = 5;

interface Border {
  /** Key of a cell that ends at the border. */
  cell: string;
  element: HTMLElement;
  x: number;
}

interface Guide {
  top: number;
  left: number;
  height: number;
}

export function ColumnBorders({ sheetRef }: { sheetRef: RefObject<HTMLElement | null> }) {
  const [editor] = useLexicalComposerContext();
  const [guide, setGuide] = useState<Guide | null>(null);
  useEffect(() => {
    let stopDrag: (() => void) | null = null;
    const show = (border: Border, x: number): void => {
      const sheet = sheetRef.current?.getBoundingClientRect();
      const table = border.element.closest("table")?.getBoundingClientRect();
      if (!sheet || !table) return;
      const inside = Math.min(Math.max(x, table.left), table.right);
      setGuide({ top: table.top - sheet.top, left: inside - sheet.left - 1, height: table.height });
    };
    const onMove = (event: PointerEvent): void => {
      if (stopDrag || event.buttons !== 0) return;
      const border = borderAt(editor, event);
      const root = editor.getRootElement();
      if (root) root.style.cursor = border ? "col-resize" : "";
      if (border) show(border, border.x);
      else setGuide(null);
    };
    const onDown = (event: PointerEvent): void => {
      const border = event.button === 0 ? borderAt(editor, event) : null;
      if (!border) return;
      event.preventDefault();
      event.stopPropagation();
      const controller = new AbortController();
      const { signal } = controller;
      stopDrag = () => {
        controller.abort();
        stopDrag = null;
        setGuide(null);
      };
      const follow = (moved: PointerEvent): void => show(border, moved.clientX);
      const finish = (end: PointerEvent): void => {
        stopDrag?.();
        shift(editor, border, end.clientX - border.x);
      };
      window.addEventListener("pointermove", follow, { signal });
      window.addEventListener("pointerup", finish, { signal });
      window.addEventListener("pointercancel", () => stopDrag?.(), { signal });
    };
    // The editor would begin to select cells.
    const onMouseDown = (event: MouseEvent): void => {
      if (stopDrag) event.stopImmediatePropagation();
    };
    const onLeave = (): void => {
      if (!stopDrag) setGuide(null);
    };
    const stop = editor.registerRootListener((root, previous) => {
      previous?.removeEventListener("pointermove", onMove);
      previous?.removeEventListener("pointerleave", onLeave);
      previous?.removeEventListener("pointerdown", onDown, true);
      previous?.removeEventListener("mousedown", onMouseDown, true);
      root?.addEventListener("pointermove", onMove);
      root?.addEventListener("pointerleave", onLeave);
      root?.addEventListener("pointerdown", onDown, true);
      root?.addEventListener("mousedown", onMouseDown, true);
    });
    return () => {
      stopDrag?.();
      stop();
    };
  }, [editor, sheetRef]);
  return guide && <div className={classes.guide} style={guide} />;
}

/** The border within reach of the pointer, other than the table's own edges. */
function borderAt(editor: LexicalEditor, { target, clientX }: PointerEvent): Border | null {
  const near = target instanceof Element ? target.closest<HTMLElement>("td,th") : null;
  if (!near || !editor.isEditable() || !editor.getRootElement()?.contains(near)) return null;
  const box = near.getBoundingClientRect();
  const isRight = box.right - clientX <= REACH;
  const element = isRight ? near : clientX - box.left <= REACH ? near.previousElementSibling : null;
  const row = near.closest("table")?.getBoundingClientRect();
  if (!(element instanceof HTMLElement) || !row || row.right - clientX <= REACH) return null;
  const cell = editor.read(() => $cellOf($getNearestNodeFromDOMNode(element))?.getKey());
  return cell ? { cell, element, x: element.getBoundingClientRect().right } : null;
}

function shift(editor: LexicalEditor, { cell: key, element }: Border, byPx: number): void {
  const width = element.closest("table")?.getBoundingClientRect().width ?? 0;
  if (width === 0 || Math.abs(byPx) < 2) return;
  startUndoStep(editor);
  editor.update(() => {
    const cell = $getNodeByKey(key);
    const table = $tableOf(cell);
    if (!$isTableCellNode(cell) || !table) return;
    const row = $mapOf(table).flat();
    const place = row.find((one) => one?.cell.is(cell));
    const columns = table.getColumnCount();
    if (!place) return;
    const shares = sharesOf(table.getColWidths(), columns) ?? evenShares(columns);
    const border = place.startColumn + cell.getColSpan() - 1;
    table.setColWidths(shiftBorder(shares, border, (byPx / width) * 100));
  });
}
