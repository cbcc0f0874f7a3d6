/** Whose a translation is and how old, in words. */
import { useTranslation } from "react-i18next";
import { inLang } from "../../../core/report/lang.ts";
import { contentLangOf } from "../../app/i18n.ts";
import { useSettings } from "../../app/query.ts";

/** @returns a function of a person's id, or a name, and an ISO date. */
export function useWhoAndWhen(): (by: string, at: string) => string {
  const { i18n } = useTranslation();
  const { people } = useSettings();
  const lang = contentLangOf(i18n.language);
  const days = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : i18n.language, {
    dateStyle: "medium",
  });
  return (by, at) => {
    const person = people.find(({ id }) => id === by);
    const who = person ? inLang(person.name, lang) : by;
    return [who, days.format(new Date(at))].filter((part) => part !== "").join(" · ");
  };
}
