/** What `build` and `publish` say of the site that they make. */
import { outcomeOf } from "../../core/publication/issue-outcome.ts";
import type { Plan, PlanIssue, PublishProgress } from "../../core/publication/plan.ts";
import { otherLang } from "../../core/report/lang.ts";
import type { ReportProgress } from "../publication/site-reader.ts";
import type { Terminal } from "./terminal.ts";

export const siteProgress =
  ({ words, progress }: Terminal): ReportProgress =>
  (step, done, total) =>
    progress(words(`progress.${step}`, { done, total: total === 0 ? "…" : total }));

export const writingProgress =
  ({ words, progress }: Terminal) =>
  (step: Exclude<PublishProgress, { kind: "finished" }>): void =>
    progress(words(step.kind === "checking" ? "progress.comparing" : "progress.writing", step));

/** What keeps editions off the site, and what is missing from those that are on it. */
export const issueLines = ({ issues }: Pick<Plan, "issues">, { words }: Terminal): string[] =>
  issues.map((one: PlanIssue) => {
    const { number, headline, lang, blocking } = one;
    return words(blocking ? "said.issueBlocking" : "said.issue", {
      number,
      headline: headline || words("said.noHeadline"),
      edition: words(`report:edition.${lang}`),
      issue: issueWords(one, words),
    });
  });

/** The issue, and what it means for readers of a target. */
function issueWords(one: PlanIssue, words: Terminal["words"]): string {
  const source = words(`publication:language.${otherLang(one.lang)}`);
  const issue = words(`publication:issue.${one.code}`, { source, count: one.behind ?? 0 });
  const outcome = outcomeOf(one);
  if (outcome === null || outcome === "left-out") return issue;
  return words("said.issueOutcome", {
    issue,
    outcome: words(`publication:issues.outcome.${outcome}`),
  });
}

export const countLine = (plan: Plan, { words }: Terminal): string =>
  words("said.files", {
    added: plan.added.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
    reports: plan.reports,
  });
