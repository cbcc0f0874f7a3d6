/** Facts of the report that readers of both languages see: source, author, tags. Translated where the text is. */
import { TagsInput, TextInput } from "@mantine/core";
import type { JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Lang, langTags, otherLang } from "../../core/report/lang.ts";
import type { Head } from "../../core/report/report.ts";
import { useHead } from "../app/live/head.ts";
import styles from "./facts.module.css";
import { StatusMark } from "./status-mark.tsx";
import type { Direction } from "./work.ts";

type Field = "source" | "author" | "tags";

/** Facts that the source's language has and the translation's has not. */
export function dueFacts(head: Head, { source, target }: Direction): Field[] {
  const isDue = (from: string, to: string): boolean => from.trim() !== "" && to.trim() === "";
  return (["source", "author", "tags"] as const).filter((field) =>
    isDue(String(head[field][source]), String(head[field][target])),
  );
}

export function Facts({ direction }: { direction: Direction }): JSX.Element {
  const { t } = useTranslation("translate");
  const { head, loaded, set } = useHead();
  const { source, target } = direction;
  const due = dueFacts(head, direction);
  const nameOf = (field: Field): string =>
    t("facts.to", { field: t(`facts.${field}`), lang: t(`lang.${target}`) });
  return (
    <section className={styles.facts} aria-label={t("facts.label")}>
      {(["source", "author"] as const).map((field) => (
        <Fact
          key={field}
          field={field}
          lang={source}
          text={head[field][source]}
          isDue={due.includes(field)}
        >
          <TextInput
            variant="unstyled"
            className={styles.input}
            aria-label={nameOf(field)}
            value={head[field][target]}
            disabled={!loaded}
            onChange={(event) => set(`${field}.${target}`, event.currentTarget.value)}
          />
        </Fact>
      ))}
      <Fact
        field="tags"
        lang={source}
        text={head.tags[source].join(source === "zh" ? "、" : ", ")}
        isDue={due.includes("tags")}
      >
        <TagsInput
          variant="unstyled"
          className={styles.input}
          aria-label={nameOf("tags")}
          placeholder={head.tags[target].length === 0 ? t("facts.tagsHint") : ""}
          splitChars={[",", "，", "、", ";", "；"]}
          value={head.tags[target]}
          disabled={!loaded}
          onChange={(tags) => set(`tags.${target}`, tags)}
        />
      </Fact>
    </section>
  );
}

interface FactProps {
  field: Field;
  lang: Lang;
  text: string;
  isDue: boolean;
  children: ReactNode;
}

function Fact({ field, lang, text, isDue, children }: FactProps): JSX.Element {
  const { t } = useTranslation("translate");
  return (
    <div className={styles.fact}>
      <p className={styles.source}>
        <span className={styles.name}>{t(`facts.${field}`)}</span>
        {text ? (
          <span lang={langTags[lang]}>{text}</span>
        ) : (
          <span className={styles.none}>{t("facts.none")}</span>
        )}
      </p>
      {isDue && (
        <span className={styles.due}>
          <StatusMark status="empty" />
          <span className={styles.spoken}>{t("status.empty")}</span>
        </span>
      )}
      <div className={styles.target} data-due={isDue || undefined} lang={langTags[otherLang(lang)]}>
        {children}
      </div>
    </div>
  );
}
