/** Series (专题) of the site: each folded into its name until it is opened. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../../core/report/lang.ts";
import { contentLangOf } from "../../app/i18n.ts";
import { AddRow } from "../add-row.tsx";
import { RowButtons } from "../row-buttons.tsx";
import { moved, type SeriesRow } from "../settings-draft.ts";
import { type SectionProps, SettingsSection } from "../settings-section.tsx";
import styles from "../settings.module.css";
import { SeriesFields } from "./series-fields.tsx";
import own from "./series.module.css";

export function SeriesSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t, i18n } = useTranslation("library");
  const { series: all } = draft;
  const put = (index: number, series: SeriesRow): void =>
    change({ series: all.with(index, series) });
  const isWrong = ({ key, sessions }: SeriesRow): boolean =>
    ["zh", "id"].some((field) => problem(`series.${key}.${field}`)) ||
    sessions.some((session) =>
      ["zh", "id"].some((field) => problem(`sessions.${key}.${session.key}.${field}`)),
    );
  return (
    <SettingsSection id="series" title={t("series.title")} about={t("series.about")}>
      <ol className={styles.rows}>
        {all.map((series, index) => {
          const name =
            inLang(series.name, contentLangOf(i18n.language)) || series.id || t("series.new");
          return (
            <li key={series.key} className={own.series}>
              {/* What is wrong must be seen. */}
              <details open={series.isNew || isWrong(series) || undefined}>
                <summary>
                  <span className={own.name}>{name}</span>
                  <span className={own.count}>
                    {t("series.sessions", { count: series.sessions.length })}
                  </span>
                </summary>
                <SeriesFields
                  name={name}
                  series={series}
                  put={(changed) => put(index, changed)}
                  problem={problem}
                />
              </details>
              <RowButtons
                name={name}
                order={{
                  index,
                  count: all.length,
                  move: (by) => change({ series: moved(all, index, by) }),
                }}
                remove={() => change({ series: all.toSpliced(index, 1) })}
              />
            </li>
          );
        })}
      </ol>
      <AddRow add={() => change({ series: [...all, newSeries()] })}>{t("series.add")}</AddRow>
    </SettingsSection>
  );
}

const newSeries = (): SeriesRow => ({
  key: crypto.randomUUID(),
  isNew: true,
  id: "",
  name: { zh: "", en: "" },
  introduction: { zh: "", en: "" },
  cover: null,
  current: true,
  sessions: [],
});
