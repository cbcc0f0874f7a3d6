/** What the program and the threads that help it with the site say to one another. */
import type { Column, Settings } from "../../core/library/settings.ts";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import type { SitePage, SiteReport } from "../../core/publication/site.ts";
import type { MediaThere, ReadingFacts, ReadReport } from "./report-reading.ts";
import type { ThemePlain } from "./theme.ts";

/** Where a report as it is now can be read without asking anybody. */
export interface StoredReport {
  path: string;
  /** SHA-256 that the file may have; any where there is none. */
  hashes: readonly string[];
}

/** `MakingFacts` as plain values. */
export interface PlainMaking {
  settings: Settings;
  columns: readonly Column[];
  ownPages: readonly SiteReport[];
  theme: ThemePlain;
  drafts: boolean;
  media: MediaThere;
}

export interface PageOrder {
  page: SitePage;
  /** The report of its text, null where it shows none. */
  stored: StoredReport | null;
  /** What the target holds: a page that is there already is not handed over. */
  held: string | null;
}

export interface PageDone {
  title: string;
  hash: string;
  sizeBytes: number;
  /** Null where the target holds it. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** What a kind of work needs for all its pieces, what a piece is, and what comes of it; null sends a piece back undone. */
export interface SiteWork {
  read: { facts: ReadingFacts; piece: StoredReport; done: ReadReport | null };
  make: { facts: PlainMaking; piece: PageOrder; done: PageDone | null };
}
export type WorkKind = keyof SiteWork;

export type ToThread =
  | {
      [K in WorkKind]: { say: "begin"; task: number; kind: K; facts: SiteWork[K]["facts"] };
    }[WorkKind]
  | { say: "do"; task: number; job: number; pieces: SiteWork[WorkKind]["piece"][] }
  | { say: "end"; task: number };

export type FromThread =
  | { job: number; done: SiteWork[WorkKind]["done"][] }
  | { job: number; failed: Failed };

/** Errors do not keep their class on the way between threads. */
export type Failed =
  | { kind: "theme"; problems: ThemeProblem[] }
  | { kind: "moved"; path: string }
  | { kind: "other"; message: string; stack: string };
