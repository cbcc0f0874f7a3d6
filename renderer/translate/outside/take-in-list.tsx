/** What a translation from outside would change, old and new, each with a box; and what stays out, with the reason. */
import { Checkbox } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import {
  type IncomingPlan,
  type IncomingTranslation,
  isTakeable,
} from "../../../core/exchange/translator/incoming.ts";
import type { XliffRule } from "../../../core/exchange/xliff/finding.ts";
import { type Lang, langTags, otherLang } from "../../../core/report/lang.ts";
import { ChangeText } from "../../app/change-text.tsx";
import styles from "./take-in.module.css";

interface ListProps {
  plan: IncomingPlan;
  isLeft(row: IncomingTranslation): boolean;
  onLeave(row: IncomingTranslation, isLeft: boolean): void;
}

export function TakeInList({ plan, isLeft, onLeave }: ListProps): JSX.Element {
  const { t } = useTranslation("translator");
  const { rows, lang } = plan;
  const offered = rows.filter(
    (row) => isTakeable(row) || (row.status === "same" && row.canConfirm),
  );
  const out = rows.filter((row) => !isTakeable(row) && row.status !== "same");
  return (
    <>
      {offered.length + out.length === 0 && <p className={styles.none}>{t("takeIn.nothing")}</p>}
      {offered.length > 0 && (
        <section aria-label={t("takeIn.list")}>
          <ul className={styles.list}>
            {offered.map((row) => (
              <li key={row.incoming.id} className={styles.row} data-left={isLeft(row)}>
                <Checkbox
                  aria-label={t("takeIn.take", { text: row.after.slice(0, 60) })}
                  checked={!isLeft(row)}
                  onChange={(event) => onLeave(row, !event.currentTarget.checked)}
                />
                <Texts row={row} lang={lang} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {out.length > 0 && (
        <section aria-label={t("takeIn.out")}>
          <h3 className={styles.title}>{t("takeIn.out")}</h3>
          <ul className={styles.list}>
            {out.map((row) => (
              <li key={row.incoming.id} className={styles.row}>
                <span />
                <Texts row={row} lang={lang} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Texts({ row, lang }: { row: IncomingTranslation; lang: Lang }): JSX.Element {
  const { t } = useTranslation("translator");
  const { status, kind, source, before, after } = row;
  return (
    <div className={styles.texts}>
      <p className={styles.head}>
        <span className={styles.status} data-status={status}>
          {t(`takeIn.status.${status}`)}
        </span>
        <span>{t(`takeIn.kind.${kind}`)}</span>
      </p>
      {source !== "" && (
        <p className={styles.source} lang={langTags[otherLang(lang)]}>
          {source}
        </p>
      )}
      {before === "" || before === after ? (
        <p className={styles.text} lang={langTags[lang]}>
          {after}
        </p>
      ) : (
        <ChangeText before={before} after={after} lang={lang} />
      )}
      <Remarks row={row} />
    </div>
  );
}

/** What is not as it should be in a row. */
function Remarks({ row }: { row: IncomingTranslation }): JSX.Element | null {
  const { t } = useTranslation("translator");
  const { t: rules } = useTranslation("xliff");
  const { lacking, incoming } = row;
  const said: string[] = incoming.problems.flatMap((problem) => {
    if (problem.kind === "twice") return [t("takeIn.twice")];
    if (problem.kind !== "rule") return [];
    const message = rules(`rule.${problem.rule as XliffRule}`, { about: problem.about });
    return [t("takeIn.rule", { line: problem.line, message })];
  });
  const codes = incoming.problems.flatMap((problem) =>
    problem.kind === "unknownCode" ? [problem.code] : [],
  );
  if (codes.length > 0) said.push(t("takeIn.unknown", { codes: codes.join(" ") }));
  const marks = lacking.flatMap((mark) =>
    mark.kind === "format"
      ? []
      : [t(`takeIn.mark.${mark.kind}`, { url: mark.kind === "link" ? mark.url : "" })],
  );
  if (marks.length > 0 && isTakeable(row))
    said.push(t("takeIn.lacking", { marks: marks.join(" · ") }));
  if (said.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
