/** A table whose figures are drawn as bars as well. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import styles from "./bar-chart.module.css";

/** Rows of a chart; what is left over is one more. */
const MOST = 24;

interface BarChartProps {
  title: string;
  bars: [name: string, count: number][];
  /** What the rows that are too many are called. */
  rest: string;
}

export function BarChart({ title, bars, rest }: BarChartProps): JSX.Element {
  const { i18n } = useTranslation();
  const shown = bars.slice(0, MOST);
  const left = bars.slice(MOST).reduce((sum, [, count]) => sum + count, 0);
  const all: [string, number][] = left > 0 ? [...shown, [rest, left]] : shown;
  const most = Math.max(1, ...shown.map(([, count]) => count));
  return (
    <table className={styles.chart}>
      <caption>{title}</caption>
      <tbody>
        {all.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td aria-hidden="true">
              <span
                className={styles.bar}
                style={{ width: `${Math.min(1, count / most) * 100}%` }}
              />
            </td>
            <td className={styles.figure}>{count.toLocaleString(i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
