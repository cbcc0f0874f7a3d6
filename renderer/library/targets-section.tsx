/** Where the site is published to: folders on this machine, and servers. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Target } from "../../core/library/target.ts";
import { AddRow } from "./add-row.tsx";
import type { Row } from "./settings-draft.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import { TargetRow } from "./targets/target-row.tsx";
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
          <li key={target.key}>
            <TargetRow
              target={target}
              put={(changed) => put(index, changed)}
              others={targets
                .filter(
                  ({ key, name, stagingFor }) =>
                    key !== target.key && name.trim() !== "" && stagingFor === undefined,
                )
                .map(({ name }) => name.trim())}
              remove={() => change({ targets: targets.toSpliced(index, 1) })}
              problem={(field) => problem(`targets.${target.key}.${field}`)}
            />
          </li>
        ))}
      </ul>
      <AddRow
        add={() =>
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
      </AddRow>
    </SettingsSection>
  );
}
