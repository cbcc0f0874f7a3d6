/** A site that goes to a staging target first, and to the live one only as somebody approved it there. */
import type { Person } from "../library/settings.ts";
import type { Target } from "../library/target.ts";
import type { PlanApproval } from "./approval-state.ts";
import type { LedgerSummary } from "./plan.ts";

type Entry = Pick<LedgerSummary, "number" | "target" | "outcome" | "site" | "approval">;

/** The target on which a site is looked at before it may go to the one of this name; null where there is none. */
export const stagingOf = (targets: readonly Target[], name: string): string | null =>
  targets.find((target) => target.stagingFor === name && target.name !== name)?.name ?? null;

/** The live target that this one is for; null for one that is no staging target. */
export function liveOf(targets: readonly Target[], name: string): string | null {
  const live = targets.find((target) => target.name === name)?.stagingFor;
  return live !== undefined && live !== name && targets.some((target) => target.name === live)
    ? live
    : null;
}

/** @param site fingerprint of every path and hash of what would be published; `entries` are newest first */
export function approvalFor(
  site: string,
  staging: string,
  entries: readonly Entry[],
): PlanApproval {
  const done = entries.filter(({ target, outcome }) => target === staging && outcome === "done");
  const same = done.filter((entry) => entry.site === site);
  const approved = same.find(({ approval }) => approval !== null);
  const former = done.find(({ approval }) => approval !== null);
  const [waiting] = same;
  const about = approved ?? waiting ?? former;
  return {
    staging,
    state: approved ? "approved" : waiting ? "waiting" : former ? "changed" : "not-staged",
    number: about?.number ?? null,
    by: about?.approval?.by ?? "",
    at: about?.approval?.at ?? "",
  };
}

/** Why a publication cannot be approved. */
export const approveRefusals = [
  /** Its target is for no other. */
  "not-staging",
  /** The target holds something else by now, or the publication was not completed. */
  "not-newest",
  /** It is not known who approves. */
  "nobody",
  /** Neither a publisher nor a reviewer. */
  "role",
] as const;
export type ApproveRefusal = (typeof approveRefusals)[number];

export const mayApprove = ({ roles }: Pick<Person, "roles">): boolean =>
  roles.includes("publisher") || roles.includes("reviewer");

export interface Approving {
  targets: readonly Target[];
  people: readonly Person[];
  /** Newest first. */
  entries: readonly Entry[];
  number: number;
  /** Person id. */
  by: string;
}

/** Null when nothing stands in the way. */
export function whyNotApprove({
  targets,
  people,
  entries,
  number,
  by,
}: Approving): ApproveRefusal | null {
  const entry = entries.find((one) => one.number === number);
  if (!entry || liveOf(targets, entry.target) === null) return "not-staging";
  const newest = entries.find(({ target }) => target === entry.target);
  if (newest !== entry || entry.outcome !== "done" || entry.site === "") return "not-newest";
  const person = people.find(({ id }) => id === by);
  if (!person) return "nobody";
  return mayApprove(person) ? null : "role";
}
