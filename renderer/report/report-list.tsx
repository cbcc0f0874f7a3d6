// oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual list keeps only the rows in view, which a table cannot
/** The desk's list: an ARIA grid of any length that keeps only the rows in view, driven by mouse or keys. */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { useCommands } from "../app/commands.tsx";
import { useMarkedReports } from "../app/marked-reports.ts";
import type { DeskQuery } from "./desk-query.ts";
import { ListHead } from "./list-head.tsx";
import styles from "./report-list.module.css";
import { ReportRow, reportPath } from "./report-row.tsx";
import { useReportActions } from "./use-report-actions.ts";
import { useReportRows } from "./use-report-pages.ts";

const HEAD_PX = 38;
const ROW_PX = 62;
const ROW_WITH_HIT_PX = 86;
const GRID_COLUMNS = 10;

export function ReportList(props: {
  query: DeskQuery;
  total: number;
  busy: boolean;
  change: (query: DeskQuery) => void;
  /** Tells the desk how to give the list the keyboard. */
  gridRef: RefObject<HTMLDivElement | null>;
}): JSX.Element {
  const { query, total, gridRef } = props;
  const { t } = useTranslation("report");
  const [, navigate] = useLocation();
  const [active, setActive] = useState(0);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const at = Math.max(0, Math.min(active, total - 1));
  const rowPx = query.text ? ROW_WITH_HIT_PX : ROW_PX;
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used in this component alone
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => gridRef.current,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    // The row that the keyboard is at stays in the tree, so that assistive technology can name it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), at])]
        .filter((index) => index < total)
        .toSorted((a, b) => a - b),
  });
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  const items = virtual.getVirtualItems();
  const rowAt = useReportRows(
    query,
    items.map(({ index }) => index),
  );
  const current = rowAt(at);
  const { reports: marked, toggle } = useMarkedReports();
  const canMark = !query.binned;

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(total - 1, index));
    setActive(to);
    virtual.scrollToIndex(to);
    gridRef.current?.focus({ preventScroll: true });
  };
  const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 600) / rowPx) - 2);
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: total - 1,
  };
  const open = (report: ReportSummary | undefined): void => {
    if (report) navigate(reportPath(report));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== gridRef.current) return;
    const to = moves[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === "Enter") open(current);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element && event.target.closest("[data-index]");
    if (!row) return;
    const index = Number(row.getAttribute("data-index"));
    setActive(index);
    open(rowAt(index));
  };
  useRowCommands(current, {
    ...{ at, moveTo, open: () => open(current) },
    mark: canMark ? () => current && toggle(current) : null,
  });

  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      aria-label={query.binned ? t("list.bin") : t("list.label")}
      aria-rowcount={total + 1}
      aria-colcount={GRID_COLUMNS}
      aria-busy={props.busy}
      data-marking={marked.length > 0 || undefined}
      aria-activedescendant={total > 0 ? `report-row-${at}` : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <ListHead query={query} change={props.change} />
      <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <ReportRow
            key={item.key}
            report={rowAt(item.index)}
            index={item.index}
            topPx={item.start - HEAD_PX}
            heightPx={rowPx}
            selected={item.index === at}
            marked={marked.some(({ id }) => id === rowAt(item.index)?.id)}
            mark={canMark ? toggle : null}
            menuOpened={menuAt === item.index}
            openMenu={setMenuAt}
          />
        ))}
      </div>
    </div>
  );
}

/** Commands on the row that the keyboard is at. */
function useRowCommands(
  report: ReportSummary | undefined,
  list: {
    at: number;
    moveTo: (index: number) => void;
    open: () => void;
    /** Null where reports are not marked. */
    mark: (() => void) | null;
  },
): void {
  const { t } = useTranslation("report");
  const { duplicate, bin, restore } = useReportActions();
  const values = { number: report?.number ?? 0 };
  useCommands([
    {
      id: "row-next",
      group: "desk",
      label: t("command.next"),
      keys: "j",
      run: () => list.moveTo(list.at + 1),
    },
    {
      id: "row-previous",
      group: "desk",
      label: t("command.previous"),
      keys: "k",
      run: () => list.moveTo(list.at - 1),
    },
    ...(report
      ? [
          {
            id: "row-open",
            group: "desk" as const,
            label: t("command.open", values),
            keys: "o",
            run: list.open,
          },
          ...(list.mark
            ? [
                {
                  id: "row-mark",
                  group: "desk" as const,
                  label: t("mark.toggle", values),
                  keys: "x",
                  run: list.mark,
                },
              ]
            : []),
          {
            id: "row-duplicate",
            group: "desk" as const,
            label: t("command.duplicate", values),
            keys: "d",
            run: () => duplicate(report),
          },
          report.binnedAt
            ? {
                id: "row-restore",
                group: "desk" as const,
                label: t("command.restore", values),
                keys: "r",
                run: () => restore(report),
              }
            : {
                id: "row-bin",
                group: "desk" as const,
                label: t("command.bin", values),
                keys: "Delete",
                run: () => bin(report),
              },
        ]
      : []),
  ]);
}
