// oxlint-disable jsx-a11y/prefer-tag-over-role -- the head of an ARIA grid
/** The list's head: names of the columns, and a button to sort by those that sort. */
import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReportQuery } from "../../core/api/report.ts";
import type { DeskQuery } from "./desk-query.ts";
import styles from "./report-list.module.css";

type Sort = ReportQuery["sort"];

const heads = [
  { name: "number", sort: "number" },
  { name: "headline", sort: "headline" },
  { name: "column", sort: null },
  { name: "zh", sort: null },
  { name: "en", sort: null },
  { name: "translation", sort: null },
  { name: "release", sort: "release" },
  { name: "updated", sort: "updated" },
  { name: "people", sort: null },
] as const;

export function ListHead(props: {
  query: DeskQuery;
  change: (query: DeskQuery) => void;
}): JSX.Element {
  const { t } = useTranslation("report");
  const { query, change } = props;
  /** A second press turns the order round; headlines start at A, everything else with the newest. */
  const sortBy = (sort: Sort): void =>
    change({
      ...query,
      sort,
      descending: query.sort === sort ? !query.descending : sort !== "headline",
    });
  const Arrow = query.descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {heads.map(({ name, sort }) => {
          const sorted = sort !== null && query.sort === sort;
          return (
            <span
              key={name}
              role="columnheader"
              aria-sort={sorted ? (query.descending ? "descending" : "ascending") : undefined}
            >
              {sort ? (
                <UnstyledButton className={styles.sort} onClick={() => sortBy(sort)}>
                  {t(`head.${name}`)}
                  {sorted && <Arrow size={14} stroke={2} aria-hidden="true" />}
                </UnstyledButton>
              ) : (
                t(`head.${name}`)
              )}
            </span>
          );
        })}
        <VisuallyHidden role="columnheader">{t("head.menu")}</VisuallyHidden>
      </div>
    </div>
  );
}
