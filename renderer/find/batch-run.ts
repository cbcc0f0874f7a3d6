/** A replacement over the desk, or taking one back, while it goes on; it goes on when the room is left. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { Batch, BatchProgress, ReplaceRequest } from "../../core/api/find.ts";
import { client } from "../app/client.ts";
import { useKept } from "../app/kept.ts";

export type BatchRun =
  | { kind: "idle" }
  | {
      kind: "running";
      undoing: boolean;
      progress: { done: number; total: number } | null;
      stopping: boolean;
      stop: () => void;
    }
  /** `batch` is null when it was stopped; the list of batches tells the rest. */
  | { kind: "ended"; undoing: boolean; batch: Batch | null }
  | { kind: "failed"; error: unknown };

export const batchesKey = ["find-batches"];
const runKey = ["find-run"];
const idle: BatchRun = { kind: "idle" };

export interface BatchRunner {
  run: BatchRun;
  replace(request: ReplaceRequest): Promise<void>;
  undo(batch: number): Promise<void>;
  dismiss(): void;
}

export function useBatchRun(): BatchRunner {
  const queryClient = useQueryClient();
  const run = useKept<BatchRun>(runKey, idle);
  return {
    run,
    replace: (request) =>
      follow(queryClient, false, (signal) => client.find.replace(request, { signal })),
    undo: (batch) => follow(queryClient, true, (signal) => client.find.undo({ batch }, { signal })),
    dismiss: () => queryClient.setQueryData<BatchRun>(runKey, idle),
  };
}

async function follow(
  queryClient: QueryClient,
  undoing: boolean,
  start: (signal: AbortSignal) => Promise<AsyncIterable<BatchProgress>>,
): Promise<void> {
  const set = (run: BatchRun): void => void queryClient.setQueryData<BatchRun>(runKey, run);
  const abort = new AbortController();
  let progress: { done: number; total: number } | null = null;
  const show = (): void =>
    set({
      kind: "running",
      undoing,
      progress,
      stopping: abort.signal.aborted,
      stop: () => {
        abort.abort();
        show();
      },
    });
  show();
  let ended: BatchRun = { kind: "ended", undoing, batch: null };
  try {
    for await (const item of await start(abort.signal)) {
      if (item.kind === "finished") ended = { kind: "ended", undoing, batch: item.batch };
      else {
        progress = item;
        show();
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) ended = { kind: "failed", error };
  }
  await queryClient.invalidateQueries({ queryKey: batchesKey });
  set(ended);
}
