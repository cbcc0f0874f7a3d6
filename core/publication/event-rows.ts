/** What a report's page says of the event (活动信息), row by row, in the language of the page. */
import type { EventFacts } from "../event/event.ts";
import { type EventField, fieldText } from "../event/event-field.ts";
import type { Lang } from "../report/lang.ts";

export interface EventRow {
  label: string;
  /** Plain texts, none of them empty. */
  items: string[];
}

const single = ["name", "series", "dates", "venue"] as const;
const organisations = ["organisers", "coOrganisers", "supporters"] as const;

/** Only what is said in this language; labels are the theme's, those of figures the report's own. */
export function eventRows(
  event: EventFacts,
  lang: Lang,
  words: Readonly<Record<string, string>>,
): EventRow[] {
  const say = (name: string): string => fieldText(event, name as EventField, lang);
  const row = (name: string, items: string[]): EventRow => ({
    label: words[`event-${name}`] ?? "",
    items: items.filter((item) => item !== ""),
  });
  const speaker = (id: string): string => {
    const [name, title] = [say(`speakers/${id}`), say(`speakers/${id}/title`)];
    return title === "" ? name : `${name}${lang === "zh" ? "，" : ", "}${title}`;
  };
  return [
    ...single.map((name) => row(name, [say(name)])),
    ...organisations.map((list) =>
      row(
        list,
        event[list].map(({ id }) => say(`${list}/${id}`)),
      ),
    ),
    row(
      "speakers",
      event.speakers.flatMap(({ id }) => (say(`speakers/${id}`) === "" ? [] : speaker(id))),
    ),
    ...event.figures.map(({ id, label }) => ({
      ...row("figures", [say(`figures/${id}`)]),
      ...(label[lang].trim() !== "" && { label: label[lang].trim() }),
    })),
  ].filter(({ items }) => items.length > 0);
}
