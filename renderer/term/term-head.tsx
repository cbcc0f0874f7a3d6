// oxlint-disable jsx-a11y/prefer-tag-over-role -- the head of an ARIA grid
/** The head of the list of terms: a box that ticks all, names of the columns, buttons to sort by those that sort. */
import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { type TermSort, termSorts } from "./term-query.ts";
import styles from "./terms.module.css";

interface TermHeadProps {
  sort: TermSort;
  onSort(sort: TermSort): void;
  ticks: "none" | "some" | "all";
  onTickAll(): void;
}

const names = ["kind", "zh", "en", "acronym", "column", "at"] as const;

export function TermHead({ sort, onSort, ticks, onTickAll }: TermHeadProps): JSX.Element {
  const { t } = useTranslation("term");
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <span role="columnheader">
          <Checkbox
            size="xs"
            aria-label={t("tickAll")}
            checked={ticks === "all"}
            indeterminate={ticks === "some"}
            onChange={onTickAll}
          />
        </span>
        {names.map((name) => {
          const own = termSorts.find((one) => one === name);
          const isSorted = own === sort;
          return (
            <span
              key={name}
              role="columnheader"
              aria-sort={isSorted ? (name === "at" ? "descending" : "ascending") : undefined}
            >
              {own ? (
                <UnstyledButton className={styles.sort} onClick={() => onSort(own)}>
                  {t(`field.${name}`)}
                  {isSorted && <IconArrowDown size={13} stroke={2} aria-hidden />}
                </UnstyledButton>
              ) : (
                t(`field.${name}`)
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
