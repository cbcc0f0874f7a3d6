/** Files on their way in: listed, then sent one after another; each with its progress, its end and its reason. */
import type { ImportAnswer, ImportQuery } from "../../core/api/import.ts";
import { type SendResult, sendFile } from "./send-file.ts";

export type Imported = Extract<ImportAnswer, { imported: unknown }>["imported"];
type Refused = Extract<SendResult, { refusal: string }>;
export type ImportRefusal = Refused["refusal"];

export type EntryState =
  | { kind: "listed" | "waiting" }
  | { kind: "sending"; part: number }
  | { kind: "done"; imported: Imported }
  | { kind: "refused"; refusal: ImportRefusal }
  /** It has tracked changes: somebody has to say what becomes of them. */
  | { kind: "undecided"; changes: NonNullable<Refused["changes"]> };

export interface ImportEntry {
  id: number;
  file: File;
  changes: ImportQuery["changes"];
  state: EntryState;
}

/** What is said for all files together. */
export type ImportWish = Pick<ImportQuery, "lang" | "column">;

export interface ImportQueue {
  subscribe(listener: () => void): () => void;
  /** A new array whenever something changed. */
  entries(): readonly ImportEntry[];
  add(files: readonly File[]): void;
  /** Not while it is being sent. */
  remove(id: number): void;
  /** Sends what is listed. */
  start(wish: ImportWish): void;
  /** Says what becomes of a file's tracked changes, and sends it again. */
  decide(id: number, changes: NonNullable<ImportQuery["changes"]>, wish: ImportWish): void;
  /** What is not being sent yet is only listed again. */
  stop(): void;
  clear(): void;
}

/** @param send replaced by tests */
export function createImportQueue(send: typeof sendFile = sendFile): ImportQueue {
  const listeners = new Set<() => void>();
  let entries: readonly ImportEntry[] = [];
  let lastId = 0;
  let isRunning = false;

  const set = (next: readonly ImportEntry[]): void => {
    entries = next;
    for (const listener of listeners) listener();
  };
  const change = (id: number, more: Partial<ImportEntry>): void =>
    set(entries.map((entry) => (entry.id === id ? { ...entry, ...more } : entry)));

  const run = async (wish: ImportWish): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const next = entries.find(({ state }) => state.kind === "waiting");
      if (!next) break;
      const { id, file, changes } = next;
      change(id, { state: { kind: "sending", part: 0 } });
      const query = { ...wish, name: file.name, ...(changes && { changes }) };
      const result = await send(file, query, (part) =>
        change(id, { state: { kind: "sending", part } }),
      );
      change(id, { state: stateOf(result) });
    }
    isRunning = false;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    entries: () => entries,
    add(files) {
      const added = files.map((file): ImportEntry => {
        lastId += 1;
        return { id: lastId, file, changes: undefined, state: { kind: "listed" } };
      });
      set([...entries, ...added]);
    },
    remove(id) {
      set(entries.filter((entry) => entry.id !== id || entry.state.kind === "sending"));
    },
    start(wish) {
      set(
        entries.map((entry) =>
          entry.state.kind === "listed" ? { ...entry, state: { kind: "waiting" } } : entry,
        ),
      );
      void run(wish);
    },
    decide(id, changes, wish) {
      change(id, { changes, state: { kind: "waiting" } });
      void run(wish);
    },
    stop() {
      set(
        entries.map((entry) =>
          entry.state.kind === "waiting" ? { ...entry, state: { kind: "listed" } } : entry,
        ),
      );
    },
    clear() {
      set(entries.filter(({ state }) => state.kind === "sending"));
    },
  };
}

function stateOf(result: SendResult): EntryState {
  if ("imported" in result) return { kind: "done", imported: result.imported };
  const { refusal, changes } = result;
  return refusal === "CHANGES_UNDECIDED" && changes
    ? { kind: "undecided", changes }
    : { kind: "refused", refusal };
}
