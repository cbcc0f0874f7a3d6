/** Approvals of what was published to a staging target: given by name, and asked for before the live target is written to. */
import type { Settings } from "../../core/library/settings.ts";
import type { PlanApproval } from "../../core/publication/approval-state.ts";
import type { LedgerEntry, Plan } from "../../core/publication/plan.ts";
import { approvalFor, stagingOf, whyNotApprove } from "../../core/publication/staging.ts";
import type { Ledger } from "./ledger.ts";
import { PublicationError } from "./publication-error.ts";

export interface Approvals {
  /** Throws PublicationError. */
  approve(number: number, by: string): Promise<NonNullable<LedgerEntry["approval"]>>;
  /**
   * Null where the target has no staging target, and for going back: what the target was once is not approved again.
   *
   * @param site gives the fingerprint of what would be published
   */
  of(plan: Plan, site: () => string): Promise<PlanApproval | null>;
  /** Throws PublicationError where approval is wanted and was not given. */
  check(plan: Plan, site: () => string): Promise<void>;
}

export interface ApprovalOptions {
  settings: () => Settings;
  ledger: Pick<Ledger, "list" | "approve">;
  now: () => Date;
}

export function createApprovals({ settings, ledger, now }: ApprovalOptions): Approvals {
  const approvals: Approvals = {
    async approve(number, by) {
      const { targets, people } = settings();
      const reason = whyNotApprove({ targets, people, entries: await ledger.list(), number, by });
      if (reason) throw new PublicationError({ code: "APPROVE_REFUSED", reason });
      const approval = { by, at: now().toISOString() };
      await ledger.approve(number, approval);
      return approval;
    },
    async of(plan, site) {
      const staging = stagingOf(settings().targets, plan.target);
      if (staging === null || plan.backTo !== null) return null;
      return approvalFor(site(), staging, await ledger.list());
    },
    async check(plan, site) {
      const approval = await approvals.of(plan, site);
      if (!approval || approval.state === "approved") return;
      const { staging, state } = approval;
      throw new PublicationError({ code: "NOT_APPROVED", staging, state });
    },
  };
  return approvals;
}
