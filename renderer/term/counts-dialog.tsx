/** Figures of the wordbook as bars: what is in it, how far it has English, whose it is and how it grew. */
import { Modal } from "@mantine/core";
import { type JSX, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import { countTerms } from "../../core/term/counts.ts";
import { type Entry, entryKinds, variantStatuses } from "../../core/term/entry.ts";
import { BarChart } from "../app/bar-chart.tsx";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import styles from "./terms.module.css";

interface CountsDialogProps {
  entries: readonly Entry[];
  opened: boolean;
  onClose(): void;
}

export function CountsDialog({ entries, opened, onClose }: CountsDialogProps): JSX.Element {
  const { t } = useTranslation("term");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("counts.title", { count: entries.length })}
      size="lg"
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <Charts entries={entries} />
    </Modal>
  );
}

type Bars = [name: string, count: number][];

const bySize = (counts: Record<string, number>): Bars =>
  Object.entries(counts).toSorted(([, a], [, b]) => b - a);

function Charts({ entries }: { entries: readonly Entry[] }): JSX.Element {
  const { t, i18n } = useTranslation("term");
  const { people, columns } = useSettings();
  const counts = useMemo(() => countTerms(entries), [entries]);
  const lang = contentLangOf(i18n.language);
  const nameIn = (list: typeof people | typeof columns, id: string): string | undefined => {
    const found = list.find((one) => one.id === id);
    return found && inLang(found.name, lang);
  };
  const months = Object.entries(counts.months).toSorted(([a], [b]) => (a < b ? 1 : -1));
  const charts: Record<"kinds" | "statuses" | "columns" | "people" | "months", Bars> = {
    kinds: entryKinds.map((kind) => [t(`kind.${kind}`), counts.kinds[kind] ?? 0]),
    statuses: [
      ...variantStatuses.map((status): Bars[number] => [
        t(`status.${status}`),
        counts.statuses[status] ?? 0,
      ]),
      [t("filter.noEnglish"), counts.statuses.none ?? 0],
    ],
    columns: bySize(counts.columns).map(([id, n]) => [
      id === "" ? t("column.all") : (nameIn(columns, id) ?? id),
      n,
    ]),
    people: bySize(counts.people).map(([by, n]) => [
      nameIn(people, by) ?? (by || t("counts.nobody")),
      n,
    ]),
    months: months.map(([month, n]) => [month || t("counts.undated"), n]),
  };
  return (
    <div className={styles.charts}>
      {(Object.keys(charts) as (keyof typeof charts)[]).map((name) => (
        <BarChart
          key={name}
          title={t(`counts.${name}`)}
          bars={charts[name]}
          rest={t("counts.rest")}
        />
      ))}
    </div>
  );
}
