/** Everything that was done to a report, newest first: stages, withdrawals, dates, corrections. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang, type Lang } from "../../core/report/lang.ts";
import type { SiteEvent } from "../../core/report/site-log.ts";
import type { StageMove } from "../../core/report/stage.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { fullMoment, shortDay, shortMoment } from "./dates.ts";
import type { Life } from "./life.ts";
import styles from "./site-menu.module.css";

type Deed = StageMove | SiteEvent;

export function ReportHistory({ life }: { life: Life }): JSX.Element {
  const { t, i18n } = useTranslation("life");
  const { people } = useSettings();
  const words = useDeedWords();
  const deeds: Deed[] = [...life.log, ...life.siteLog].sort((a, b) => (a.at < b.at ? 1 : -1));
  const nameOf = (by: string): string => {
    const person = people.find(({ id }) => id === by);
    return person ? inLang(person.name, contentLangOf(i18n.language)) : by || t("history.nobody");
  };
  if (deeds.length === 0) return <p>{t("history.empty")}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must be reached with the keyboard
    <ul className={styles.history} tabIndex={0} aria-labelledby="report-history">
      {deeds.map((deed, index) => (
        <li key={`${deed.at} ${index}`}>
          <time dateTime={deed.at} title={fullMoment(deed.at, i18n.language)}>
            {shortMoment(deed.at, i18n.language)}
          </time>
          <span>
            {words(deed)} · {nameOf(deed.by)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useDeedWords(): (deed: Deed) => string {
  const { t, i18n } = useTranslation("life");
  const { t: tReport } = useTranslation("report");
  const editions = (langs: readonly Lang[]): string =>
    langs.map((lang) => t(`edition.${lang}`)).join(t("joint"));
  const day = (date: string | null): string =>
    date === null ? t("history.noDay") : shortDay(date, i18n.language);
  return (deed) => {
    if (!("kind" in deed))
      return t("history.stage", {
        edition: t(`edition.${deed.lang}`),
        from: tReport(`stage.${deed.from}`),
        to: tReport(`stage.${deed.to}`),
      });
    switch (deed.kind) {
      case "withdrawn":
        return t(`history.${deed.how}`, {
          editions: editions(deed.langs),
          reason: inLang(deed.reason, contentLangOf(i18n.language)) || t("history.noReason"),
        });
      case "brought-in":
        return t(deed.signed ? "history.broughtInSigned" : "history.broughtIn", {
          editions: editions(deed.langs),
        });
      case "restored":
        return t("history.restored", { editions: editions(deed.langs) });
      case "release-date":
        return t("history.date", { from: day(deed.from), to: day(deed.to) });
      case "corrected":
        return t("history.corrected", { edition: t(`edition.${deed.lang}`), text: deed.text });
    }
  };
}
