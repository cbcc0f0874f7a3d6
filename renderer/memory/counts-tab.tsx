/** Figures of the memory as bars: how it grew, whose it is, where it comes from. */
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { contentLangOf } from "../app/i18n.ts";
import { keys, useSettings } from "../app/query.ts";
import styles from "./memory.module.css";

/** Rows of a chart; what is left over is one more. */
const MOST = 24;

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
  return (
    <div className={styles.charts}>
      <Chart
        title={t("counts.months")}
        bars={months.map(([month, n]) => [month || t("counts.undated"), n])}
      />
      <div className={styles.chartColumn}>
        <Chart
          title={t("counts.people")}
          bars={bySize(data.people).map(([by, n]) => [nameOf(by), n])}
        />
        <Chart
          title={t("counts.origins")}
          bars={bySize(data.origins).map(([origin, n]) => [t(`origin.${origin as "typed"}`), n])}
        />
        <Chart
          title={t("counts.kinds")}
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

/** A table whose figures are drawn as well. */
function Chart({
  title,
  bars,
}: {
  title: string;
  bars: [name: string, units: number][];
}): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const shown = bars.slice(0, MOST);
  const rest = bars.slice(MOST).reduce((sum, [, units]) => sum + units, 0);
  const all: [string, number][] = rest > 0 ? [...shown, [t("counts.rest"), rest]] : shown;
  const most = Math.max(1, ...shown.map(([, units]) => units));
  return (
    <table className={styles.chart}>
      <caption>{title}</caption>
      <tbody>
        {all.map(([name, units]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td aria-hidden="true">
              <span
                className={styles.bar}
                style={{ width: `${Math.min(1, units / most) * 100}%` }}
              />
            </td>
            <td className={styles.figure}>{units.toLocaleString(i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
