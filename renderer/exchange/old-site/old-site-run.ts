/** What bringing an old site in has come to. It lives beside the room: leaving the room stops nothing. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { OldSitePlanned, OldSiteProgress, OldSiteResult } from "../../../core/api/old-site.ts";
import type { Mapping } from "../../../core/exchange/old-site/mapping.ts";
import { client } from "../../app/client.ts";
import { useKept } from "../../app/kept.ts";
import { keys } from "../../app/query.ts";
import { emptyDraft, type MappingDraft } from "./mapping-draft.ts";

/** What is asked of main. */
export interface Wish {
  dir: string;
  mapping: Mapping;
  asPublished: boolean;
}

export type OldSiteRun =
  | { kind: "idle" }
  | { kind: "planning"; progress: OldSiteProgress | null; cancel: () => void }
  | { kind: "planned"; plan: OldSitePlanned; wish: Wish }
  | {
      kind: "bringing";
      wish: Wish;
      progress: OldSiteProgress | null;
      isPaused: boolean;
      isStopping: boolean;
    }
  | { kind: "ended"; result: OldSiteResult; wish: Wish }
  /** The stream broke off: what is in is in. */
  | { kind: "broken"; wish: Wish }
  | { kind: "refused"; error: unknown };

export interface OldSiteDesk {
  /** The folder that is looked through, "" before one is chosen. */
  dir: string;
  /** The page that is looked at, "" for the first one. */
  page: string;
  draft: MappingDraft;
  /** Under which name the mapping is kept, "" while it is not. */
  name: string;
  asPublished: boolean;
}

const emptyDesk: OldSiteDesk = {
  ...{ dir: "", page: "", draft: emptyDraft(), name: "", asPublished: false },
};

const deskKey = ["old-site-desk"];
const runKey = ["old-site-run"];
const idle: OldSiteRun = { kind: "idle" };

/** What is chosen and written, as it was when the room was left. */
export function useOldSiteDesk(): [OldSiteDesk, (some: Partial<OldSiteDesk>) => void] {
  const queryClient = useQueryClient();
  const desk = useKept(deskKey, emptyDesk);
  return [
    desk,
    (some) =>
      queryClient.setQueryData<OldSiteDesk>(deskKey, (now) => ({
        ...(now ?? emptyDesk),
        ...some,
      })),
  ];
}

export interface OldSiteRunner {
  run: OldSiteRun;
  plan: (wish: Wish) => void;
  bring: (wish: Wish) => void;
  hold: (how: "pause" | "go-on" | "stop") => void;
  reset: () => void;
}

export function useOldSiteRun(): OldSiteRunner {
  const queryClient = useQueryClient();
  const run = useKept<OldSiteRun>(runKey, idle);
  const set = (next: OldSiteRun): void => {
    queryClient.setQueryData<OldSiteRun>(runKey, next);
  };
  return {
    run,
    plan: (wish) => void makePlan(wish, set),
    bring: (wish) => void bringIn(wish, { queryClient, set }),
    hold: (how) =>
      void client.oldSite.hold({ how }).then((isRunning) => {
        const now = queryClient.getQueryData<OldSiteRun>(runKey);
        if (!isRunning || now?.kind !== "bringing") return;
        set({ ...now, isPaused: how === "pause", isStopping: now.isStopping || how === "stop" });
      }),
    reset: () => set(idle),
  };
}

async function makePlan(wish: Wish, set: (run: OldSiteRun) => void): Promise<void> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  set({ kind: "planning", progress: null, cancel });
  try {
    const items = await client.oldSite.plan(wish, { signal: abort.signal });
    for await (const item of items) {
      if (abort.signal.aborted) break;
      if (item.kind === "finished") set({ kind: "planned", plan: item.plan, wish });
      else set({ kind: "planning", progress: item, cancel });
    }
    if (abort.signal.aborted) set(idle);
  } catch (error) {
    set(abort.signal.aborted ? idle : { kind: "refused", error });
  }
}

async function bringIn(
  wish: Wish,
  { queryClient, set }: { queryClient: QueryClient; set: (run: OldSiteRun) => void },
): Promise<void> {
  set({ kind: "bringing", wish, progress: null, isPaused: false, isStopping: false });
  try {
    let hasEnded = false;
    for await (const item of await client.oldSite.bring(wish)) {
      const now = queryClient.getQueryData<OldSiteRun>(runKey);
      hasEnded ||= item.kind === "finished";
      if (item.kind === "finished") set({ kind: "ended", result: item.result, wish });
      else if (now?.kind === "bringing") set({ ...now, progress: item });
    }
    if (!hasEnded) set({ kind: "broken", wish });
  } catch (error) {
    set({ kind: "refused", error });
  }
  await queryClient.invalidateQueries({ queryKey: keys.reports });
}
