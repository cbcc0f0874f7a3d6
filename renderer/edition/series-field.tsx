/** The series that the event belongs to: one of the site, one that other reports name, or a new one. */
import { Autocomplete } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EventFacts } from "../../core/event/event.ts";
import { setSeries } from "../../core/event/event-document.ts";
import { newBlockId } from "../../core/report/ids.ts";
import { type Lang, langs, langTags, otherLang } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { useFactDesk } from "../app/fact/fact-desk.ts";
import { keys, useSettings } from "../app/query.ts";
import { Pair } from "./live-text.tsx";
import panel from "./panel/side-panel.module.css";

interface SeriesFieldProps {
  event: EventFacts;
  loaded: boolean;
  tools: ReactNode;
}

export function SeriesField({ event, loaded, tools }: SeriesFieldProps) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const { series: ofSite } = useSettings();
  const { data: named = [] } = useQuery({
    queryKey: [...keys.reports, "series"],
    queryFn: () => client.report.series(),
  });
  const known = [...ofSite, ...named.filter((one) => !ofSite.some(({ id }) => id === one.id))].map(
    ({ id, name }) => ({ id, name }),
  );
  const { series } = event;
  const write = (lang: Lang, text: string): void => {
    const same = known.find(({ name }) => name[lang] !== "" && name[lang] === text.trim());
    const name = { ...(series?.name ?? { zh: "", en: "" }), [lang]: text };
    const other = otherLang(lang);
    if (same)
      setSeries(doc, { ...same, name: { ...same.name, [other]: same.name[other] || name[other] } });
    else if ((name.zh + name.en).trim() === "") setSeries(doc, null);
    else {
      // A name that is written on is no longer that of the series it was taken from.
      const isTaken = known.some(({ id }) => id === series?.id);
      setSeries(doc, { id: series && !isTaken ? series.id : newBlockId(), name });
    }
  };
  return (
    <Pair label={t("field.series")} tools={tools}>
      {langs.map((lang) => (
        <Autocomplete
          key={lang}
          size="xs"
          aria-label={t(`in.${lang}`, { field: t("field.series") })}
          leftSection={<span className={panel.mark}>{t(`mark.${lang}`)}</span>}
          lang={langTags[lang]}
          disabled={!loaded}
          data={[...new Set(known.map(({ name }) => name[lang]).filter((name) => name !== ""))]}
          value={series?.name[lang] ?? ""}
          onChange={(text) => write(lang, text)}
        />
      ))}
    </Pair>
  );
}
