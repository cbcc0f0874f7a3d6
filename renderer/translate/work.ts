/** What every part of the translation room shares while both editions are open. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Actions } from "./actions.ts";
import type { LineUp } from "./line-up.ts";
import type { Model, Pair } from "./model.ts";

export { type Direction, directionOf } from "./direction.ts";

export interface Work {
  report: ReportSummary;
  model: Model;
  lineUp: LineUp;
  actions: Actions;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error("useWork outside the translation room");
  return work;
}

/** The pair as it is now. */
export function usePair(): Pair {
  const { model } = useWork();
  return useSyncExternalStore(model.subscribe, model.get);
}
