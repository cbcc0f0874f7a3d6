/** Beside the sheet: head facts, length and outline. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Lang } from "../../core/report/lang.ts";
import { langTags } from "../../core/report/lang.ts";
import { FactsForm } from "./facts-form.tsx";
import type { TextDigest } from "./text-digest.ts";
import classes from "./side-panel.module.css";

interface SidePanelProps {
  lang: Lang;
  digest: TextDigest | null;
  onGoTo(blockId: string): void;
}

export function SidePanel({ lang, digest, onGoTo }: SidePanelProps) {
  const { t } = useTranslation("edition");
  return (
    <aside className={classes.panel} aria-label={t("panel")}>
      <Section title={t("facts.title")}>
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
      <Section title={t("outline.title")}>
        {digest?.outline.length === 0 && <p className={classes.detail}>{t("outline.empty")}</p>}
        <ul className={classes.outline}>
          {digest?.outline.map(({ id, level, text }) => (
            <li key={id} data-level={level}>
              <button type="button" lang={langTags[lang]} onClick={() => onGoTo(id)}>
                {text.trim() || t("outline.noText")}
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </aside>
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
