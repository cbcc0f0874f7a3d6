/** A pre-translation while it is looked for, stopped, and written into the edition as one step. */
import { useEffect, useRef, useState } from "react";
import type { PretranslateEvent } from "../../../core/api/pretranslate.ts";
import type { EngineProblem } from "../../../core/engine/engine-problem.ts";
import type { Choice } from "../../../core/pretranslate/choice.ts";
import type { Fill } from "../../../core/pretranslate/fills.ts";
import { client } from "../../app/client.ts";
import { useRefreshEngines } from "../../app/engine/use-engines.ts";
import { useWork } from "../work.ts";

type Progress = Extract<PretranslateEvent, { kind: "progress" }>;

export interface Found {
  fills: Fill[];
  /** Sums by currency. */
  cost: Record<string, number>;
  /** Rows that nothing was found for; null when it was not looked to the end. */
  left: number | null;
  /** Why the engine was not asked further. */
  stopped: EngineProblem | null;
}

export type Run =
  | { kind: "idle" }
  | { kind: "looking"; progress: Progress | null; found: Found }
  /** Somebody stopped it: what was found waits to be used or let go. */
  | { kind: "halted"; found: Found }
  | { kind: "done"; found: Found; written: number }
  | { kind: "failed"; error: unknown };

export interface Pretranslating {
  run: Run;
  start(choice: Choice): void;
  stop(): void;
  /** Writes what was found before it was stopped. */
  use(): void;
  reset(): void;
}

export function usePretranslate(): Pretranslating {
  const { report, actions } = useWork();
  const refresh = useRefreshEngines();
  const [run, setRun] = useState<Run>({ kind: "idle" });
  const abort = useRef<AbortController | null>(null);
  const overDrafts = useRef(false);
  useEffect(() => () => abort.current?.abort(), []);

  const write = (found: Found): void =>
    setRun({ kind: "done", found, written: actions.fill(found.fills, overDrafts.current) });

  async function look(choice: Choice): Promise<void> {
    const stop = new AbortController();
    abort.current = stop;
    overDrafts.current = choice.overDrafts;
    let found: Found = { fills: [], cost: {}, left: null, stopped: null };
    let progress: Progress | null = null;
    setRun({ kind: "looking", progress, found });
    try {
      const events = await client.pretranslate.find(
        { report: report.id, choice },
        { signal: stop.signal },
      );
      for await (const event of events) {
        if (event.kind === "progress") progress = event;
        else found = withEvent(found, event);
        setRun({ kind: "looking", progress, found });
      }
      if (stop.signal.aborted) setRun({ kind: "halted", found });
      else write(found);
    } catch (error) {
      setRun(stop.signal.aborted ? { kind: "halted", found } : { kind: "failed", error });
    } finally {
      refresh();
    }
  }

  return {
    run,
    start: (choice) => void look(choice),
    stop: () => abort.current?.abort(),
    use: () => {
      if (run.kind === "halted") write(run.found);
    },
    reset: () => setRun({ kind: "idle" }),
  };
}

function withEvent(found: Found, event: Exclude<PretranslateEvent, { kind: "progress" }>): Found {
  if (event.kind === "filled") return { ...found, fills: [...found.fills, event.fill] };
  if (event.kind === "finished") return { ...found, left: event.left, stopped: event.stopped };
  const { cost } = event.usage;
  if (!cost) return found;
  const sum = (found.cost[cost.currency] ?? 0) + cost.amount;
  return { ...found, cost: { ...found.cost, [cost.currency]: sum } };
}
