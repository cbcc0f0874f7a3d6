/** What an issue of a plan means for readers of the target. */
import type { PlanIssue } from "./plan.ts";

/**
 * - `left-out`: they have no such edition, and get none
 * - `leaves`: they lose the one that they have
 * - `stays`: they keep it as it is; `stays-without`: but for a file that was lost
 * - `waits`: they keep it, while the text that was signed off since does not go
 */
export type IssueOutcome = "left-out" | "leaves" | "stays" | "stays-without" | "waits";

/** Null for an issue that changes nothing for them. */
export function outcomeOf({ code, blocking, readers }: PlanIssue): IssueOutcome | null {
  if (blocking && readers === "keep") return "waits";
  if (blocking) return readers === "lose" ? "leaves" : "left-out";
  if (readers !== "keep") return null;
  return code === "picture-missing" || code === "file-missing" ? "stays-without" : "stays";
}
