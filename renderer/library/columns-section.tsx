/** Columns of the site: names in both languages, their order, and an id that stays. */
import { TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "../../core/library/settings.ts";
import { langs, langTags } from "../../core/report/lang.ts";
import { AddRow } from "./add-row.tsx";
import { RowButtons } from "./row-buttons.tsx";
import { moved, renamed, type Row } from "./settings-draft.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import styles from "./settings.module.css";

export function ColumnsSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  const { columns } = draft;
  const put = (index: number, column: Row<Column>): void =>
    change({ columns: columns.with(index, column) });
  const rename = (index: number, column: Row<Column>, name: Column["name"]): void => {
    put(index, renamed(column, name));
  };
  return (
    <SettingsSection id="columns" title={t("columns.title")} about={t("columns.about")}>
      <ol className={styles.rows}>
        {columns.map((column, index) => {
          const name = column.name.zh || column.name.en || column.id;
          return (
            <li key={column.key} className={styles.columnRow}>
              {langs.map((lang) => (
                <TextInput
                  key={lang}
                  aria-label={t("columns.nameOf", { lang: t(`lang.${lang}`), number: index + 1 })}
                  placeholder={t(`columns.name.${lang}`)}
                  lang={langTags[lang]}
                  value={column.name[lang]}
                  error={problem(`columns.${column.key}.${lang}`)}
                  onChange={(event) =>
                    rename(index, column, { ...column.name, [lang]: event.currentTarget.value })
                  }
                />
              ))}
              <TextInput
                aria-label={t("columns.idOf", { number: index + 1 })}
                placeholder={t("columns.id")}
                className={styles.code}
                spellCheck={false}
                readOnly={!column.isNew}
                variant={column.isNew ? "default" : "unstyled"}
                value={column.id}
                error={problem(`columns.${column.key}.id`)}
                onChange={(event) => put(index, { ...column, id: event.currentTarget.value })}
              />
              <RowButtons
                name={name}
                order={{
                  index,
                  count: columns.length,
                  move: (by) => change({ columns: moved(columns, index, by) }),
                }}
                remove={() => change({ columns: columns.toSpliced(index, 1) })}
                keep={columns.length === 1 ? t("columns.last") : undefined}
              />
            </li>
          );
        })}
      </ol>
      <AddRow
        add={() =>
          change({
            columns: [
              ...columns,
              { key: crypto.randomUUID(), isNew: true, id: "", name: { zh: "", en: "" } },
            ],
          })
        }
      >
        {t("columns.add")}
      </AddRow>
    </SettingsSection>
  );
}
