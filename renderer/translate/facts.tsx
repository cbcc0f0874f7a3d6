/** Facts of the report that readers of both languages see: source, author, tags. Translated where the text is. */
import { TagsInput, TextInput } from "@mantine/core";
import type { JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Lang, langTags, otherLang } from "../../core/report/lang.ts";
import { useHead } from "../app/live/head.ts";
import styles from "./facts.module.css";
import type { Direction } from "./work.ts";

type Field = "source" | "author" | "tags";

export function Facts({ direction }: { direction: Direction }): JSX.Element {
  const { t } = useTranslation("translate");
  const { head, loaded, set } = useHead();
  const { source, target } = direction;
  const nameOf = (field: Field): string =>
    t("facts.to", { field: t(`facts.${field}`), lang: t(`lang.${target}`) });
  return (
    <section className={styles.facts} aria-label={t("facts.label")}>
      {(["source", "author"] as const).map((field) => (
        <Fact key={field} field={field} lang={source} text={head[field][source]}>
          <TextInput
            variant="unstyled"
            className={styles.input}
            aria-label={nameOf(field)}
            value={head[field][target]}
            disabled={!loaded}
            data-due={isDue(head[field][source], head[field][target]) || undefined}
            onChange={(event) => set(`${field}.${target}`, event.currentTarget.value)}
          />
        </Fact>
      ))}
      <Fact field="tags" lang={source} text={head.tags[source].join(source === "zh" ? "、" : ", ")}>
        <TagsInput
          variant="unstyled"
          className={styles.input}
          aria-label={nameOf("tags")}
          placeholder={head.tags[target].length === 0 ? t("facts.tagsHint") : ""}
          splitChars={[",", "，", "、", ";", "；"]}
          value={head.tags[target]}
          disabled={!loaded}
          data-due={isDue(head.tags[source].join(), head.tags[target].join()) || undefined}
          onChange={(tags) => set(`tags.${target}`, tags)}
        />
      </Fact>
    </section>
  );
}

/** The other language has it and this one has not. */
const isDue = (source: string, target: string): boolean =>
  source.trim() !== "" && target.trim() === "";

interface FactProps {
  field: Field;
  lang: Lang;
  text: string;
  children: ReactNode;
}

function Fact({ field, lang, text, children }: FactProps): JSX.Element {
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
      <div className={styles.target} lang={langTags[otherLang(lang)]}>
        {children}
      </div>
    </div>
  );
}
