/** Beside the sheet: head facts and length. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FactsForm } from "../facts-form.tsx";
import type { PanelProps } from "./panels.tsx";
import classes from "./side-panel.module.css";

export function InfoPanel({ digest }: PanelProps) {
  const { t } = useTranslation("panel");
  return (
    <>
      <Section title={t("facts")}>
        <FactsForm />
      </Section>
      <Section title={t("counts.title")}>
        {digest && (
          <>
            <p className={classes.total}>
              {t("counts.total", { total: digest.count.total.toLocaleString() })}
            </p>
            <p className={classes.detail}>
              {t("counts.detail", {
                han: digest.count.han,
                words: digest.count.words,
                blocks: digest.blocks,
                figures: digest.figures,
              })}
            </p>
          </>
        )}
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
