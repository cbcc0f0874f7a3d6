/** Figures of the memory as bars: how it grew, whose it is, where it comes from. */
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import { BarChart } from "../app/bar-chart.tsx";
import { client } from "../app/client.ts";
import { contentLangOf } from "../app/i18n.ts";
import { keys, useSettings } from "../app/query.ts";
import styles from "./memory.module.css";

export function CountsTab(): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const { people } = useSettings();
  const { data } = useQuery({
    queryKey: [...keys.memory, "counts"],
    queryFn: ({ signal }) => client.memory.counts(undefined, { signal }),
  });
  if (!data) return <p className={styles.none}>{t("counts.counting")}</p>;
  if (data.units === 0) return <p className={styles.none}>{t("list.none")}</p>;
  const nameOf = (by: string): string => {
    const person = people.find(({ id }) => id === by);
    return person ? inLang(person.name, contentLangOf(i18n.language)) : by || t("unit.nobody");
  };
  const months = Object.entries(data.months).toSorted(([a], [b]) => (a < b ? 1 : -1));
  const bySize = (counts: Record<string, number>): [string, number][] =>
    Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  const rest = t("counts.rest");
  return (
    <div className={styles.charts}>
      <BarChart
        title={t("counts.months")}
        rest={rest}
        bars={months.map(([month, n]) => [month || t("counts.undated"), n])}
      />
      <div className={styles.chartColumn}>
        <BarChart
          title={t("counts.people")}
          rest={rest}
          bars={bySize(data.people).map(([by, n]) => [nameOf(by), n])}
        />
        <BarChart
          title={t("counts.origins")}
          rest={rest}
          bars={bySize(data.origins).map(([origin, n]) => [t(`origin.${origin as "typed"}`), n])}
        />
        <BarChart
          title={t("counts.kinds")}
          rest={rest}
          bars={[
            ...bySize(data.kinds).map(([kind, n]): [string, number] => [
              t(`kind.${kind as "block"}`),
              n,
            ]),
            [t("unit.isBad"), data.bad],
          ]}
        />
      </div>
    </div>
  );
}
