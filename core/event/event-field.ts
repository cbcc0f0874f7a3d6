/** A fact by its name, and how each language writes it in a text. */
import { z } from "zod";
import { formatDay } from "../publication/days.ts";
import type { Lang } from "../report/lang.ts";
import { type EventFacts, type EventFigure, eventLists } from "./event.ts";

/** `name`, `dates`, a list as a whole (`organisers`), or one entry of it (`speakers/<id>`, `speakers/<id>/title`). */
export const eventFieldSchema = z
  .string()
  .regex(
    /^(?:(?:name|dates|from|to|venue|series)|(?:organisers|coOrganisers|supporters|speakers)(?:\/[0-9A-Za-z]{10})?|speakers\/[0-9A-Za-z]{10}\/title|figures\/[0-9A-Za-z]{10})$/,
  )
  .brand<"EventField">();
export type EventField = z.infer<typeof eventFieldSchema>;

const single = ["name", "dates", "from", "to", "venue", "series"] as const;

/** Every field that says something in `lang`, in the order of the form. */
export function fieldsIn(event: EventFacts, lang: Lang): { field: EventField; text: string }[] {
  const names: string[] = [
    ...single,
    ...eventLists.flatMap((list) => [
      ...(list !== "figures" && event[list].length > 1 ? [list] : []),
      ...event[list].flatMap(({ id }) =>
        list === "speakers" ? [`speakers/${id}`, `speakers/${id}/title`] : [`${list}/${id}`],
      ),
    ]),
  ];
  return names.flatMap((name) => {
    const field = name as EventField;
    const text = fieldText(event, field, lang);
    // An event of one day says the same three times.
    const isRepeated =
      (name === "from" || name === "to") && text === fieldText(event, "dates" as EventField, lang);
    return text === "" || isRepeated ? [] : [{ field, text }];
  });
}

/** The field as `lang` writes it, "" where there is nothing to write. */
export function fieldText(event: EventFacts, field: EventField, lang: Lang): string {
  const [name = "", id, part] = field.split("/");
  switch (name) {
    case "name":
    case "venue":
      return event[name][lang].trim();
    case "series":
      return event.series?.name[lang].trim() ?? "";
    case "from":
    case "to":
      return event[name] ? formatDay(event[name], lang) : "";
    case "dates":
      return datesText(event.from, event.to, lang);
    case "figures": {
      const figure = event.figures.find((one) => one.id === id);
      return figure ? figureText(figure, lang) : "";
    }
    case "organisers":
    case "coOrganisers":
    case "supporters":
    case "speakers": {
      if (id === undefined)
        return listText(
          event[name].map((one) => one.name[lang]),
          lang,
        );
      if (part === "title")
        return event.speakers.find((one) => one.id === id)?.title[lang].trim() ?? "";
      return event[name].find((one) => one.id === id)?.name[lang].trim() ?? "";
    }
    default:
      return "";
  }
}

/**
 * `2026年11月22日至24日` (GB/T 15835—2011, 5.1.4: what both ends share is said once), `22–24 November 2026`.
 */
function datesText(from: string | null, to: string | null, lang: Lang): string {
  const [first, last] = [from ?? to ?? "", to ?? from ?? ""].toSorted((a, b) => (a < b ? -1 : 1));
  if (!first || !last) return "";
  const end = formatDay(last, lang);
  if (first === last) return end;
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const start = formatDay(first, lang);
  if (lang === "zh") {
    if (sameMonth) return `${start}至${end.replace(/^.*月/, "")}`;
    return `${start}至${sameYear ? end.replace(/^.*年/, "") : end}`;
  }
  if (sameMonth) return `${start.split(" ")[0]}–${end}`;
  return `${sameYear ? start.replace(/ \d+$/, "") : start} – ${end}`;
}

function listText(names: readonly string[], lang: Lang): string {
  const said = names.map((name) => name.trim()).filter((name) => name !== "");
  if (lang === "zh") return said.join("、");
  return said.length < 3
    ? said.join(" and ")
    : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
}

/** `600万人次`, `23位`; `6 million views`, `23 scientists`. */
function figureText({ number, unit }: EventFigure, lang: Lang): string {
  if (number === null) return "";
  const said = lang === "zh" ? numberZh(number) : numberEn(number);
  const of = unit[lang].trim();
  return lang === "zh" || of === "" ? `${said}${of}` : `${said} ${of}`;
}

/** GB/T 15835—2011, 4.1.3: 万 and 亿 stand for round numbers. */
function numberZh(number: number): string {
  if (number >= 1e8 && number % 1e6 === 0) return `${number / 1e8}亿`;
  if (number >= 1e4 && number % 1e3 === 0) return `${number / 1e4}万`;
  return String(number);
}

function numberEn(number: number): string {
  if (number >= 1e6 && number % 1e5 === 0) return `${number / 1e6} million`;
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: 10 }).format(number);
}
