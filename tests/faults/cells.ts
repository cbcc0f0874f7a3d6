/** The fault matrix as a list: what can go wrong at which step at which kind of place, and why the rest cannot. */
import type { Target } from "../../core/library/target.ts";

/** Steps of a publication at a place, in the order in which it comes to them. */
export const operations = [
  "connect",
  "look",
  "read",
  "lock",
  "begin",
  "write",
  "rename",
  "remove",
  "manifest",
  "unlock",
  /** The same while the site is published for the first time. */
  "first write",
  "first rename",
] as const;
export type Operation = (typeof operations)[number];

export const faults = [
  /** Every connection breaks and none can be made any more; a folder is not there any more. */
  "refuse",
  /** Nothing comes back any more, and nobody says so. */
  "silent",
  /** Broken off in the middle of the step; the next connection works. */
  "cut",
  /** The step is carried out, and the connection breaks before its answer comes. */
  "lost answer",
  "disk full",
  "denied",
  "wrong bytes",
  "clock",
] as const;
export type Fault = (typeof faults)[number];

export interface Cell {
  operation: Operation;
  fault: Fault;
}

type Kind = Target["kind"];

/** Why a fault cannot come at a step there; each is said once, under the table. */
const reasons = {
  appears: "an object or a post appears under its name at once: nothing is renamed",
  disk: "a folder on this machine is asked by no line that could fall silent or lose an answer",
  step: "a step of the disk is done or not; only a file can be half written",
  reads: "nothing is written",
  frees: "taking away needs no room, nor does renaming in a folder that is there",
  bytes: "no bytes of a file are sent",
  time: "what servers say of the time is compared with itself only, and is set when a file is written",
} as const;

const reading: readonly Operation[] = ["connect", "look", "read"];
const sendingBytes: readonly Operation[] = ["lock", "begin", "write", "manifest", "first write"];
const freeing: readonly Operation[] = ["remove", "unlock", "rename"];

/** Undefined for a cell that is to be run. */
export function whyNever(kind: Kind, { operation, fault }: Cell): string | undefined {
  if ((kind === "s3" || kind === "wordpress") && /rename/.test(operation)) return reasons.appears;
  if (kind === "folder") {
    if (fault === "silent" || fault === "lost answer") return reasons.disk;
    if (fault === "cut" && !/write/.test(operation)) return reasons.step;
  }
  if (fault === "disk full") {
    if (reading.includes(operation)) return reasons.reads;
    // What WordPress takes away it writes into its trash.
    const isTrash = kind === "wordpress" && operation === "remove";
    if (freeing.includes(operation) && !isTrash) return reasons.frees;
  }
  if (fault === "wrong bytes" && !sendingBytes.includes(operation)) return reasons.bytes;
  if (fault === "clock" && kind !== "s3" && !/write|begin|manifest/.test(operation))
    return reasons.time;
  return undefined;
}

/** Every cell of a place, those that can never be left out. */
export const cellsOf = (kind: Kind): Cell[] =>
  operations.flatMap((operation) =>
    faults
      .map((fault) => ({ operation, fault }))
      .filter((cell) => whyNever(kind, cell) === undefined),
  );

/** How far on among the steps of its kind the fault strikes, from 0 to 1: mostly in the midst of them. */
export function shareOf(kind: Kind, { operation, fault }: Cell): number {
  // Pictures go first there, and by another way than texts.
  if (kind === "wordpress" && operation === "first write") return 0;
  // The second connection is the one to publish by, the first was the plan's.
  if (operation === "connect") return 1;
  // Renaming needs room only for a folder that is not there yet.
  if (operation === "first rename" && fault === "disk full") return 0;
  return /look|read|write|rename|remove/.test(operation) ? 0.6 : 0;
}

/** True where publishing has to come to its end all the same, false where it must not, null where either is right. */
export function comesThrough(kind: Kind, { operation, fault }: Cell): boolean | null {
  if (fault === "cut" && kind === "folder") return false;
  // Whatever WordPress was told twice it is found to have done, or does again.
  if (fault === "lost answer" && kind === "wordpress") return true;
  if (fault === "cut" || fault === "lost answer") return null;
  if (fault === "clock") return kind !== "s3" || (operation === "unlock" ? null : false);
  // The site is there by then; the mark that stays is gone over by the next run.
  return operation === "unlock" ? null : false;
}
