/** What the site tells search engines, networks and inspections besides its reports. */
import { Group, Textarea, TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "../../core/library/settings.ts";
import { type Bilingual, inLang, langs, langTags } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import type { Row } from "./settings-draft.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import styles from "./settings.module.css";

export function MachineSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  return (
    <SettingsSection id="machines" title={t("machines.title")} about={t("machines.about")}>
      <Group grow align="flex-start">
        {langs.map((lang) => (
          <Textarea
            key={lang}
            label={t(`machines.description.${lang}`)}
            lang={langTags[lang]}
            autosize
            minRows={2}
            maxRows={5}
            value={draft.siteDescription[lang]}
            onChange={(event) =>
              change({
                siteDescription: { ...draft.siteDescription, [lang]: event.currentTarget.value },
              })
            }
          />
        ))}
      </Group>
      <TextInput
        label={t("machines.siteIdCode")}
        description={t("machines.siteIdCodeHelp")}
        w={280}
        spellCheck={false}
        className={styles.code}
        value={draft.siteIdCode}
        error={problem("siteIdCode")}
        onChange={(event) => change({ siteIdCode: event.currentTarget.value.trim() })}
      />
      <fieldset className={styles.columnTypes}>
        <legend>{t("machines.columnTypes")}</legend>
        <p>{t("machines.columnTypesHelp")}</p>
        {draft.columns.map((column, index) => (
          <ColumnTypes
            key={column.key}
            column={column}
            put={(put) => change({ columns: draft.columns.with(index, put) })}
          />
        ))}
      </fieldset>
    </SettingsSection>
  );
}

function ColumnTypes(props: {
  column: Row<Column>;
  put: (column: Row<Column>) => void;
}): JSX.Element {
  const { t, i18n } = useTranslation("library");
  const { type = { zh: "", en: "" }, ...column } = props.column;
  const name = inLang(column.name, contentLangOf(i18n.language)) || column.id;
  const write = (written: Bilingual): void =>
    props.put(written.zh === "" && written.en === "" ? column : { ...column, type: written });
  return (
    <div className={styles.columnType}>
      <span>{name}</span>
      {langs.map((lang) => (
        <TextInput
          key={lang}
          aria-label={t("machines.columnTypeOf", { column: name, lang: t(`lang.${lang}`) })}
          placeholder={t(`machines.columnType.${lang}`)}
          lang={langTags[lang]}
          value={type[lang]}
          onChange={(event) => write({ ...type, [lang]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
