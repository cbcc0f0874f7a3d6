/** The change between two versions of a text, in words, with marks that do not need colour. */
import { VisuallyHidden } from "@mantine/core";
import { Fragment, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { type DiffPart, diffWords } from "../../core/edition/word-diff.ts";
import { type Lang, langTags } from "../../core/report/lang.ts";
import styles from "./change-text.module.css";

/** Characters of unchanged text shown on either side of a change. */
const CONTEXT = 28;

interface ChangeTextProps {
  before: string;
  after: string;
  lang: Lang;
}

export function ChangeText({ before, after, lang }: ChangeTextProps): JSX.Element {
  const { t } = useTranslation("translate");
  const parts = diffWords(before, after, lang);
  // Nothing to cut down to what surrounds a change.
  if (parts.every(({ kind }) => kind === "same"))
    return (
      <p className={styles.text} lang={langTags[lang]}>
        {after}
      </p>
    );
  const words = { removed: t("change.removed"), added: t("change.added") };
  return (
    <p className={styles.text} lang={langTags[lang]}>
      {parts.map((part, index) => {
        // Parts have no identity of their own; the whole list is made anew with each change.
        const key = `${index} ${part.kind}`;
        if (part.kind === "same")
          return (
            <Fragment key={key}>
              {shorten(part, { first: index === 0, last: index === parts.length - 1 })}
            </Fragment>
          );
        const Tag = part.kind === "removed" ? "del" : "ins";
        return (
          <Tag key={key} className={styles[part.kind]}>
            <VisuallyHidden>{words[part.kind]}</VisuallyHidden>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}

function shorten({ text }: DiffPart, { first, last }: { first: boolean; last: boolean }): string {
  const characters = [...text];
  const head = first ? 0 : CONTEXT;
  const tail = last ? 0 : CONTEXT;
  if (characters.length <= head + tail + CONTEXT) return text;
  // Half an English word at the cut would be read as another word.
  const before = characters
    .slice(0, head)
    .join("")
    .replace(/(?<=\s)[\p{Script=Latin}\d]+$/u, "");
  const after = characters.slice(characters.length - tail).join("");
  return `${before}…${tail > 0 ? after.replace(/^[\p{Script=Latin}\d]+(?=\s)/u, "") : ""}`;
}
