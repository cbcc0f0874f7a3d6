/** The head facts that both editions share, each bound to the living head document. */
import { Checkbox, Select, TagsInput, TextInput } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { inLang, langs, langTags } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useHead } from "../app/live/head.ts";
import { useSettings } from "../app/query.ts";
import { LiveText, Pair } from "./live-text.tsx";
import classes from "./panel/side-panel.module.css";
import { OldAddressPlace } from "./old-address-place.tsx";
import { OwnPagePlace, SeriesPlace } from "./site-place.tsx";

/** The browser writes a date in the order of its own language: in words it cannot be misread. */
function dayInWords(day: string, language: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) return day;
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(date);
}

export const FactsForm = memo(function FactsForm() {
  const { t, i18n } = useTranslation("edition");
  const { t: tEngine } = useTranslation("engine");
  const { head, loaded, set, setReleaseDate } = useHead();
  const { columns, tagPairs } = useSettings();
  const uiLang = contentLangOf(i18n.language);
  const options = columns.map(({ id, name }) => ({ value: id, label: inLang(name, uiLang) }));
  if (head.column !== "" && !columns.some(({ id }) => id === head.column))
    options.push({
      value: head.column,
      label: t("facts.unknownColumn", { column: head.column }),
    });
  const label = (field: string, lang: "zh" | "en"): string =>
    t(lang === "zh" ? "facts.inZh" : "facts.inEn", { field });
  return (
    <div className={classes.facts}>
      <Select
        size="xs"
        label={t("facts.column")}
        data={options}
        value={head.column || null}
        allowDeselect={false}
        disabled={!loaded}
        onChange={(value) => {
          if (value) set("column", value);
        }}
      />
      {!head.page && (
        <>
          <TextInput
            size="xs"
            type="date"
            max="9999-12-31"
            label={t("facts.releaseDate")}
            description={
              head.releaseDate ? dayInWords(head.releaseDate, i18n.language) : t("facts.noDate")
            }
            inputWrapperOrder={["label", "input", "description"]}
            disabled={!loaded}
            value={head.releaseDate ?? ""}
            onChange={(event) => setReleaseDate(event.currentTarget.value || null)}
          />
          <TextInput
            size="xs"
            type="datetime-local"
            max="9999-12-31T23:59"
            label={t("facts.releaseAt")}
            description={t("facts.releaseAtAbout")}
            inputWrapperOrder={["label", "input", "description"]}
            disabled={!loaded}
            value={head.releaseAt ?? ""}
            onChange={(event) => set("releaseAt", event.currentTarget.value.slice(0, 16) || null)}
          />
          {(["source", "author"] as const).map((field) => (
            <Pair key={field} label={t(`facts.${field}`)}>
              {langs.map((lang) => (
                <LiveText
                  key={lang}
                  label={label(t(`facts.${field}`), lang)}
                  mark={t(`facts.${lang}Short`)}
                  lang={langTags[lang]}
                  disabled={!loaded}
                  value={head[field][lang]}
                  onChange={(value) => set(`${field}.${lang}`, value)}
                />
              ))}
            </Pair>
          ))}
          <Pair label={t("facts.tags")}>
            {langs.map((lang) => (
              <TagsInput
                key={lang}
                size="xs"
                aria-label={label(t("facts.tags"), lang)}
                leftSection={<span className={classes.mark}>{t(`facts.${lang}Short`)}</span>}
                placeholder={head.tags[lang].length === 0 ? t("facts.tagsHint") : ""}
                lang={langTags[lang]}
                attributes={{ pillsList: { lang: langTags[lang] } }}
                disabled={!loaded}
                splitChars={[",", "，", "、", ";", "；"]}
                data={[...new Set(tagPairs.map((pair) => pair[lang]))]}
                value={head.tags[lang]}
                onChange={(tags) => set(`tags.${lang}`, tags)}
              />
            ))}
          </Pair>
          <SeriesPlace />
        </>
      )}
      <OwnPagePlace />
      <OldAddressPlace />
      <Checkbox
        size="xs"
        classNames={{ label: classes.checkLabel ?? "" }}
        label={tEngine("report.confidential")}
        disabled={!loaded}
        checked={head.confidential === true}
        onChange={(event) => set("confidential", event.currentTarget.checked)}
      />
    </div>
  );
});
