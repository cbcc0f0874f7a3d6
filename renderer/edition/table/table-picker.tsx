/** Asks how large a new table is to be: squares to point at, or arrow keys and Enter. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $getSelection, $setSelection, type BaseSelection, COMMAND_PRIORITY_LOW } from "lexical";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { $insertTable } from "../../../core/edition/table/edit-table.ts";
import { startUndoStep } from "../../app/live/undo-steps.ts";
import { PICK_TABLE_COMMAND } from "../edit-actions.ts";
import { focusText } from "../focus-text.ts";
import classes from "./table-tools.module.css";

const ROWS = 10;
const COLUMNS = 8;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

interface Asked {
  top: number;
  left: number;
  selection: BaseSelection | null;
}

export function TablePicker({ sheetRef }: { sheetRef: RefObject<HTMLElement | null> }) {
  const [editor] = useLexicalComposerContext();
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      editor.registerCommand(
        PICK_TABLE_COMMAND,
        () => {
          const selection = $getSelection()?.clone() ?? null;
          if (sheetRef.current) setAsked({ ...caretIn(sheetRef.current), selection });
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, sheetRef],
  );
  if (!asked) return null;
  const leave = (): void => {
    setAsked(null);
    focusText(editor);
  };
  const insert = (rows: number, columns: number): void => {
    startUndoStep(editor);
    editor.update(() => {
      const { selection } = asked;
      if (selection?.getNodes().every((node) => node.isAttached()))
        $setSelection(selection.clone());
      $insertTable({ rows, columns });
    });
    startUndoStep(editor);
    leave();
  };
  return (
    <Grid
      place={{ top: asked.top, left: asked.left }}
      onInsert={insert}
      onLeave={() => setAsked(null)}
      onEscape={leave}
    />
  );
}

interface GridProps {
  place: { top: number; left: number };
  onInsert(rows: number, columns: number): void;
  onLeave(): void;
  onEscape(): void;
}

function Grid({ place, onInsert, onLeave, onEscape }: GridProps) {
  const { t } = useTranslation("table");
  const [{ rows, columns }, setSize] = useState({ rows: 3, columns: 3 });
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => grid.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    };
    const step = steps[event.key];
    if (event.key === "Escape") onEscape();
    else if (event.key === "Enter" || event.key === " ") onInsert(rows, columns);
    else if (step)
      setSize({ rows: within(rows + step[0], ROWS), columns: within(columns + step[1], COLUMNS) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.picker} style={place}>
      <div
        ref={grid}
        role="grid"
        className={classes.grid}
        tabIndex={0}
        aria-label={t("picker.label")}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={`${id}-${rows}-${columns}`}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
      >
        {numbers(ROWS).map((row) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
          <div key={row} role="row" className={classes.line}>
            {numbers(COLUMNS).map((column) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the grid's
              <div
                key={column}
                id={`${id}-${row}-${column}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- squares to choose a size from are no data
                role="gridcell"
                className={classes.square}
                aria-selected={row <= rows && column <= columns}
                aria-label={t("picker.size", { rows: row, columns: column })}
                onMouseEnter={() => setSize({ rows: row, columns: column })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onInsert(row, column)}
              />
            ))}
          </div>
        ))}
      </div>
      <output className={classes.size}>{t("picker.size", { rows, columns })}</output>
      <span id={`${id}-hint`} className={classes.hint}>
        {t("picker.hint")}
      </span>
    </div>
  );
}

const within = (number: number, most: number): number => Math.min(most, Math.max(1, number));

/** Below the caret, measured in the sheet that scrolls with the text. */
function caretIn(sheet: HTMLElement): { top: number; left: number } {
  const origin = sheet.getBoundingClientRect();
  const found = window.getSelection();
  const range = found && found.rangeCount > 0 ? found.getRangeAt(0) : null;
  const at = range?.startContainer;
  const block = at instanceof Element ? at : at?.parentElement;
  const [line] = range?.getClientRects() ?? [];
  const box = line ?? (block && sheet.contains(block) ? block.getBoundingClientRect() : origin);
  const left = Math.min(Math.max(box.left - origin.left, 16), origin.width - 230);
  return { top: Math.min(box.bottom - origin.top, origin.height) + 6, left };
}
