/** What keeps editions off the site or needs a look, report by report, each with the way to where it is mended. */
import { Title } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { outcomeOf } from "../../core/publication/issue-outcome.ts";
import type { PlanIssue } from "../../core/publication/plan.ts";
import { langTags, otherLang } from "../../core/report/lang.ts";
import { blockAddress } from "../app/block-address.ts";
import styles from "./publish.module.css";

/** Reports with something blocking first, newest first. */
export function PlanIssues({ issues }: { issues: PlanIssue[] }): JSX.Element | null {
  const { t } = useTranslation("publication");
  if (issues.length === 0) return null;
  const groups = [...Map.groupBy(issues, (issue) => issue.number).entries()].sort(
    ([a, left], [b, right]) => Number(isBlocked(right)) - Number(isBlocked(left)) || b - a,
  );
  const blocked = groups.filter(([, group]) => isBlocked(group)).length;
  return (
    <section className={styles.sheet} aria-labelledby="issues-title">
      <Title order={2} size="h5" id="issues-title">
        {blocked > 0 ? t("issues.blocked", { count: blocked }) : t("issues.title")}
      </Title>
      <ul className={styles.issues}>
        {groups.map(([number, group]) => (
          <ReportIssues key={number} number={number} issues={group} />
        ))}
      </ul>
    </section>
  );
}

const isBlocked = (issues: PlanIssue[]): boolean => issues.some((issue) => issue.blocking);

function ReportIssues({ number, issues }: { number: number; issues: PlanIssue[] }): JSX.Element {
  const { t } = useTranslation("publication");
  const [first] = issues;
  return (
    <li>
      <p className={styles.issueReport}>
        <span className={styles.number}>{t("issues.number", { number })}</span>{" "}
        <span lang={first && langTags[first.lang]}>{first?.headline || t("issues.untitled")}</span>
      </p>
      <ul>
        {issues.map((issue) => (
          <li
            key={`${issue.lang} ${issue.code}`}
            className={styles.issue}
            data-blocking={issue.blocking}
          >
            {issue.blocking ? (
              <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
            ) : (
              <IconInfoCircle size={16} stroke={1.8} aria-hidden />
            )}
            <span>{said(issue, t)}</span>
            <Link href={placeOf(issue)} className={styles.mend}>
              {t(`issues.to.${roomOf(issue)}`)}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The issue, and what it means for readers. */
function said(one: PlanIssue, t: TFunction<"publication">): string {
  const lang = t(`language.${one.lang}`);
  const source = t(`language.${otherLang(one.lang)}`);
  const issue = t(`issue.${one.code}`, { source, count: one.behind ?? 0 });
  const outcome = outcomeOf(one);
  return outcome === null
    ? t("issues.of", { lang, issue })
    : t("issues.with", { lang, issue, outcome: t(`issues.outcome.${outcome}`) });
}

const inTranslate: readonly PlanIssue["code"][] = ["translation-due", "translation-outdated"];
const inPhotos: readonly PlanIssue["code"][] = [
  "picture-missing",
  "file-missing",
  "caption-missing",
  "alt-missing",
  "credit-missing",
  "picture-untranslated",
];

/** Where the issue is mended. */
function roomOf({ code }: PlanIssue): "write" | "translate" | "photos" {
  if (inTranslate.includes(code)) return "translate";
  return inPhotos.includes(code) ? "photos" : "write";
}

const placeOf = (issue: PlanIssue): string =>
  issue.block && roomOf(issue) === "write"
    ? blockAddress(issue, { block: issue.block, span: null })
    : `/report/${issue.number}/${roomOf(issue)}?lang=${issue.lang}`;
