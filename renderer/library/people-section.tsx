/** The people of the library and what each does. */
import { Chip, Group, TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { type Person, roles, roleSchema } from "../../core/library/settings.ts";
import { langs, langTags } from "../../core/report/lang.ts";
import { AddRow } from "./add-row.tsx";
import { RowButtons } from "./row-buttons.tsx";
import { renamed, type Row } from "./settings-draft.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import styles from "./settings.module.css";

export function PeopleSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  const { t: tCommon } = useTranslation();
  const { people } = draft;
  const put = (index: number, person: Row<Person>): void =>
    change({ people: people.with(index, person) });
  const rename = (index: number, person: Row<Person>, name: Person["name"]): void => {
    put(index, renamed(person, name));
  };
  return (
    <SettingsSection id="people" title={t("people.title")} about={t("people.about")}>
      <ul className={styles.rows}>
        {people.map((person, index) => {
          const name = person.name.zh || person.name.en || person.id;
          return (
            <li key={person.key} className={styles.personRow}>
              {langs.map((lang) => (
                <TextInput
                  key={lang}
                  aria-label={t("people.nameOf", { lang: t(`lang.${lang}`), number: index + 1 })}
                  placeholder={t(`people.name.${lang}`)}
                  lang={langTags[lang]}
                  value={person.name[lang]}
                  error={problem(`people.${person.key}.${lang}`)}
                  onChange={(event) =>
                    rename(index, person, { ...person.name, [lang]: event.currentTarget.value })
                  }
                />
              ))}
              <TextInput
                aria-label={t("people.idOf", { number: index + 1 })}
                placeholder={t("columns.id")}
                className={styles.code}
                spellCheck={false}
                readOnly={!person.isNew}
                variant={person.isNew ? "default" : "unstyled"}
                value={person.id}
                error={problem(`people.${person.key}.id`)}
                onChange={(event) => put(index, { ...person, id: event.currentTarget.value })}
              />
              <RowButtons
                name={name}
                remove={() => change({ people: people.toSpliced(index, 1) })}
              />
              <Chip.Group
                multiple
                value={person.roles}
                onChange={(chosen) =>
                  put(index, { ...person, roles: chosen.map((role) => roleSchema.parse(role)) })
                }
              >
                <Group
                  gap={6}
                  className={styles.roles}
                  component="fieldset"
                  aria-label={t("people.rolesOf", { name })}
                >
                  {roles.map((role) => (
                    <Chip key={role} value={role} size="xs" variant="outline">
                      {tCommon(`role.${role}`)}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </li>
          );
        })}
      </ul>
      <AddRow
        add={() =>
          change({
            people: [
              ...people,
              {
                key: crypto.randomUUID(),
                isNew: true,
                id: "",
                name: { zh: "", en: "" },
                roles: ["editor"],
              },
            ],
          })
        }
      >
        {t("people.add")}
      </AddRow>
    </SettingsSection>
  );
}
