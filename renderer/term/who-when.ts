/** Days and people in the words of the window. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";

const localeOf = (language: string): string => (language === "en" ? "en-GB" : language);

export function useShortDay(): (at: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: "medium" });
    return (at) => {
      const date = new Date(at);
      return Number.isNaN(date.getTime()) ? "" : days.format(date);
    };
  }, [i18n.language]);
}

/** "He Yan · 22 Nov 2026, 16:04" */
export function useWhoWhen(): (by: string, at: string) => string {
  const { i18n } = useTranslation();
  const { people } = useSettings();
  const moments = new Intl.DateTimeFormat(localeOf(i18n.language), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (by, at) => {
    const person = people.find(({ id }) => id === by);
    const who = person ? inLang(person.name, contentLangOf(i18n.language)) : by;
    const date = new Date(at);
    return [who, Number.isNaN(date.getTime()) ? "" : moments.format(date)]
      .filter(Boolean)
      .join(" · ");
  };
}
