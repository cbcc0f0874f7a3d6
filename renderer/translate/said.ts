/** What is said when something was done in the room, or could not be. */

/** What the room says after an action; its words are under `said` in the locale files. */
export type Said =
  | "confirmed"
  | "unconfirmed"
  | "refusedEmpty"
  | "refusedMissing"
  | "refusedOrphan"
  | "sourceEmpty"
  | "broughtIn"
  | "noteInserted"
  | "orphanDeleted"
  | "orphanKept"
  | "noneSuch"
  | "taken"
  | "markPlaced"
  | "noMarkLacking"
  | "nothingSelected"
  | "factUnsaid"
  | "locked"
  | "unlocked"
  | "refusedLocked"
  | "cleared"
  | "paired"
  | "repeated"
  | "repeatsDiffer"
  | "noRepeats";

/** `undo` takes it back, where that is offered beside the words. */
export type Say = (what: Said, undo?: () => void) => void;
