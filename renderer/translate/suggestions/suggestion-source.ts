/** What is offered for the row at work, and how a source of such offers joins the list. */
import type { ReactNode } from "react";
import type { ReportSummary } from "../../../core/api/report.ts";
import type { Origin } from "../../../core/edition/confirmation.ts";
import type { RichMark } from "../../../core/edition/rich/rich-marks.ts";
import type { Wordings } from "../../../core/memory/unit.ts";
import type { BlockId } from "../../../core/report/ids.ts";
import type { Lane } from "../lanes.ts";
import type { Direction } from "../direction.ts";

/** The row at work, as every source is asked about it. */
export interface AskedRow {
  report: ReportSummary;
  direction: Direction;
  /** Null while the caret is in no row. */
  lane: Lane | null;
  /** The source block. */
  block: BlockId | null;
  /** Its text, "" where there is nothing to translate. */
  text: string;
  /** The source texts around it, "" at the ends. */
  previous: string;
  next: string;
}

export interface Suggestion {
  /** Of its own among all that are offered. */
  key: string;
  /** Percent where it is a match of a text, else null. */
  score: number | null;
  /** What it is, in a word or two of the window's language. */
  badge: string;
  /** It renders the source as it stands: shown by colour, and said by `badge`. */
  isSure: boolean;
  /** What it is the translation of; where it differs from the text of the row, the change is shown. "" where there is none. */
  source: string;
  /** `part`: `source` is a wording of the row's text, and is shown as it is. */
  compares: "whole" | "part";
  /** What is inserted. */
  text: string;
  /** Where its numbers were changed as those of the row are: the text with its own numbers, and the notes to that. */
  unadapted?: { text: string; notes: string[] };
  /** Where formats, links, chips and notes belong in it; absent where that is to be found out. */
  marks?: RichMark[];
  /** Wordings of the source and what renders them in it, for finding that out. */
  wordings?: Wordings;
  /** It is still coming: it cannot be taken yet. */
  isUnfinished?: true;
  /** Small print behind the text: who, when, what to mind. */
  notes: string[];
  /** In place of the row's translation, or at the caret. */
  place: "block" | "caret";
  /** Where the row's translation comes from once this is in its place. */
  origin: Origin | null;
  /** The higher, the earlier in the list; a score in percent where there is one. */
  rank: number;
}

/** What a source has for a row. */
export interface Offered {
  /**
   * Null while it has not answered, for a moment only: nothing is shown before all have, since a list that shifts under
   * the finger gives the wrong one. Who takes longer has nothing until then.
   */
  suggestions: Suggestion[] | null;
  /** Its own buttons, for the head of the list. */
  tools?: ReactNode;
}

export interface SuggestionSource {
  name: string;
  /** A hook: called with every rendering of the list, in the order of `sources`. */
  use(asked: AskedRow): Offered;
}

/** With the numbers that it has in the memory. */
export const withOwnNumbers = (suggestion: Suggestion): Suggestion => ({
  ...suggestion,
  ...suggestion.unadapted,
});

/** The best first; of equal ones in the order of their sources. */
export const inOrder = (offered: readonly Offered[]): Suggestion[] =>
  offered.flatMap(({ suggestions }) => suggestions ?? []).toSorted((a, b) => b.rank - a.rank);
