/** Finds in every report, replaces through the living documents, and takes a replacement back. */
import {
  type Batch,
  type FindProgress,
  type FindScope,
  type FoundReport,
  MAX_FOUND,
  type ReplaceRequest,
} from "../../core/api/find.ts";
import { blocksOf } from "../../core/edition/blocks.ts";
import { confirmedRows } from "../../core/find/affected.ts";
import { createMatcher, isMatcher, type Matcher } from "../../core/find/matcher.ts";
import type { PatternProblem } from "../../core/find/pattern-problem.ts";
import type { FindQuery } from "../../core/find/query.ts";
import {
  $replaceInEdition,
  $restoreInEdition,
  type Outcome,
} from "../../core/find/replace-in-edition.ts";
import { readStages } from "../../core/report/head-document.ts";
import { type Lang, langs, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import type { DocumentService } from "../edition/document-service.ts";
import { changeEdition } from "../edition/lexical-yjs.ts";
import { createBreather } from "../publication/breather.ts";
import type { ReportService } from "../report/report-service.ts";
import type { BatchStore } from "./batch-store.ts";
import { createTimeLimit } from "./within-time.ts";

/** A query that is no pattern. */
export class PatternError extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export type OnProgress = (done: number, total: number) => void;

export interface FindService {
  /** @throws PatternError, OutOfTimeError */
  search(query: FindQuery, scope: FindScope, signal?: AbortSignal): AsyncGenerator<FindProgress>;
  /** Stopping leaves what was replaced until then; the batch says so. */
  replace(request: ReplaceRequest, onProgress: OnProgress, signal: AbortSignal): Promise<Batch>;
  batches(): Batch[];
  /** Null for a batch that is not kept any more. */
  undo(batch: number, onProgress: OnProgress, signal: AbortSignal): Promise<Batch | null>;
}

export interface FindServiceOptions {
  reports: ReportService;
  documents: DocumentService;
  store: BatchStore;
  /** Person id of who sits at this device, "" when unknown. */
  me(): string;
}

/** Longest time for a pattern in one report; the program answers nobody meanwhile. */
const PATTERN_MS = 2000;
const TELL_MS = 150;

/** So many reports are read from the disk while another one is searched. */
const READ_AHEAD = 6;

export function createFindService({
  reports,
  documents,
  store,
  me,
}: FindServiceOptions): FindService {
  /** The report with its hits, and their number; null where there are none. */
  function hitsIn(report: Report, find: Matcher, scope: FindScope): [FoundReport, number] | null {
    const confirmed = confirmedRows(report);
    let count = 0;
    const editions = langs
      .filter((lang) => isWanted(report, lang, scope))
      .map((lang) => ({
        lang,
        stage: report.stages[lang],
        blocks: blocksOf(report.editions[lang]).flatMap(({ id, kind, text }) => {
          const hits = id ? find(text, lang) : [];
          count += hits.length;
          return id && hits.length > 0
            ? [{ id, kind, text, hits, confirmedRow: confirmed.get(id) ?? null }]
            : [];
        }),
      }))
      .filter(({ blocks }) => blocks.length > 0);
    if (count === 0) return null;
    const { id, number, sourceLang } = report;
    return [{ id, number, headline: headlineOf(report, sourceLang), editions }, count];
  }

  /** Counts, tells and keeps what one edition came to. */
  async function replaceIn(
    { report, lang, evenApproved, blocks }: ReplaceRequest["editions"][number],
    batch: Batch,
  ): Promise<void> {
    const hits = blocks.reduce((sum, block) => sum + block.hits.length, 0);
    const head = documents.read(report, "head");
    if (!head || !documents.read(report, lang)) {
      batch.changed += hits;
      return;
    }
    if (readStages(head)[lang] === "approved" && !evenApproved) {
      batch.approved += hits;
      return;
    }
    let outcome: Outcome = { replaced: [], changed: hits, kept: 0 };
    await documents.change(report, lang, (doc) => {
      changeEdition(doc, () => {
        outcome = $replaceInEdition(blocks);
      });
    });
    const done = outcome.replaced.reduce((sum, block) => sum + block.hits.length, 0);
    batch.changed += outcome.changed;
    batch.kept += outcome.kept;
    batch.replaced += done;
    if (done > 0) store.add(batch.id, { report, lang, blocks: outcome.replaced });
  }

  return {
    async *search(query, scope, signal) {
      const matcher = createMatcher(query);
      if (matcher && !isMatcher(matcher)) throw new PatternError(matcher);
      if (!matcher) return yield { kind: "finished", more: false };
      const timed = createTimeLimit(PATTERN_MS);
      const guarded = <T>(work: () => T): T => (query.regex ? timed(work) : work());
      const breathe = createBreather(signal);
      const ids = reports.candidates(query, scope);
      let told = performance.now();
      let found = 0;
      /** Reports whose text matches, on their way from the disk, oldest request first. */
      const coming: Promise<Report | null>[] = [];
      for (let at = 0; at < ids.length || coming.length > 0; ) {
        await breathe();
        if (performance.now() - told > TELL_MS) {
          told = performance.now();
          yield { kind: "progress", done: at - coming.length, total: ids.length };
        }
        const id = coming.length < READ_AHEAD ? ids[at++] : undefined;
        if (id !== undefined) {
          const text = reports.searchText(id);
          if (text && !guarded(() => langs.some((lang) => matcher(text[lang], lang).length > 0)))
            continue;
          const report = reports.projection(id);
          // Whether anybody waits for it or not: it is told when its turn comes.
          report.catch(() => undefined);
          coming.push(report);
          if (at < ids.length) continue;
        }
        const report = await coming.shift();
        const hits = report && guarded(() => hitsIn(report, matcher, scope));
        if (!hits) continue;
        yield { kind: "report", report: hits[0] };
        found += hits[1];
        const more = at < ids.length || coming.length > 0;
        if (found >= MAX_FOUND) return yield { kind: "finished", more };
      }
      yield { kind: "finished", more: false };
    },

    async replace({ text, replacement, editions }, onProgress, signal) {
      const batch = store.begin({
        ...{ at: new Date().toISOString(), by: me(), text, replacement },
        reports: new Set(editions.map(({ report }) => report)).size,
        ...{ replaced: 0, approved: 0, changed: 0, kept: 0 },
        complete: false,
        undone: null,
      });
      try {
        for (const [done, edition] of editions.entries()) {
          if (signal.aborted) break;
          onProgress(done, editions.length);
          await replaceIn(edition, batch);
        }
        batch.complete = !signal.aborted;
      } finally {
        store.put(batch);
      }
      return batch;
    },

    batches: () => store.list(),

    async undo(id, onProgress, signal) {
      const batch = store.find(id);
      if (!batch) return null;
      const editions = store.editionsOf(id);
      const undone: NonNullable<Batch["undone"]> = {
        at: new Date().toISOString(),
        restored: 0,
        left: [],
      };
      for (const [done, { report, lang, blocks }] of editions.entries()) {
        if (signal.aborted) break;
        onProgress(done, editions.length);
        const number = reports.find(report)?.number ?? null;
        let result: { restored: number; left: string[] } = {
          restored: 0,
          left: blocks.flatMap((block) =>
            block.hits.map((hit) => block.text.slice(hit.start, hit.end)),
          ),
        };
        if (documents.read(report, lang))
          await documents.change(report, lang, (doc) => {
            changeEdition(doc, () => {
              result = $restoreInEdition(blocks);
            });
          });
        undone.restored += result.restored;
        undone.left.push(...result.left.map((text) => ({ number, lang, text })));
      }
      // One that was stopped can be taken up again: what stands restored already counts as left then.
      if (!signal.aborted) store.put({ ...batch, undone });
      return { ...batch, undone };
    },
  };
}

function isWanted(report: Report, lang: Lang, { lang: only, stage }: FindScope): boolean {
  return (!only || only === lang) && (!stage || report.stages[lang] === stage);
}

function headlineOf(report: Report, sourceLang: Lang): FoundReport["headline"] {
  const textIn = (lang: Lang): string =>
    blocksOf(report.editions[lang])
      .find(({ kind }) => kind === "headline")
      ?.text.trim() ?? "";
  const lang = textIn(sourceLang) === "" ? otherLang(sourceLang) : sourceLang;
  return { lang, text: textIn(lang) };
}
