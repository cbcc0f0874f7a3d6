/** What the program and the threads that help it with the site say to one another. */
import type { Column, Settings } from "../../core/library/settings.ts";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { SitePage, SiteReport } from "../../core/publication/site.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { MediaThere, OfReport, ReadingFacts } from "./report-reading.ts";
import type { KeptTexts, Piece, SharedFile } from "./spool-file.ts";
import type { Theme, ThemePlain } from "./theme.ts";

/** Where a report as it is now can be read without asking anybody. */
export interface StoredReport {
  path: string;
  /** SHA-256 that the file may have; any where there is none. */
  hashes: readonly string[];
}

/** `ReadingFacts` with where what was read is kept. */
export interface PlainReading extends ReadingFacts {
  spool: SharedFile;
  /** With them the HTML of each text is made at once, so that nobody reads it again for its page. */
  words: Theme["words"] | null;
}

/** A report that was read; the texts of its editions wait in the spool, see `inSpool`. */
export interface ReadApart extends OfReport {
  kept: Partial<Record<Lang, KeptTexts>>;
}

/** How the texts of an edition follow one another in the spool. */
export const inSpool = { lead: 0, body: 1, headline: 2, text: 3 } as const;

/** `MakingFacts` as plain values. */
export interface PlainMaking {
  spool: SharedFile;
  settings: Settings;
  columns: readonly Column[];
  ownPages: readonly SiteReport[];
  theme: ThemePlain;
  drafts: boolean;
  media: MediaThere;
}

export interface PageOrder {
  page: SitePage;
  /** The report of its text, null where it shows none, or that is kept. */
  stored: StoredReport | null;
  /** Its text as it was when the report was read. */
  kept: KeptTexts | null;
  /** What the target holds: a page that is there already is not kept. */
  held: string | null;
}

export interface PageDone {
  title: string;
  hash: string;
  sizeBytes: number;
  /** Where it waits in the spool; null where the target holds it. */
  piece: Piece | null;
}

/** What a kind of work needs for all its pieces, what a piece is, and what comes of it: null where it was not done. */
export interface SiteWork {
  read: { facts: PlainReading; piece: StoredReport; done: ReadApart };
  make: { facts: PlainMaking; piece: PageOrder; done: PageDone };
}
export type WorkKind = keyof SiteWork;

export type ToThread =
  | {
      [K in WorkKind]: { say: "begin"; task: number; kind: K; facts: SiteWork[K]["facts"] };
    }[WorkKind]
  | { say: "do"; task: number; job: number; pieces: (SiteWork[WorkKind]["piece"] | null)[] }
  | { say: "end"; task: number };

export type FromThread =
  | { job: number; done: (SiteWork[WorkKind]["done"] | null)[] }
  | { job: number; failed: Failed };

/** Errors do not keep their class on the way between threads. */
export type Failed =
  | { kind: "theme"; problems: ThemeProblem[] }
  | { kind: "moved"; path: string }
  | { kind: "other"; message: string; stack: string; code: unknown };
