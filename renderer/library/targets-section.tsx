/** Where the site is published to: folders on this machine. */
import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Target } from "../../core/library/settings.ts";
import { FolderField } from "./folder-field.tsx";
import { RowButtons } from "./row-buttons.tsx";
import type { Row } from "./settings-draft.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import styles from "./settings.module.css";

export function TargetsSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  const { targets } = draft;
  const put = (index: number, target: Row<Target>): void =>
    change({ targets: targets.with(index, target) });
  return (
    <SettingsSection id="targets" title={t("targets.title")} about={t("targets.about")}>
      <ul className={styles.rows}>
        {targets.map((target, index) => (
          <li key={target.key} className={styles.targetRow}>
            <TextInput
              label={t("targets.name")}
              spellCheck={false}
              readOnly={!target.isNew}
              variant={target.isNew ? "default" : "unstyled"}
              value={target.name}
              error={problem(`targets.${target.key}.name`)}
              onChange={(event) => put(index, { ...target, name: event.currentTarget.value })}
            />
            <FolderField
              label={t("targets.path")}
              value={target.path}
              error={problem(`targets.${target.key}.path`)}
              onChange={(path) => put(index, { ...target, path })}
            />
            <RowButtons
              name={target.name}
              remove={() => change({ targets: targets.toSpliced(index, 1) })}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        className={styles.add}
        leftSection={<IconPlus size={15} />}
        onClick={() =>
          change({
            targets: [
              ...targets,
              {
                key: crypto.randomUUID(),
                isNew: true,
                kind: "folder",
                name: targets.length === 0 ? "site" : "",
                path: "",
              },
            ],
          })
        }
      >
        {t("targets.add")}
      </Button>
    </SettingsSection>
  );
}
