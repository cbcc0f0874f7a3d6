/** What the publish room is doing. It lives beside the room, so that leaving the room does not stop a publication. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type {
  LedgerEntry,
  Plan,
  PlanProgress,
  PublishProgress,
} from "../../core/publication/plan.ts";
import { ORPCError } from "@orpc/client";
import { client } from "../app/client.ts";
import { useKept } from "../app/kept.ts";
import { keys } from "../app/query.ts";

type PlanStep = Exclude<PlanProgress, { kind: "finished" }>;
type PublishStep = Exclude<PublishProgress, { kind: "finished" }>;

export type Run =
  | { kind: "idle" }
  | { kind: "planning"; target: string; progress: PlanStep | null; cancel: () => void }
  | { kind: "planned"; target: string; plan: Plan }
  | {
      kind: "publishing";
      target: string;
      plan: Plan;
      progress: PublishStep | null;
      cancelling: boolean;
      paused: boolean;
      pause: (paused: boolean) => void;
      cancel: () => void;
    }
  | { kind: "ended"; target: string; entry: LedgerEntry }
  /** The stream broke off; the ledger tells how far it came. */
  | { kind: "stopped"; target: string }
  | {
      kind: "refused";
      target: string;
      error: unknown;
      /** Publishes although another publisher left a mark on the target; null for other refusals. */
      goOn: (() => void) | null;
    };

const runKey = ["publish-run"];
const idle: Run = { kind: "idle" };

export interface PublishRun {
  run: Run;
  /** @param backTo a publication whose site is wanted again */
  plan: (target: string, backTo?: number) => void;
  publish: (plan: Plan, overwriteForeign: boolean) => void;
  reset: () => void;
}

export function usePublishRun(): PublishRun {
  const queryClient = useQueryClient();
  const run = useKept<Run>(runKey, idle);
  return {
    run,
    plan: (target, backTo) => void makePlan(queryClient, target, backTo),
    publish: (plan, overwriteForeign) => void carryOut(queryClient, plan, { overwriteForeign }),
    reset: () => queryClient.setQueryData<Run>(runKey, idle),
  };
}

const setter =
  (queryClient: QueryClient) =>
  (run: Run): void => {
    queryClient.setQueryData<Run>(runKey, run);
  };

async function makePlan(queryClient: QueryClient, target: string, backTo?: number): Promise<void> {
  const set = setter(queryClient);
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  set({ kind: "planning", target, progress: null, cancel });
  try {
    const items = await client.publication.plan({ target, backTo }, { signal: abort.signal });
    for await (const item of items) {
      if (abort.signal.aborted) break;
      if (item.kind === "finished") set({ kind: "planned", target, plan: item.plan });
      else set({ kind: "planning", target, progress: item, cancel });
    }
    if (abort.signal.aborted) set(idle);
  } catch (error) {
    set(abort.signal.aborted ? idle : { kind: "refused", target, error, goOn: null });
  }
}

/** The window is asked about before it closes: a publication goes on in every room, but not without the window. */
const stay = (event: BeforeUnloadEvent): void => event.preventDefault();

async function carryOut(
  queryClient: QueryClient,
  plan: Plan,
  { overwriteForeign, takeOver = false }: { overwriteForeign: boolean; takeOver?: boolean },
): Promise<void> {
  const set = setter(queryClient);
  const { target } = plan;
  let progress: PublishStep | null = null;
  let isPaused = false;
  let isCancelling = false;
  const show = (): void =>
    set({
      kind: "publishing",
      target,
      plan,
      progress,
      cancelling: isCancelling,
      // The stream stays open: how it ended is told by the one who ends it.
      cancel: () => {
        if (isCancelling) return;
        isCancelling = true;
        show();
        void client.publication.cancel({ target });
      },
      paused: isPaused,
      pause: (paused) =>
        void client.publication.pause({ target, paused }).then((isKnown) => {
          isPaused = paused && isKnown;
          show();
        }),
    });
  show();
  window.addEventListener("beforeunload", stay);
  try {
    const backTo = plan.backTo ?? undefined;
    const request = { target, planId: plan.id, overwriteForeign, takeOver, backTo };
    const items = await client.publication.publish(request);
    let ended = false;
    for await (const item of items) {
      if (item.kind === "finished") {
        ended = true;
        set({ kind: "ended", target, entry: item.entry });
      } else {
        progress = item;
        show();
      }
    }
    if (!ended) set({ kind: "stopped", target });
  } catch (error) {
    const isLocked = error instanceof ORPCError && error.code === "TARGET_LOCKED";
    const goOn = isLocked
      ? () => void carryOut(queryClient, plan, { overwriteForeign, takeOver: true })
      : null;
    set(isCancelling ? { kind: "stopped", target } : { kind: "refused", target, error, goOn });
  } finally {
    window.removeEventListener("beforeunload", stay);
  }
  await queryClient.invalidateQueries({ queryKey: keys.publication });
}
