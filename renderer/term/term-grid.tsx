// oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual list keeps only the rows in view, which a table cannot
/** The list of terms: an ARIA grid of any length that keeps only the rows in view, driven by mouse or keys. */
import { Button } from "@mantine/core";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type JSX, type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Conflict } from "../../core/term/conflicts.ts";
import type { Entry } from "../../core/term/entry.ts";
import { useTermActions } from "../app/term/term-actions.ts";
import { TermHead } from "./term-head.tsx";
import { TermRow } from "./term-row.tsx";
import type { TermSort } from "./term-query.ts";
import styles from "./terms.module.css";

const HEAD_PX = 36;
const ROW_PX = 44;

interface TermGridProps {
  gridRef: RefObject<HTMLDivElement | null>;
  found: readonly Entry[];
  isNarrowed: boolean;
  /** Index of the row that the keyboard is at. */
  at: number;
  sort: TermSort;
  onSort(sort: TermSort): void;
  conflicts: ReadonlyMap<string, Conflict[]>;
  ticked: ReadonlySet<string>;
  onTick(ids: ReadonlySet<string>): void;
  onMove(entry: Entry): void;
  /** To the form beside the list. */
  onOpen(): void;
  onNew(): void;
}

export function TermGrid(props: TermGridProps): JSX.Element {
  const { gridRef, found, at, ticked, onTick, onMove } = props;
  const { t } = useTranslation("term");
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used in this component alone
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    // The row that the keyboard is at stays in the tree, so that assistive technology can name it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), at])]
        .filter((index) => index < found.length)
        .toSorted((a, b) => a - b),
  });
  const isEmpty = found.length === 0;
  // Also where the list takes the place of what says that it is empty, and the other way round.
  useEffect(() => {
    if (document.activeElement === document.body) gridRef.current?.focus();
  }, [gridRef, isEmpty]);
  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(found.length - 1, index));
    const entry = found[to];
    if (!entry) return;
    onMove(entry);
    virtual.scrollToIndex(to);
  };
  const tick = (entries: readonly (Entry | undefined)[], on?: boolean): void => {
    const next = new Set(ticked);
    for (const entry of entries)
      if (entry && (on ?? !ticked.has(entry.id))) next.add(entry.id);
      else if (entry) next.delete(entry.id);
    onTick(next);
  };
  const isAllTicked = ticked.size > 0 && found.every(({ id }) => ticked.has(id));
  const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 600) / ROW_PX) - 2);
  const onKeyDown = useGridKeys(props, {
    moves: {
      ...{ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 },
      ...{ PageDown: at + pageRows, PageUp: at - pageRows },
    },
    moveTo,
    tick,
    tickAll: () => tick(found, !isAllTicked),
  });
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest("[data-index]");
    if (!row) return;
    const index = Number(row.getAttribute("data-index"));
    if (target?.closest("[data-tick]")) tick([found[index]]);
    moveTo(index);
    gridRef.current?.focus({ preventScroll: true });
  };
  if (isEmpty) return <Empty {...props} />;
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      aria-label={t("title")}
      aria-rowcount={found.length + 1}
      aria-colcount={7}
      aria-multiselectable
      aria-activedescendant={`term-row-${at}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <TermHead
        sort={props.sort}
        onSort={props.onSort}
        ticks={isAllTicked ? "all" : ticked.size > 0 ? "some" : "none"}
        onTickAll={() => tick(found, !isAllTicked)}
      />
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = found[item.index];
          return (
            entry && (
              <TermRow
                key={entry.id}
                entry={entry}
                index={item.index}
                topPx={item.start - HEAD_PX}
                heightPx={ROW_PX}
                isActive={item.index === at}
                isTicked={ticked.has(entry.id)}
                conflict={props.conflicts.get(entry.id)?.[0]?.kind ?? null}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface GridMoves {
  /** Index that each key leads to. */
  moves: Record<string, number>;
  moveTo(index: number): void;
  tick(entries: readonly (Entry | undefined)[], on?: boolean): void;
  tickAll(): void;
}

function useGridKeys(
  { gridRef, found, at, ticked, onTick, onOpen }: TermGridProps,
  { moves, moveTo, tick, tickAll }: GridMoves,
): (event: KeyboardEvent) => void {
  const { remove } = useTermActions();
  const removeChosen = (): void => {
    const current = found[at];
    const several = found.filter(({ id }) => ticked.has(id));
    const ids = (several.length > 0 ? several : current ? [current] : []).map(({ id }) => id);
    if (ids.length > 0) void remove(ids).then((done) => done && onTick(new Set()));
  };
  return (event) => {
    if (event.altKey || event.target !== gridRef.current) return;
    const to = moves[event.key];
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== "a") return;
      tickAll();
    } else if (to !== undefined) {
      const next = found[Math.max(0, Math.min(found.length - 1, to))];
      if (event.shiftKey) tick([found[at], next], true);
      moveTo(to);
    } else if (event.key === " ") tick([found[at]]);
    else if (event.key === "Enter" || event.key === "F2") onOpen();
    else if (event.key === "Delete") removeChosen();
    else if (event.key === "Escape" && ticked.size > 0) onTick(new Set());
    else return;
    event.preventDefault();
  };
}

/** Nothing found, or nothing there yet: what to do. */
function Empty({ gridRef, isNarrowed, onNew }: TermGridProps): JSX.Element {
  const { t } = useTranslation("term");
  return (
    <div className={styles.empty} ref={gridRef} tabIndex={-1}>
      <p>{t(isNarrowed ? "empty.found" : "empty.all")}</p>
      {!isNarrowed && <Button onClick={onNew}>{t("form.new")}</Button>}
    </div>
  );
}
