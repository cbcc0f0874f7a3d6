/** Whether what was typed is on disk, judged strictly: nothing counts as saved before main has said so. */
import { z } from "zod";

export const durabilityCodes = ["disk-full", "read-only", "io"] as const;
export type DurabilityCode = (typeof durabilityCodes)[number];

/** Broadcast by main when writing updates to disk fails, and when it works again. */
export const durabilitySchema = z.discriminatedUnion("ok", [
  z.object({ kind: z.literal("durability"), ok: z.literal(true) }),
  z.object({ kind: z.literal("durability"), ok: z.literal(false), code: z.enum(durabilityCodes) }),
]);

export type SavedState =
  | { kind: "saved" }
  /** Loading, or changes are on their way to the disk. */
  | { kind: "saving" }
  | { kind: "unsaved"; why: "disconnected" | DurabilityCode };

/** What is known of one document. */
export interface DocumentHealth {
  /** Was loaded whole at least once. */
  loaded: boolean;
  /** Editors with changes that are not in the document yet. */
  unwritten: number;
  /** Changes that main has not acknowledged. */
  unsynced: number;
  /** The connection was lost, or refused, and is not back. */
  down: boolean;
  problem: DurabilityCode | null;
}

/** State of several documents as one: the worst of them. */
export function savedStateOf(documents: readonly DocumentHealth[]): SavedState {
  const problem = documents.find((document) => document.problem !== null)?.problem;
  if (problem) return { kind: "unsaved", why: problem };
  if (documents.some((document) => document.down)) return { kind: "unsaved", why: "disconnected" };
  const busy = documents.some((document) => !document.loaded || isBehind(document));
  return { kind: busy ? "saving" : "saved" };
}

/** True while closing the window would lose something that was typed. */
export const wouldLose = (documents: readonly DocumentHealth[]): boolean =>
  documents.some(
    (document) => document.loaded && (isBehind(document) || document.problem !== null),
  );

const isBehind = ({ unwritten, unsynced }: DocumentHealth): boolean => unwritten + unsynced > 0;
