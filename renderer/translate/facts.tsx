/** Facts of the report that readers of both languages see: source, author, tags. Translated where the text is. */
import { TagsInput, TextInput, VisuallyHidden } from "@mantine/core";
import type { JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { eventTexts, setEventText } from "../../core/event/event-document.ts";
import { type Lang, langTags, otherLang } from "../../core/report/lang.ts";
import type { Head } from "../../core/report/report.ts";
import { useFactDesk } from "../app/fact/fact-desk.ts";
import { useTextLabel } from "../app/fact/field-label.ts";
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
          name={t(`facts.${field}`)}
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
        name={t("facts.tags")}
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
      <EventRows direction={direction} />
    </section>
  );
}

/** What the event facts say in the source's language, each with its field for the translation. */
function EventRows({ direction: { source, target } }: { direction: Direction }): JSX.Element {
  const { t } = useTranslation("translate");
  const { head, loaded } = useHead();
  const { doc } = useFactDesk();
  const labelOf = useTextLabel();
  const texts = eventTexts(head.event).filter(({ text }) => text[source].trim() !== "");
  return (
    <>
      {texts.map(({ path, text }) => (
        <Fact
          key={path}
          name={labelOf(path)}
          lang={source}
          text={text[source]}
          isDue={text[target].trim() === ""}
        >
          <TextInput
            variant="unstyled"
            className={styles.input}
            aria-label={t("facts.to", { field: labelOf(path), lang: t(`lang.${target}`) })}
            value={text[target]}
            disabled={!loaded}
            onChange={(event) => setEventText(doc, path, target, event.currentTarget.value)}
          />
        </Fact>
      ))}
    </>
  );
}

interface FactProps {
  name: string;
  lang: Lang;
  text: string;
  isDue: boolean;
  children: ReactNode;
}

function Fact({ name, lang, text, isDue, children }: FactProps): JSX.Element {
  const { t } = useTranslation("translate");
  return (
    <div className={styles.fact}>
      <p className={styles.source}>
        <span className={styles.name}>{name}</span>
        {text ? (
          <span lang={langTags[lang]}>{text}</span>
        ) : (
          <span className={styles.none}>{t("facts.none")}</span>
        )}
      </p>
      {isDue && (
        <span className={styles.due}>
          <StatusMark status="empty" />
          <VisuallyHidden>{t("status.empty")}</VisuallyHidden>
        </span>
      )}
      <div className={styles.target} data-due={isDue || undefined} lang={langTags[otherLang(lang)]}>
        {children}
      </div>
    </div>
  );
}
