/** The wordbook of a library: its entries, changes to them, and taking changes back. */
import type { DatabaseSync } from "node:sqlite";
import type { LibraryEvent, Notice } from "../../core/api/library.ts";
import { MAX_ENTRIES, type TermEvent } from "../../core/api/term.ts";
import type { Entry, EntryDraft, EntryId } from "../../core/term/entry.ts";
import { openTermStore, type Step, TERMS_FILE, type TermStore } from "./term-store.ts";

export interface TermEdit {
  entry: EntryDraft;
  /** `at` of what the edit began with; null for a new entry. */
  was: string | null;
}

export interface TermService {
  /** False where `terms.json` is of a newer Diglot. */
  readonly isInUse: boolean;
  list(): Entry[];
  /** Number of the change, null where there was none. @throws TermRefusal */
  save(edits: readonly TermEdit[]): number | null;
  remove(ids: readonly EntryId[]): number | null;
  history(query: { id: string | null; before: number | null; limit: number }): TermEvent[];
  undo(change: number): number | null;
  /** Resolves when `terms.json` is as the entries are. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export class TermRefusal extends Error {
  readonly code: "TERMS_NEWER" | "TERM_CHANGED" | "TOO_MANY_TERMS";
  /** The entry that it is about. */
  readonly zh: string;
  constructor(code: TermRefusal["code"], zh = "") {
    super(code);
    this.code = code;
    this.zh = zh;
  }
}

export interface TermServiceOptions {
  libraryDir: string;
  db: DatabaseSync;
  me(): string;
  tell(notice: Notice): void;
  emit(event: LibraryEvent): void;
}

/** `terms.json` follows a change after this time, as the reports' files do. */
const FILE_DELAY_MS = 1000;

export async function createTermService(options: TermServiceOptions): Promise<TermService> {
  const opened = await openTermStore(options.libraryDir, options.db);
  if ("newer" in opened) {
    options.tell({ code: "terms-newer", file: TERMS_FILE, movedTo: "" });
    return notInUse;
  }
  if (opened.notice) options.tell(opened.notice);
  return serve(opened.store, options);
}

const refuse = (): never => {
  throw new TermRefusal("TERMS_NEWER");
};

const notInUse: TermService = {
  isInUse: false,
  list: () => [],
  save: refuse,
  remove: refuse,
  history: () => [],
  undo: refuse,
  settled: async () => undefined,
  close: async () => undefined,
};

function serve(store: TermStore, { me, emit }: TermServiceOptions): TermService {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.catch(() => undefined).then(() => store.writeFile());
    return writing;
  };
  const settled = (): Promise<void> => (timer ? write() : writing);
  const apply = (steps: readonly Step[]): number | null => {
    const change = store.apply(steps, { at: new Date().toISOString(), by: me() });
    if (change === null) return null;
    emit({ kind: "terms" });
    timer ??= setTimeout(() => {
      write().catch((error: unknown) => console.error(error));
    }, FILE_DELAY_MS);
    return change;
  };

  return {
    isInUse: true,
    list: () => [...store.all().values()],
    save(edits) {
      const now = store.all();
      for (const { entry, was } of edits)
        if ((now.get(entry.id)?.at ?? null) !== was)
          throw new TermRefusal("TERM_CHANGED", entry.zh);
      const added = edits.filter(({ was }) => was === null).length;
      if (now.size + added > MAX_ENTRIES) throw new TermRefusal("TOO_MANY_TERMS");
      const stamp = { at: stampAfter(edits), by: me() };
      return apply(edits.map(({ entry }) => ({ id: entry.id, after: { ...entry, ...stamp } })));
    },
    remove(ids) {
      const now = store.all();
      return apply(ids.filter((id) => now.has(id)).map((id) => ({ id, after: null })));
    },
    history: (query) => store.events(query),
    undo(change) {
      const now = store.all();
      const events = store.eventsOf(change);
      for (const { id, before, after } of events)
        if (now.get(id)?.at !== after?.at)
          throw new TermRefusal("TERM_CHANGED", (after ?? before)?.zh);
      return apply(events.map(({ id, before }) => ({ id, after: before })));
    },
    settled,
    async close() {
      await settled();
    },
  };
}

/** Now, but never the time that one of the edits began with: `at` tells two versions apart. */
function stampAfter(edits: readonly TermEdit[]): string {
  const now = new Date().toISOString();
  const last = edits.reduce((latest, { was }) => (was && was > latest ? was : latest), "");
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
