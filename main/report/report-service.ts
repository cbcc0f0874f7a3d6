/** Reports of a library: made, read, moved from stage to stage, binned; their projection follows every change. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeStateAsUpdate } from "yjs";
import type { FindScope } from "../../core/api/find.ts";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import type { ReportQuery, ReportSummary } from "../../core/api/report.ts";
import { type DocumentPart, documentName } from "../../core/api/routes.ts";
import { writeThreads } from "../../core/comment/comment-document.ts";
import type { Series } from "../../core/event/event.ts";
import type { Thread } from "../../core/comment/thread.ts";
import type { Edition } from "../../core/edition/edition.ts";
import { emptyEdition, pairEditions } from "../../core/exchange/to-edition.ts";
import type { FindQuery } from "../../core/find/query.ts";
import { readStages, recordMove, setBinned, setNumber } from "../../core/report/head-document.ts";
import { newReportId, type ReportId } from "../../core/report/ids.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import {
  emptyHead,
  REPORT_VERSION,
  type Report,
  reportSchema,
  type SignedEdition,
} from "../../core/report/report.ts";
import { type Withdrawal } from "../../core/report/site-log.ts";
import { recordSiteEvent } from "../../core/report/site-log-document.ts";
import { canAdvance, type Stage } from "../../core/report/stage.ts";
import type { DocumentService } from "../edition/document-service.ts";
import { convertApart } from "../edition/convert-apart.ts";
import { type Converted, convertNow, toUpdate } from "../edition/lexical-yjs.ts";
import type { Catalog } from "../library/catalog.ts";
import { diskFailure, isDamaged } from "../library/disk-error.ts";
import { checkJson, jsonText, moveAside, readJson, writeText } from "../library/json-file.ts";
import { headOf, type NewReport } from "./new-report.ts";
import { createProjector } from "./projection.ts";
import { createSignatures, type NewCorrection } from "./signatures.ts";

export interface ReportService {
  list(query: ReportQuery): { total: number; rows: ReportSummary[] };
  find(id: ReportId): ReportSummary | null;
  findByNumber(number: number): ReportSummary | null;
  /** Those that reports outside the bin name, each once. */
  series(): Series[];
  create(sourceLang: Lang, column: string): Promise<ReportSummary>;
  add(report: NewReport): Promise<ReportSummary>;
  duplicate(id: ReportId): Promise<ReportSummary | null>;
  /** `onSite` when readers have it: what is on the site leaves it by being withdrawn. */
  setBinned(id: ReportId, binned: boolean): Promise<ReportSummary | null | "onSite">;
  /** `refused` when `canAdvance` does not allow the move from where the edition is. */
  advance(
    id: ReportId,
    lang: Lang,
    to: Stage,
    /** Notes that go with a signature; those of the last one where left out. */
    corrections?: NewCorrection[],
  ): Promise<ReportSummary | null | { refused: Stage }>;
  /** Takes editions off the site with the next publication; null for a report that is not there. */
  withdraw(id: ReportId, withdrawing: Withdrawing): Promise<ReportSummary | null>;
  /** Lets withdrawn editions on the site again. */
  putBack(id: ReportId, langs: Lang[]): Promise<ReportSummary | null>;
  /** Replaces the text of an edition that is still empty; used to import a translation, with its comments. */
  fillEdition(
    id: ReportId,
    lang: Lang,
    edition: Edition,
    threads?: Thread[],
  ): Promise<ReportSummary | null>;
  /** Reports that a query may be found in, newest number first; more rather than fewer. */
  candidates(query: FindQuery, scope: FindScope): ReportId[];
  /** What the catalog has of a report's text; null where it may be behind, or has nothing. */
  searchText(id: ReportId): Record<Lang, string> | null;
  /** The report as it is now, unsaved projection or not; null when there is none. */
  read(id: ReportId): Report | null;
  /** The same from `reports/<id>.json` where that is up to date; for going through many reports. */
  projection(id: ReportId): Promise<Report | null>;
  /** Where a thread finds the same, and what the file's hash may be; null where it is not up to date. */
  stored(id: ReportId): { path: string; hashes: string[] } | null;
  /** Reports outside the bin, oldest number first, each with a mark that every change to it changes. */
  revisions(): [ReportId, number][];
  /** Brings `reports/` and the catalog to what the documents say. */
  catchUp(): Promise<void>;
  /** For the document service: a part of a report changed. */
  settle(id: ReportId, part: DocumentPart): Promise<void>;
}

