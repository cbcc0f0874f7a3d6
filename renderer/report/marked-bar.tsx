/** Says how many reports are marked, and offers what can be done with them together. */
import { Button } from "@mantine/core";
import { type JSX, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMarkedReports } from "../app/marked-reports.ts";
import styles from "./report-list.module.css";

/** @param props.children buttons of other rooms' work */
export function MarkedBar({ children }: { children: ReactNode }): JSX.Element | null {
  const { t } = useTranslation("report");
  const { reports, set } = useMarkedReports();
  if (reports.length === 0) return null;
  return (
    <section className={styles.marked} aria-label={t("mark.label")}>
      <output>{t("mark.count", { count: reports.length })}</output>
      {/* The list below must not go, and lose the keyboard, while what is offered is fetched. */}
      <Suspense>{children}</Suspense>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => set([])}>
        {t("mark.clear")}
      </Button>
    </section>
  );
}
