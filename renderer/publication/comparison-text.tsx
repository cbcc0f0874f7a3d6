/** What a plan changes in a file, in words: line by line, with what was taken out and what was put in. */
import { Loader, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { differenceAreas, type LineChange } from "../../core/publication/page-difference.ts";
import type { PlanRow } from "../../core/publication/plan-rows.ts";
import { ChangeText } from "../app/change-text.tsx";
import { useErrorWords } from "../app/error-text.ts";
import styles from "./comparison.module.css";
import { differenceQuery } from "./difference-query.ts";
import { Warning } from "./warning.tsx";

export function ComparisonText({ planId, row }: { planId: string; row: PlanRow }): JSX.Element {
  const { t } = useTranslation("rehearsal");
  const errorWords = useErrorWords();
  const { data, error } = useQuery(differenceQuery(planId, row.path));
  if (error) {
    const { title, advice } = errorWords(error);
    return (
      <Warning title={title}>
        <Text size="sm">{advice}</Text>
      </Warning>
    );
  }
  if (!data) return <Loader size="sm" m="lg" aria-label={t("compare.loading")} />;
  const [kind] = data.kinds;
  return (
    <div className={styles.words}>
      {data.changes.length === 0 && (
        <Text>{t(kind ? `compare.only.${onlyKind(kind)}` : "compare.same")}</Text>
      )}
      {differenceAreas.map((area) => (
        <Area
          key={area}
          area={area}
          changes={data.changes.filter((change) => change.area === area)}
          row={row}
        />
      ))}
      {data.isCut && <Text c="var(--ink-soft)">{t("compare.cut")}</Text>}
    </div>
  );
}

const onlyKind = (kind: string): "links" | "look" | "file" =>
  kind === "links" || kind === "look" ? kind : "file";

interface AreaProps {
  area: LineChange["area"];
  changes: LineChange[];
  row: PlanRow;
}

function Area({ area, changes, row }: AreaProps): JSX.Element | null {
  const { t } = useTranslation("rehearsal");
  if (changes.length === 0) return null;
  return (
    <section className={styles.area}>
      <Title order={3} size="h6">
        {t(`what.${area}`)}
      </Title>
      <ul className={styles.lines}>
        {changes.map(({ before, after }, index) => (
          // Lines have no identity of their own; a plan's list never changes.
          <li key={`${index} ${before} ${after}`}>
            <ChangeText before={before ?? ""} after={after ?? ""} lang={row.lang} />
          </li>
        ))}
      </ul>
    </section>
  );
}
