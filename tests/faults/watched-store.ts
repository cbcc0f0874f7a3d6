/** A store whose every step is told of before it is taken, by what it is to a publication. */
import { LOCK_HOLDER_PATH, MANIFEST_PATH, PENDING_PATH } from "../../core/publication/manifest.ts";
import { PART_FOLDER, type Store } from "../../main/publication/stores/store.ts";
import type { Operation } from "./cells.ts";

export interface Step {
  operation: Operation;
  /** Of a step that sends a file: where to, and its bytes. */
  file?: { path: string; bytes: Uint8Array };
}

/** Takes the step, with other bytes if they are given, or lets something happen instead. */
export type Watch = <T>(step: Step, take: (bytes?: Uint8Array) => Promise<T>) => Promise<T>;

const records: Record<string, Operation> = {
  [LOCK_HOLDER_PATH]: "lock",
  [PENDING_PATH]: "begin",
  [MANIFEST_PATH]: "manifest",
};

/** A record goes under another name first, as every file does; what is in it tells which it is. */
function sentAs(path: string, bytes: Uint8Array): Operation {
  const known = records[path];
  if (known) return known;
  const text = Buffer.from(bytes.subarray(0, 400)).toString("latin1");
  if (!/^\{\s*"version": 1,\s*"library"/.test(text)) return "write";
  return /"files": \{\s*"[^"]+": \[/.test(text) ? "begin" : "manifest";
}

/** Files of the site and the halves of them; records are steps of their own. */
const isOfSite = (path: string): boolean =>
  !path.startsWith(".diglot/") || path.startsWith(PART_FOLDER);

export function watchedStore(store: Store, watch: Watch): Store {
  const at = <T>(operation: Operation, take: () => Promise<T>): Promise<T> =>
    watch({ operation }, () => take());
  const sending = <T>(path: string, bytes: Uint8Array, take: (bytes: Uint8Array) => Promise<T>) =>
    watch({ operation: sentAs(path, bytes), file: { path, bytes } }, (others) =>
      take(others ?? bytes),
    );
  const { stamps, putAndRead } = store;
  return {
    ...store,
    open: () => at("connect", () => store.open()),
    stamp: (path) => (isOfSite(path) ? at("look", () => store.stamp(path)) : store.stamp(path)),
    ...(stamps && { stamps: (ours) => at("look", () => stamps(ours)) }),
    read: (path, take) =>
      path === LOCK_HOLDER_PATH ? store.read(path, take) : at("read", () => store.read(path, take)),
    put: (path, bytes) => sending(path, bytes, (sent) => store.put(path, sent)),
    ...(putAndRead && {
      putAndRead: (path, bytes, take) =>
        sending(path, bytes, (sent) => putAndRead(path, sent, take)),
    }),
    move: (from, to) => at(records[to] ?? "rename", () => store.move(from, to)),
    remove: (path) =>
      path.startsWith(".diglot/") ? store.remove(path) : at("remove", () => store.remove(path)),
    claim: (path) => at("lock", () => store.claim(path)),
    release: (path) => at("unlock", () => store.release(path)),
  };
}
