/** `diglot publish`: plans what would change on a target and, unless only the plan was asked for, carries it out. */
import type { LedgerEntry, Plan } from "../../core/publication/plan.ts";
import type { PublicationService } from "../publication/publication-service.ts";
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import { countLine, issueLines, siteProgress, writingProgress } from "./site-words.ts";
import type { Terminal } from "./terminal.ts";

export interface PublishOptions {
  library: string;
  target: string;
  /** Only show what would change; 1 when something keeps an edition off the site. */
  plan?: boolean;
  /** Only goes on with a publication that was not completed. */
  resume?: boolean;
  /** Only publishes when the time of a report has come. */
  due?: boolean;
  overwriteForeign?: boolean;
  takeOver?: boolean;
}

export function publish(
  options: PublishOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { library: dir, target, plan: onlyPlan, overwriteForeign = false } = options;
  const { resume = false, takeOver = false } = options;
  return withLibrary(dir, terminal, async ({ publication }) => {
    if (resume) {
      const last = (await publication.ledger()).find((entry) => entry.target === target);
      if (!last || last.outcome === "done") {
        terminal.result({ resumed: false }, terminal.words("said.nothingToResume", { target }));
        return 0;
      }
    }
    if (options.due && !(await isAnyDue(publication, target, terminal))) return 0;
    const onProgress = siteProgress(terminal);
    const plan = await publication.plan({ target, signal, onProgress });
    if (onlyPlan) {
      terminal.result({ plan }, planText(plan, terminal));
      return plan.foreign.length > 0 || plan.issues.some((issue) => issue.blocking) ? 1 : 0;
    }
    terminal.remark(planText(plan, terminal));
    const entry = await publication.publish({
      target,
      planId: plan.id,
      overwriteForeign,
      takeOver,
      signal,
      onProgress: writingProgress(terminal),
    });
    return tellEntry(entry, terminal);
  });
}

/** Says what is due; reports whose time has come but that are not signed off are said and are not due. */
async function isAnyDue(
  publication: Pick<PublicationService, "scheduled" | "reportsOn">,
  target: string,
  terminal: Terminal,
): Promise<boolean> {
  const onSite = await publication.reportsOn(target);
  const come = (await publication.scheduled()).filter(
    ({ report, at }) => at <= Date.now() && !onSite.has(report),
  );
  const due = come.filter(({ isReady }) => isReady);
  const notReady = come.filter(({ isReady }) => !isReady);
  for (const { number, headline } of notReady)
    terminal.remark(terminal.words("said.notReady", { number, headline }));
  if (due.length > 0) return true;
  const value = { due: [], notReady: notReady.map(({ number }) => number) };
  terminal.result(value, terminal.words("said.nothingDue", { target }));
  return false;
}

/** Every change of a plan on a line, what stands in its way, and the counts. */
export function planText(plan: Plan, terminal: Terminal): string {
  const { words } = terminal;
  const changes = [
    ...plan.added.map(({ path, title }) => `+ ${path}  ${title}`),
    ...plan.changed.map(({ path, title }) => `~ ${path}  ${title}`),
    ...plan.removed.map(({ path, title }) => `- ${path}  ${title}`),
    ...plan.foreign.map((path) => words("said.fileForeign", { path })),
  ];
  return [...changes, ...issueLines(plan, terminal), countLine(plan, terminal)].join("\n");
}

/** The exit code, or throws CliError for a publication that was not completed. */
export function tellEntry(entry: LedgerEntry, terminal: Terminal): number {
  const { outcome, failure, number, target } = entry;
  const { added, changed, removed } = entry;
  const counts = { added: added.length, changed: changed.length, removed: removed.length };
  if (outcome === "done") {
    terminal.result(
      { publication: entry },
      entry.backTo === null
        ? terminal.words("said.published", { number, target, ...counts })
        : terminal.words("said.wentBack", { number, target, backTo: entry.backTo, ...counts }),
    );
    return 0;
  }
  if (terminal.json) terminal.result({ publication: entry }, "");
  if (outcome === "cancelled") throw new CliError("PUBLICATION_CANCELLED", { number });
  throw new CliError("PUBLICATION_FAILED", {
    number,
    failure: failure?.code ?? "io",
    path: failure?.path ?? "",
    reason: terminal.words(`failure.${failure?.code ?? "io"}`),
  });
}
