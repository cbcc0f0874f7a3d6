/** Under the source of a row: terms that its translation lacks, and wordings that are not to be used. */
import { IconBan, IconBook2 } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import type { TermFinding } from "../../../core/term/wordbook.ts";
import marks from "../lacking-marks.module.css";
import type { Lane } from "../lanes.ts";
import { directionOf, useWork } from "../work.ts";
import styles from "./term-findings.module.css";

interface TermFindingsProps {
  lane: Lane;
  findings: readonly TermFinding[];
}

export function TermFindings({ lane, findings }: TermFindingsProps): JSX.Element {
  const { t } = useTranslation("term");
  const { actions, report } = useWork();
  const { source, target } = directionOf(report);
  const mend = ({ kind, text, use }: TermFinding): void => {
    if (use === "") return actions.goTo(lane);
    actions.writeTerm(lane, use, kind === "missing" ? undefined : text);
  };
  return (
    <div role="note" className={marks.marks} aria-label={t("finding.label")}>
      {findings.map((finding) => (
        <button
          key={`${finding.kind} ${finding.entry.id} ${finding.start}`}
          type="button"
          className={`${marks.mark} ${styles.finding}`}
          data-kind={finding.kind}
          // The caret in the text is where the term goes.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => mend(finding)}
        >
          {finding.kind === "forbidden" ? (
            <IconBan size={14} stroke={1.8} aria-hidden />
          ) : (
            <IconBook2 size={14} stroke={1.8} aria-hidden />
          )}
          {t(`finding.${finding.kind}`)}
          <span
            className={styles.wording}
            lang={langTags[finding.kind === "missing" ? source : target]}
          >
            {finding.text}
          </span>
          {finding.use !== "" && (
            <>
              <span aria-hidden>→</span>
              <span className={styles.use} lang={langTags[target]}>
                {finding.use}
              </span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