export type Withdrawing = Pick<Withdrawal, "langs" | "how" | "reason">;

export interface ReportServiceOptions {
  dir: string;
  catalog: Catalog;
  documents: () => DocumentService;
  emit(event: LibraryEvent): void;
  /** Called for each file that had to be moved aside. */
  tell(notice: Notice): void;
  /** Person id of who sits at this device, "" when unknown. */
  me(): string;
  /** Whether a site has the edition, as this copy has it unless that is null. */
  onSite(id: ReportId, lang: Lang, copy: SignedEdition | null): Promise<boolean>;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** False where the trees hold something that the editor does not know. */
function isShowable({ editions }: Report): boolean {
  try {
    toUpdate(editions.zh);
    toUpdate(editions.en);
    return true;
  } catch {
    return false;
  }
}

export function createReportService(options: ReportServiceOptions): ReportService {
  const { catalog, documents, emit, tell, me, onSite } = options;
  const folder = join(options.dir, "reports");
  const fileOf = (id: ReportId) => join(folder, `${id}.json`);
  const projector = createProjector((id, part) => documents().read(id, part));
  const queues = new Map<ReportId, Promise<unknown>>();

  /** Runs the work on one report in order, so that an older projection never overwrites a newer one. */
  const inOrder = <T>(id: ReportId, work: () => Promise<T>): Promise<T> => {
    const done = (queues.get(id) ?? Promise.resolve()).then(work, work);
    const settled = done
      .catch(() => undefined)
      .finally(() => {
        if (queues.get(id) === settled) queues.delete(id);
      });
    queues.set(id, settled);
    return done;
  };

  /** False for a file that somebody else wrote. One that was never written here is taken as it is. */
  const isOurs = (id: ReportId, hash: string): boolean => {
    const known = documents().journal.projectedHashes(id);
    return known.length === 0 || known.includes(hash);
  };

  /** Never over a file that holds what Diglot did not write: that is moved aside. */
  const writeFileOf = async (id: ReportId, text: string): Promise<void> => {
    const there = await readText(fileOf(id));
    let previous = there === null ? null : sha256(there);
    if (previous && !isOurs(id, previous)) {
      await setAside(id, "report-changed");
      previous = null;
    }
    const hash = sha256(text);
    if (hash === previous) return;
    documents().journal.expectProjection(id, hash, previous);
    await writeText(fileOf(id), text);
  };

  const project = (id: ReportId): Promise<Report | null> =>
    inOrder(id, async () => {
      const seq = documents().journal.lastSeq();
      const read = projector.read(id);
      if (!read) return null;
      const report = { ...read, updatedAt: documents().journal.changedAt(id) ?? read.createdAt };
      catalog.put(report);
      await mkdir(folder, { recursive: true });
      await writeFileOf(id, jsonText(report));
      documents().journal.markProjected(id, seq);
      emit({ kind: "report", id });
      return report;
    });

  const seed = (
    id: ReportId,
    number: number,
    { report, zh, en }: { report: NewReport; zh: Converted; en: Converted },
  ) => {
    const head = headOf(report, { id, number, zh: zh.edition, en: en.edition });
    documents().journal.seed([
      { doc: documentName(id, "head"), update: encodeStateAsUpdate(head) },
      { doc: documentName(id, "zh"), update: zh.update },
      { doc: documentName(id, "en"), update: en.update },
    ]);
    projector.keep(id, "zh", zh.edition);
    projector.keep(id, "en", en.edition);
  };

  const add = async (report: NewReport): Promise<ReportSummary> => {
    const id = newReportId();
    const [zh, en] = await Promise.all([
      convertApart(report.editions.zh),
      convertApart(report.editions.en),
    ]);
    // Seeding and cataloguing happen without a pause in between, so that no number is given twice.
    seed(id, catalog.nextNumber(), { report, zh, en });
    const read = projector.read(id);
    if (read) catalog.put(read);
    await project(id);
    emit({ kind: "reports" });
    return getSummary(id);
  };

  const getSummary = (id: ReportId): ReportSummary => {
    const summary = catalog.find(id);
    if (!summary) throw new Error(`report vanished: ${id}`);
    return summary;
  };

  const setAside = async (id: ReportId, code: Notice["code"]): Promise<void> =>
    tell({ code, file: `reports/${id}.json`, movedTo: await moveAside(fileOf(id)) });

  /** Takes a report file that the database does not know: after a lost database, or a file copied in. */
  const adopt = async (id: ReportId): Promise<void> => {
    // Its documents are there, only the catalog does not have it: what they say counts.
    if (documents().journal.has(documentName(id, "head"))) return bringUp(id);
    const outcome = await readJson(fileOf(id), reportSchema, REPORT_VERSION);
    if (outcome.kind === "newer" || outcome.kind === "absent") return;
    const isReport = outcome.kind === "ok" && outcome.data.id === id && isShowable(outcome.data);
    if (!isReport) return setAside(id, "report-unreadable");
    const taken = catalog.findByNumber(outcome.data.number);
    const number = taken ? catalog.nextNumber() : outcome.data.number;
    const { editions } = outcome.data;
    const [zh, en] = [convertNow(editions.zh), convertNow(editions.en)];
    seed(id, number, { report: outcome.data, zh, en });
    await project(id);
  };

  /** Projects a report, under a number of its own should another have taken it. */
  const bringUp = async (id: ReportId): Promise<void> => {
    const number = projector.read(id)?.number;
    const holder = number === undefined ? null : catalog.findByNumber(number);
    if (holder && holder.id !== id)
      await documents().change(id, "head", (doc) => setNumber(doc, catalog.nextNumber()));
    await project(id);
  };

  /** One report that fails must not keep the others from being opened; the disk's own failures concern all. */
  const spare = async (id: ReportId, work: (id: ReportId) => Promise<unknown>): Promise<void> => {
    try {
      await work(id);
    } catch (error) {
      if (isDamaged(error) || diskFailure(error) !== "io") throw error;
      console.error(error);
      tell({ code: "report-stuck", file: `reports/${id}.json`, movedTo: "" });
    }
  };

  /** The edition with what was typed a moment ago, which is signed as well. */
  const textNow = (id: ReportId, lang: Lang): Edition | null => {
    projector.forget(id, lang);
    return projector.read(id)?.editions[lang] ?? null;
  };

  const { publishedCopy, sign, takeBack, hasPage } = createSignatures({
    ...{ read: (id) => projector.read(id), textNow, onSite, me },
  });

  const now = () => ({ at: new Date().toISOString(), by: me() });

  const service: ReportService = {
    list: (query) => catalog.list(query),
    find: (id) => catalog.find(id),
    findByNumber: (number) => catalog.findByNumber(number),
    series: () => catalog.series(),
    add,
    create(sourceLang, column) {
      const editions = { zh: emptyEdition(), en: emptyEdition() };
      pairEditions(editions[sourceLang], editions[otherLang(sourceLang)]);
      const stages = { zh: "draft", en: "draft" } as const;
      return add({ sourceLang, head: emptyHead(column), stages, editions });
    },
    async duplicate(id) {
      const report = service.read(id);
      if (!report) return null;
      const stages = { zh: "draft", en: "draft" } as const;
      // The page at the old address stays the first report's.
      const { releaseAt: _releaseAt, oldAddress: _address, ...facts } = report.head;
      const head = { ...facts, releaseDate: null };
      return add({ sourceLang: report.sourceLang, head, stages, editions: report.editions });
    },
    async setBinned(id, binned) {
      if (!catalog.find(id)) return null;
      if (binned && (await hasPage(id))) return "onSite";
      const at = binned ? new Date().toISOString() : null;
      await documents().change(id, "head", (doc) => setBinned(doc, at));
      emit({ kind: "reports" });
      return getSummary(id);
    },
    async advance(id, lang, to, corrections) {
      if (!catalog.find(id)) return null;
      let refused: Stage | null = null;
      const known = await publishedCopy(id, lang);
      await documents().change(id, "head", (doc) => {
        // The stage as it is at this moment: the catalog follows a little later.
        const from = readStages(doc)[lang];
        if (!canAdvance(from, to)) {
          refused = from;
          return;
        }
        const edition = to === "approved" ? textNow(id, lang) : null;
        const at = new Date().toISOString();
        doc.transact(() => {
          recordMove(doc, { at, by: me(), lang, from, to });
          if (edition) sign(doc, { lang, edition, at, known, corrections });
          else if (from === "approved") takeBack(doc, lang, known);
        });
      });
      if (refused) return { refused };
      return getSummary(id);
    },
    async withdraw(id, { langs: asked, how, reason }) {
      if (!catalog.find(id)) return null;
      await documents().change(id, "head", (doc) =>
        recordSiteEvent(doc, { ...now(), kind: "withdrawn", langs: asked, how, reason }),
      );
      return getSummary(id);
    },
    async putBack(id, asked) {
      if (!catalog.find(id)) return null;
      await documents().change(id, "head", (doc) =>
        recordSiteEvent(doc, { ...now(), kind: "restored", langs: asked }),
      );
      return getSummary(id);
    },
    async fillEdition(id, lang, edition, threads = []) {
      if (!catalog.find(id)) return null;
      const { update } = await convertApart(edition);
      await documents().replace(id, lang, update);
      if (threads.length > 0)
        await documents().change(id, "head", (doc) => writeThreads(doc, threads));
      await project(id);
      return getSummary(id);
    },
    candidates(query, scope) {
      if (scope.report !== undefined) {
        const one = catalog.findByNumber(scope.report);
        return one ? [one.id] : [];
      }
      // What was typed this second is not in the catalog yet.
      const behind = documents()
        .journal.unprojected()
        .filter((id) => {
          const row = catalog.find(id);
          return row?.binnedAt === null && (!scope.column || row.column === scope.column);
        });
      return [...new Set([...behind, ...catalog.candidates(query, scope)])];
    },
    searchText: (id) => (documents().journal.isUnprojected(id) ? null : catalog.textOf(id)),
    read(id) {
      const report = projector.read(id);
      return (
        report && { ...report, updatedAt: documents().journal.changedAt(id) ?? report.createdAt }
      );
    },
    async projection(id) {
      if (documents().journal.isUnprojected(id)) return service.read(id);
      const text = await readText(fileOf(id));
      if (text === null) return project(id);
      const outcome = checkJson(text, reportSchema, REPORT_VERSION);
      if (outcome.kind === "ok" && isOurs(id, sha256(text))) return outcome.data;
      if (outcome.kind !== "newer")
        await setAside(id, outcome.kind === "ok" ? "report-changed" : "report-rebuilt");
      return outcome.kind === "newer" ? service.read(id) : project(id);
    },
    stored(id) {
      const { journal } = documents();
      if (journal.isUnprojected(id)) return null;
      return { path: fileOf(id), hashes: journal.projectedHashes(id) };
    },
    revisions() {
      const revisions = documents().journal.revisions();
      return catalog.live().map((id) => [id, revisions.get(id) ?? 0]);
    },
    async catchUp() {
      await mkdir(folder, { recursive: true });
      for (const id of documents().journal.unprojected()) await spare(id, bringUp);
      const files = new Set(
        (await readdir(folder)).filter((name) => /^[0-9A-Z]{26}\.json$/.test(name)),
      );
      const known = new Set(catalog.ids());
      for (const id of known) if (!files.has(`${id}.json`)) await spare(id, bringUp);
      for (const name of files) {
        const id = name.slice(0, -5) as ReportId;
        if (!known.has(id)) await spare(id, adopt);
      }
    },
    async settle(id, part) {
      projector.forget(id, part);
      await project(id);
    },
  };
  return service;
}
