/** Refusals of the publication service; doors turn the code into a message. */
import type { PlanApproval } from "../../core/publication/approval-state.ts";
import type { ApproveRefusal } from "../../core/publication/staging.ts";
import type { TargetProblem } from "../../core/api/publication.ts";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import { type DiskFailure, diskFailure } from "../library/disk-error.ts";

export type PublicationRefusal =
  | { code: "TARGET_NOT_FOUND" }
  | { code: "TARGET_UNREACHABLE"; path: string; reason: TargetProblem; detail: string }
  | { code: "PLAN_STALE" }
  | { code: "FOREIGN_CHANGES"; paths: string[] }
  | { code: "ALREADY_RUNNING" }
  /** The site has to be approved on the staging target first. */
  | { code: "NOT_APPROVED"; staging: string; state: PlanApproval["state"] }
  | { code: "APPROVE_REFUSED"; reason: ApproveRefusal }
  /** No page can be made with the theme, or not every page. */
  | { code: "THEME_BROKEN"; problems: ThemeProblem[] }
  /** What the site was after publication `number` is not kept any more, or only without `paths`. */
  | { code: "CANNOT_GO_BACK"; number: number; paths: string[] }
  /** Another publisher is at work there, or was and left its mark. Empty texts where that is not known. */
  | { code: "TARGET_LOCKED"; path: string; by: string; host: string; since: string };

/** Thrown before anything was written. */
export class PublicationError extends Error {
  readonly refusal: PublicationRefusal;
  constructor(refusal: PublicationRefusal) {
    super(`publication refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

/** `detail` is what the server said, or the fingerprint that it showed. */
export const unreachable = (path: string, reason: TargetProblem, detail = ""): PublicationError =>
  new PublicationError({ code: "TARGET_UNREACHABLE", path, reason, detail });

/** Something went wrong at one file while writing; what is on the target is whole, but not complete. */
export class WriteFailure extends Error {
  readonly code: string;
  readonly path: string;
  /** What went wrong at other files in the same run. */
  further: readonly WriteFailure[] = [];
  constructor(code: string, path: string, cause?: unknown) {
    super(`${code} at ${path}`, { cause });
    this.code = code;
    this.path = path;
  }
}

/** `disk-full`, `read-only`, `missing`, `blocked` (a file stands where a folder is needed, or the reverse), `io`. */
export function failureCode(error: unknown): "missing" | "blocked" | DiskFailure {
  const { code } = error as { code?: unknown };
  if (code === "ENOENT") return "missing";
  if (typeof code === "string" && ["ENOTDIR", "EISDIR", "EEXIST", "ENOTEMPTY"].includes(code))
    return "blocked";
  return diskFailure(error);
}
