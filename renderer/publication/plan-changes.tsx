/** The files of a plan: reports first, what follows from them apart; searched, filtered, and opened to compare. */
import { SegmentedControl, Text, Title } from "@mantine/core";
import { type JSX, type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../core/publication/plan.ts";
import {
  changeKinds,
  filterRows,
  type PlanFilter,
  type PlanRow,
  planSections,
  rowsOfPlan,
} from "../../core/publication/plan-rows.ts";
import { useSettings } from "../app/query.ts";
import { SearchBox } from "../app/search-box.tsx";
import styles from "./plan-changes.module.css";
import { PlanSectionList } from "./plan-section.tsx";
import type { ChangeLook, PlanLook } from "./use-plan-look.ts";

interface PlanChangesProps {
  plan: Plan;
  look: PlanLook;
  change: ChangeLook;
}

export function PlanChanges({ plan, look, change }: PlanChangesProps): JSX.Element | null {
  const { t } = useTranslation("rehearsal");
  const list = useRef<HTMLDivElement>(null);
  const { rows, shown, counts } = usePlanRows(plan, look.filter);
  if (rows.length === 0) return null;
  const filters = (["all", ...changeKinds, "issues"] as const).filter(
    (kind) => kind === "all" || counts[kind] > 0,
  );
  const setFilter = (filter: Partial<PlanFilter>): void =>
    change({ filter: { ...look.filter, ...filter } });
  const toList = (): void => rowsIn(list.current)[0]?.focus();
  return (
    <section className={styles.changes} aria-labelledby="changes-title">
      <div className={styles.head}>
        <Title order={2} size="h5" id="changes-title">
          {t("changes.title")}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t("changes.filter")}
          value={filters.includes(look.filter.change) ? look.filter.change : "all"}
          onChange={(value) => setFilter({ change: value })}
          data={filters.map((value) => ({
            value,
            label: t(`changes.show.${value}`, { count: counts[value] }),
          }))}
        />
        <SearchBox
          id="plan-search"
          label={t("changes.search")}
          placeholder={t("changes.search")}
          className={styles.search}
          text={look.filter.text}
          onText={(text) => setFilter({ text })}
          toList={toList}
          waitMs={150}
        />
      </div>
      <Text size="sm" c="var(--ink-soft)" className={styles.hint}>
        {t("changes.hint")}
      </Text>
      <div
        ref={list}
        className={styles.sections}
        role="presentation"
        onKeyDown={(event) => moveFocus(event, list.current)}
      >
        {planSections.map((section) => {
          const inSection = shown.filter((row) => row.section === section);
          return (
            <PlanSectionList
              key={section}
              section={section}
              rows={inSection}
              planId={plan.id}
              open={look.open[section] ?? (section === "report" || inSection.length <= 12)}
              setOpen={(open) => change({ open: { ...look.open, [section]: open } })}
              at={look.at}
              returned={() => change({ at: "" })}
              compare={(path) => change({ compared: path, at: path })}
            />
          );
        })}
      </div>
      {shown.length === 0 && <Text component="output">{t("changes.none")}</Text>}
    </section>
  );
}

export interface PlanRows {
  rows: PlanRow[];
  shown: PlanRow[];
  counts: Record<PlanFilter["change"], number>;
}

/** All rows of a plan, those that the filter leaves, and how many there are of each kind. */
export function usePlanRows(plan: Plan, filter: PlanFilter): PlanRows {
  const { addressPattern } = useSettings();
  return useMemo(() => {
    const rows = rowsOfPlan(plan, addressPattern);
    const withIssues = new Set(plan.issues.map((issue) => issue.number));
    const count = (change: PlanFilter["change"]): number =>
      filterRows(rows, { change, text: "" }, withIssues).length;
    return {
      rows,
      shown: filterRows(rows, filter, withIssues),
      counts: {
        all: rows.length,
        added: count("added"),
        changed: count("changed"),
        removed: count("removed"),
        issues: count("issues"),
      },
    };
  }, [plan, addressPattern, filter]);
}

/** What the arrows go through: the heads of sections and their rows, as they stand. */
const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
];

function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = rowsIn(list);
  const at = rows.findIndex((row) => row === document.activeElement);
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const to = moves[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
}
