/** The stages an edition passes on its way to the site, and which moves between them are allowed. */
import { z } from "zod";
import { langSchema } from "./lang.ts";

export const stages = ["draft", "review", "approved"] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** An edition as lists show it: one that is signed off may read otherwise now, or be withdrawn from readers. */
export type ShownStage = Stage | "changed" | "withdrawn";

export function shownStage(edition: {
  stage: Stage;
  changedSinceSigned: boolean;
  withdrawn: boolean;
}): ShownStage {
  if (edition.stage !== "approved") return edition.stage;
  if (edition.withdrawn) return "withdrawn";
  return edition.changedSinceSigned ? "changed" : "approved";
}

/** One move of one edition, as written in the report's log. `by` is a person's id, or "" when unknown. */
export const stageMoveSchema = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  lang: langSchema,
  from: stageSchema,
  to: stageSchema,
});
export type StageMove = z.infer<typeof stageMoveSchema>;

/** An edition can go one stage forward, or back to any earlier one; one that is signed off can be signed off anew. */
export function canAdvance(from: Stage, to: Stage): boolean {
  const step = stages.indexOf(to) - stages.indexOf(from);
  return step === 1 || step < 0 || (from === "approved" && to === "approved");
}

/** The stages reachable from `from` in one move, forward first. */
export const nextStages = (from: Stage): Stage[] =>
  [...stages].reverse().filter((to) => canAdvance(from, to));
