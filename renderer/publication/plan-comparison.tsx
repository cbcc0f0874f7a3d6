/** The page of a plan that is being compared, with the way to its neighbours in the list. */
import type { JSX } from "react";
import type { Plan } from "../../core/publication/plan.ts";
import { Comparison } from "./comparison.tsx";
import { usePlanRows } from "./plan-changes.tsx";
import type { ChangeLook, PlanLook } from "./use-plan-look.ts";

interface PlanComparisonProps {
  plan: Plan;
  look: PlanLook;
  change: ChangeLook;
}

export function PlanComparison({ plan, look, change }: PlanComparisonProps): JSX.Element | null {
  const { rows, shown } = usePlanRows(plan, look.filter);
  const row = rows.find(({ path }) => path === look.compared);
  if (!row) return null;
  const at = shown.indexOf(row);
  return (
    <Comparison
      planId={plan.id}
      row={row}
      place={{ at: at + 1, of: shown.length }}
      step={(by) => {
        const next = shown[at + by];
        if (next) change({ compared: next.path, at: next.path });
      }}
      back={() => change({ compared: null })}
    />
  );
}
