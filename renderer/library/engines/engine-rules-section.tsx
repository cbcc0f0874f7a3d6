/** Which columns keep their texts from engines, and how their translations should sound; saved with the library. */
import { Checkbox, TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { EngineRule } from "../../../core/library/settings.ts";
import { inLang } from "../../../core/report/lang.ts";
import { contentLangOf } from "../../app/i18n.ts";
import { type SectionProps, SettingsSection } from "../settings-section.tsx";
import styles from "../settings.module.css";
import own from "./engines.module.css";

export function EngineRulesSection({
  draft,
  change,
}: Pick<SectionProps, "draft" | "change">): JSX.Element {
  const { t, i18n } = useTranslation("engine");
  const rules = draft.engineRules;
  const put = (rule: EngineRule): void => {
    const others = rules.filter(({ column }) => column !== rule.column);
    const says = rule.confidential || rule.style !== "";
    change({ engineRules: says ? [...others, rule] : others });
  };
  return (
    <SettingsSection id="engine-rules" title={t("rules.title")} about={t("rules.about")}>
      <ul className={styles.rows}>
        {draft.columns
          .filter(({ isNew }) => !isNew)
          .map(({ key, id, name }) => {
            const column = inLang(name, contentLangOf(i18n.language)) || id;
            const rule = rules.find((one) => one.column === id) ?? {
              ...{ column: id, confidential: false, style: "" },
            };
            return (
              <li key={key} className={own.rule}>
                <span className={own.column}>{column}</span>
                <Checkbox
                  label={t("rules.confidential")}
                  aria-label={t("rules.confidentialOf", { column })}
                  checked={rule.confidential}
                  onChange={(event) => put({ ...rule, confidential: event.currentTarget.checked })}
                />
                <TextInput
                  aria-label={t("rules.styleOf", { column })}
                  placeholder={t("rules.example")}
                  maxLength={500}
                  disabled={rule.confidential}
                  value={rule.style}
                  onChange={(event) => put({ ...rule, style: event.currentTarget.value })}
                />
              </li>
            );
          })}
      </ul>
    </SettingsSection>
  );
}
