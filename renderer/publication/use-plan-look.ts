/** How the list of a plan's files is looked at: kept while a page of it is being compared. */
import { useState } from "react";
import type { PlanFilter, PlanSection } from "../../core/publication/plan-rows.ts";

export interface PlanLook {
  filter: PlanFilter;
  /** Sections that were opened or closed by hand. */
  open: Partial<Record<PlanSection, boolean>>;
  /** Path of the page that is being compared, null while the list is shown. */
  compared: string | null;
  /** Path of the row that gets the keyboard when the list is shown again, else "". */
  at: string;
}

const atFirst: PlanLook = {
  filter: { change: "all", text: "" },
  open: {},
  compared: null,
  at: "",
};

export type ChangeLook = (change: Partial<PlanLook>) => void;

/** @param planId a new plan is looked at from the beginning */
export function usePlanLook(planId: string): [PlanLook, ChangeLook] {
  const [state, setState] = useState({ planId, look: atFirst });
  const look = state.planId === planId ? state.look : { ...atFirst, filter: state.look.filter };
  return [
    look,
    (change) =>
      setState((now) => ({
        planId,
        look: { ...(now.planId === planId ? now.look : look), ...change },
      })),
  ];
}
