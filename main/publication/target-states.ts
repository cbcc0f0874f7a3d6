/** How each target stands, by the ledger and by what the library has now; no target is asked for it. */
import type { Settings } from "../../core/library/settings.ts";
import type { LedgerEntry, LedgerSummary } from "../../core/publication/plan.ts";
import { reportsBehind, type TargetState } from "../../core/publication/target-state.ts";
import type { Ledger } from "./ledger.ts";

interface TargetStatesOptions {
  settings: () => Settings;
  ledger: Ledger;
  /** Editions that a publication to the target would bring now. */
  wanted(target: string): Promise<LedgerEntry["editions"]>;
  isRunning(target: string): boolean;
}

/** Every target of the settings, in their order. */
export function createTargetStates(options: TargetStatesOptions): () => Promise<TargetState[]> {
  const { settings, ledger, wanted, isRunning } = options;
  return async () => {
    const entries = await ledger.list();
    const standing = await ledger.standing();
    const states: TargetState[] = [];
    for (const { name } of settings().targets) {
      const last = entries.find((entry) => entry.target === name);
      const state = isRunning(name) ? "running" : stateBy(last);
      const behind =
        state === "current" ? reportsBehind(standing.get(name) ?? [], await wanted(name)) : 0;
      states.push({
        ...{ target: name, behind, last: last ?? null },
        state: behind > 0 ? "behind" : state,
      });
    }
    return states;
  };
}

function stateBy(last: LedgerSummary | undefined): TargetState["state"] {
  if (!last) return "never";
  return last.outcome === "done" ? "current" : "unfinished";
}
