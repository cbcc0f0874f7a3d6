/** A library that is open: its services, built over one folder that no other process can open meanwhile. */
import { mkdir, readdir } from "node:fs/promises";
import { EventPublisher } from "@orpc/server";
import type { LibraryEvent, Notice } from "../core/api/library.ts";
import type { Settings } from "../core/library/settings.ts";
import { createDocumentService, type DocumentService } from "./edition/document-service.ts";
import { createUpdateStore } from "./edition/update-store.ts";
import { createMemoryService, type MemoryService } from "./memory/memory-service.ts";
import { createBatchStore } from "./find/batch-store.ts";
import { createFindService, type FindService } from "./find/find-service.ts";
import { createOldSiteService, type OldSiteService } from "./exchange/old-site/old-site-service.ts";
import { createMediaService, type MediaService } from "./media/media-service.ts";
import {
  createPublicationService,
  type PublicationService,
} from "./publication/publication-service.ts";
import { createScheduler, type Scheduler } from "./publication/scheduler.ts";
import type { Secrets } from "./publication/places.ts";
import { createReportService, type ReportService } from "./report/report-service.ts";
import { createTermService, type TermService } from "./term/term-service.ts";
import { createCatalog } from "./library/catalog.ts";
import { type LibraryDatabase, openDatabase } from "./library/database.ts";
import { diskFailure, isDamaged, libraryProblem } from "./library/disk-error.ts";
import {
  checkLibraryFile,
  type LibraryStore,
  newLibraryRecord,
  openLibraryStore,
  writeLibraryRecord,
} from "./library/library-store.ts";

export interface OpenLibrary {
  readonly dir: string;
  /** A throw-away copy of the sample library. */
  readonly sample: boolean;
  readonly notices: Notice[];
  readonly store: LibraryStore;
  readonly documents: DocumentService;
  readonly reports: ReportService;
  readonly media: MediaService;
  readonly memory: MemoryService;
  readonly terms: TermService;
  readonly publication: PublicationService;
  /** Publishes reports at their time once it is started. */
  readonly scheduler: Scheduler;
  readonly find: FindService;
  readonly oldSite: OldSiteService;
  /** Columns that reports outside the bin are filed under. */
  columnsInUse(): Set<string>;
  readonly events: EventPublisher<{ change: LibraryEvent }>;
  close(): Promise<void>;
}

export interface OpenLibraryOptions {
  dir: string;
  sample?: boolean;
  themeDir: string;
  /** The memory learns from the reports at once, beside other work; so it does unless told otherwise. */
  learns?: boolean;
  /** Person id of who sits at this device, given the library's id. */
  me(libraryId: string): string;
  /** What this device keeps for targets. */
  secrets?: Secrets | undefined;
}

/** @throws LibraryProblemError */
export async function openLibrary(options: OpenLibraryOptions): Promise<OpenLibrary> {
  const { dir } = options;
  await checkLibraryFile(dir);
  try {
    return await openOver(options, await openDatabase(dir));
  } catch (error) {
    // Damage deeper inside than the database's own opening sees.
    if (isDamaged(error)) return openOver(options, await openDatabase(dir, { anew: true }));
    throw error;
  }
}

async function openOver(
  options: OpenLibraryOptions,
  database: LibraryDatabase,
): Promise<OpenLibrary> {
  try {
    return await assemble(options, database);
  } catch (error) {
    await database.close();
    const failure = diskFailure(error);
    throw failure === "io" ? error : libraryProblem(failure, options.dir);
  }
}

async function assemble(
  { dir, sample = false, themeDir, learns = true, me, secrets }: OpenLibraryOptions,
  database: LibraryDatabase,
): Promise<OpenLibrary> {
  const events = new EventPublisher<{ change: LibraryEvent }>();
  const emit = (event: LibraryEvent) => events.publish("change", event);
  const catalog = createCatalog(database.db);
  const notices: Notice[] = [];
  const updates = createUpdateStore(database.db, database.suspect);
  const reports = createReportService({
    dir,
    catalog,
    documents: () => documents,
    emit,
    tell: (notice) => notices.push(notice),
    me: () => me(store.record.id),
    onSite: (id, lang, copy) => publication.hasEdition(id, lang, copy),
  });
  const documents = createDocumentService({
    store: updates,
    onSettled: (report, part) => reports.settle(report, part),
  });
  await reports.catchUp();
  // After the reports: settings that were lost altogether are made for the columns that these name.
  const { store, notice } = await openLibraryStore(dir, database.db, () => catalog.columnsInUse());
  const memory = await createMemoryService({
    libraryDir: dir,
    reports,
    rules: () => store.record.settings.penalties,
    me: () => me(store.record.id),
    tell: (found) => notices.push(found),
    emit,
  });
  const terms = await createTermService({
    ...{ libraryDir: dir, db: database.db, emit },
    me: () => me(store.record.id),
    tell: (found) => notices.push(found),
  });
  const media = createMediaService(dir);
  const publication = createPublicationService({
    libraryDir: dir,
    libraryId: store.record.id,
    themeDir,
    settings: () => store.record.settings,
    reports,
    media,
    me: () => me(store.record.id),
    emit,
    secrets,
  });
  const scheduler = createScheduler({
    publisher: publication,
    settings: () => store.record.settings,
    changed: () => emit({ kind: "publication" }),
  });
  const find = createFindService({
    reports,
    documents,
    store: createBatchStore(database.db),
    me: () => me(store.record.id),
  });
  const oldSite = createOldSiteService({ libraryDir: dir, library: { reports, store, media } });
  events.subscribe("change", publication.notice);
  events.subscribe("change", memory.notice);
  if (learns) memory.catchUp().catch((error: unknown) => console.error(error));
  if (notice) notices.unshift(notice);
  if (database.movedTo)
    notices.unshift({ code: "database-rebuilt", file: "library.db", movedTo: database.movedTo });
  return {
    dir,
    sample,
    notices,
    store,
    documents,
    reports,
    media,
    memory,
    terms,
    publication,
    scheduler,
    find,
    oldSite,
    columnsInUse: () => catalog.columnsInUse(),
    events,
    async close() {
      scheduler.stop();
      await oldSite.close();
      await documents.close();
      await publication.close();
      await memory.close();
      await terms.close();
      await database.close();
    },
  };
}

/**
 * Makes an empty library in a new or empty folder.
 * @throws LibraryProblemError `not-empty`, `read-only`, `disk-full`
 */
export async function createLibrary(dir: string, settings: Settings): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    if ((await readdir(dir)).length > 0) throw libraryProblem("not-empty", dir);
    await writeLibraryRecord(dir, newLibraryRecord(settings));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOTDIR" || code === "EEXIST") throw libraryProblem("not-empty", dir);
    const failure = diskFailure(error);
    if (failure !== "io") throw libraryProblem(failure, dir);
    throw error;
  }
}
