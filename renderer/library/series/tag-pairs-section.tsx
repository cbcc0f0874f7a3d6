/** Tags that mean the same in both languages. */
import { TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { langs, langTags } from "../../../core/report/lang.ts";
import { AddRow } from "../add-row.tsx";
import { RowButtons } from "../row-buttons.tsx";
import { type SectionProps, SettingsSection } from "../settings-section.tsx";
import styles from "../settings.module.css";

export function TagPairsSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  const { tagPairs } = draft;
  return (
    <SettingsSection id="tags" title={t("tagPairs.title")} about={t("tagPairs.about")}>
      <ul className={styles.rows}>
        {tagPairs.map((pair, index) => (
          <li key={pair.key} className={styles.pairRow}>
            {langs.map((lang) => (
              <TextInput
                key={lang}
                aria-label={t("tagPairs.nameOf", { lang: t(`lang.${lang}`), number: index + 1 })}
                placeholder={t(`tagPairs.tag.${lang}`)}
                lang={langTags[lang]}
                maxLength={80}
                value={pair[lang]}
                error={problem(`tagPairs.${pair.key}.${lang}`)}
                onChange={(event) =>
                  change({
                    tagPairs: tagPairs.with(index, { ...pair, [lang]: event.currentTarget.value }),
                  })
                }
              />
            ))}
            <RowButtons
              name={pair.zh || pair.en}
              remove={() => change({ tagPairs: tagPairs.toSpliced(index, 1) })}
            />
          </li>
        ))}
      </ul>
      <AddRow
        add={() =>
          change({
            tagPairs: [...tagPairs, { key: crypto.randomUUID(), isNew: true, zh: "", en: "" }],
          })
        }
      >
        {t("tagPairs.add")}
      </AddRow>
    </SettingsSection>
  );
}
