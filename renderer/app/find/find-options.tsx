/** How strictly a text is looked for: four switches, the same in the find bar and in the find room. */
import { Tooltip } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { FindQuery } from "../../../core/find/query.ts";
import styles from "./find-bar.module.css";

const options = ["matchCase", "wholeWord", "loose", "regex"] as const;

interface FindOptionsProps {
  query: FindQuery;
  change(change: Partial<FindQuery>): void;
}

export function FindOptions({ query, change }: FindOptionsProps): JSX.Element {
  const { t } = useTranslation("find");
  return (
    <fieldset className={styles.options} aria-label={t("options")}>
      {options.map((option) => (
        <Switch
          key={option}
          short={t(`option.${option}.short`)}
          label={t(`option.${option}.label`)}
          on={query[option] && !(option === "loose" && query.regex)}
          off={option === "loose" && query.regex}
          toggle={() => change({ [option]: !query[option] })}
        />
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  short: string;
  label: string;
  on: boolean;
  off?: boolean;
  toggle(): void;
}

export function Switch({ short, label, on, off = false, toggle }: SwitchProps): JSX.Element {
  return (
    <Tooltip label={label} multiline maw={320}>
      <button
        type="button"
        className={styles.switch}
        aria-label={label}
        aria-pressed={on}
        aria-disabled={off}
        onClick={() => {
          if (!off) toggle();
        }}
      >
        {short}
      </button>
    </Tooltip>
  );
}
