/** How a plan for a live target stands with the staging target where its site has to be approved. */
import { z } from "zod";

export const approvalStates = [
  /** The very same site was approved. */
  "approved",
  /** It is on the staging target and waits for approval. */
  "waiting",
  /** Another site was approved; this one is not on the staging target. */
  "changed",
  /** Nothing was ever approved, and this is not on the staging target. */
  "not-staged",
] as const;

/** How a plan for a live target stands with its staging target. */
export const planApprovalSchema = z.object({
  staging: z.string(),
  state: z.enum(approvalStates),
  /** Of the publication to the staging target that the state is about, null where there is none. */
  number: z.int().nullable(),
  /** Person id and moment of the approval, "" where there is none. */
  by: z.string(),
  at: z.string(),
});
export type PlanApproval = z.infer<typeof planApprovalSchema>;
