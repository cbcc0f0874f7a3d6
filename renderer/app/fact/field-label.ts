/** How a fact is called in the window. */
import { useTranslation } from "react-i18next";
import type { EventFacts } from "../../../core/event/event.ts";
import type { EventPath } from "../../../core/event/event-document.ts";
import type { EventField } from "../../../core/event/event-field.ts";
import { inLang } from "../../../core/report/lang.ts";
import { contentLangOf } from "../i18n.ts";

const names = [
  "name",
  "dates",
  "from",
  "to",
  "venue",
  "series",
  "organisers",
  "coOrganisers",
  "supporters",
  "speakers",
  "figures",
] as const;

export function useFieldLabel(): (event: EventFacts, field: EventField) => string {
  const { t, i18n } = useTranslation("event");
  return (event, field) => {
    const [list, id, part] = field.split("/");
    if (part === "title") return t("field.title");
    const figure = event.figures.find((one) => one.id === id);
    if (list === "figures" && figure) {
      const label = inLang(figure.label, contentLangOf(i18n.language));
      if (label) return label;
    }
    const name = names.find((one) => one === list) ?? "name";
    return t(`field.${name}`);
  };
}

/** The same for a text of the facts by its path (event-document.ts). */
export function useTextLabel(): (path: EventPath) => string {
  const { t } = useTranslation("event");
  return (path) => {
    const [list, , part] = path.split("/");
    if (part === "title" || part === "unit") return t(`field.${part}`);
    return t(`field.${names.find((one) => one === list) ?? "name"}`);
  };
}
