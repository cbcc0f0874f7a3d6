/** Beside the sheet: head facts and length. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EventForm } from "../event-form.tsx";
import { FactsForm } from "../facts-form.tsx";
import { Counts } from "./counts.tsx";
import { FactDifferences } from "./fact-differences.tsx";
import type { PanelProps } from "./panel-props.ts";
import classes from "./side-panel.module.css";

export function InfoPanel({ lang, digest, selected, onGoTo }: PanelProps) {
  const { t } = useTranslation("panel");
  const { t: tEvent } = useTranslation("event");
  return (
    <>
      <FactDifferences lang={lang} onGoTo={onGoTo} />
      <Section title={t("facts")}>
        <FactsForm />
      </Section>
      <Section title={tEvent("title")}>
        <EventForm lang={lang} />
      </Section>
      <Section title={t("counts.title")}>
        {digest && <Counts digest={digest} selected={selected} />}
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
