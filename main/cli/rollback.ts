/** `diglot rollback` makes a target what it was after an earlier publication; `diglot publications prune` lets go of old ones. */
import { withLibrary } from "./library-at.ts";
import { planText, tellEntry } from "./publish.ts";
import { siteProgress, writingProgress } from "./site-words.ts";
import type { Terminal } from "./terminal.ts";

export interface RollbackOptions {
  library: string;
  target: string;
  /** Only show what would change. */
  plan?: boolean;
  overwriteForeign?: boolean;
  takeOver?: boolean;
}

export function rollback(
  number: number,
  options: RollbackOptions,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  const { library: dir, target, overwriteForeign = false, takeOver = false } = options;
  return withLibrary(dir, terminal, async ({ publication }) => {
    const onProgress = siteProgress(terminal);
    const plan = await publication.plan({ target, backTo: number, signal, onProgress });
    if (options.plan) {
      terminal.result({ plan }, planText(plan, terminal));
      return plan.foreign.length > 0 ? 1 : 0;
    }
    terminal.remark(planText(plan, terminal));
    const entry = await publication.publish({
      ...{ target, planId: plan.id, backTo: number, overwriteForeign, takeOver, signal },
      onProgress: writingProgress(terminal),
    });
    return tellEntry(entry, terminal);
  });
}

export interface PruneOptions {
  library: string;
  /** Publications of each target that can still be gone back to. */
  keep: number;
}

export function prunePublications(
  { library: dir, keep }: PruneOptions,
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async ({ publication }) => {
    const { kept, gone, files } = await publication.prune(keep);
    const counts = { kept: kept.length, gone: gone.length, files };
    terminal.result({ kept, gone, files }, terminal.words("said.pruned", counts));
    return 0;
  });
}
