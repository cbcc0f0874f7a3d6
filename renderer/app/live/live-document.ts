/** One of a report's Yjs documents, kept in step with main, and what is known of its health. */
import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { type DocumentPart, documentName } from "../../../core/api/routes.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import { type DocumentHealth, durabilitySchema } from "./saved-state.ts";

export interface LiveDocument {
  readonly part: DocumentPart;
  /** Change it only through Lexical or core/report/head-document.ts; every change is sent at once. */
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** While `write` has yet to bring something into `doc`, that counts as unsaved. */
  setWaiting(write: () => void, waits: boolean): void;
  /** Brings into `doc` what waits. */
  flush(): void;
  health(): DocumentHealth;
  close(): void;
}

/** How long after main let go of a document it is asked for again. */
const REATTACH_MS = 500;
/** Main repeats each second that the disk refuses; a main that was restarted says nothing of the past. */
const PROBLEM_OUTDATED_MS = 2500;

/** Opens a document over a shared socket; `onChange` is called whenever its health may have changed. */
export function openLiveDocument(
  socket: HocuspocusProviderWebsocket,
  name: { id: ReportId; part: DocumentPart },
  onChange: () => void,
): LiveDocument {
  const health: DocumentHealth = {
    loaded: false,
    unwritten: 0,
    unsynced: 0,
    down: false,
    problem: null,
  };
  const update = (change: Partial<DocumentHealth>): void => {
    Object.assign(health, change);
    onChange();
  };
  let outdating: ReturnType<typeof setTimeout> | undefined;
  const outdateProblem = (): void => {
    clearTimeout(outdating);
    outdating = setTimeout(() => update({ problem: null }), PROBLEM_OUTDATED_MS);
  };
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentName(name.id, name.part),
    document: doc,
    onSynced() {
      update({ loaded: true, down: false });
      if (health.problem) outdateProblem();
      // The others forgot this window while it was away, and only take its word anew with a new count.
      const present = provider.awareness?.getLocalState();
      if (present) provider.awareness?.setLocalState(present);
    },
    onUnsyncedChanges: ({ number }) => update({ unsynced: number }),
    onAuthenticationFailed: () => update({ down: true }),
    onDisconnect: () => {
      update({ down: true });
      // The provider lets the others go right after this.
      queueMicrotask(() => provider.awareness && forgetAbsent(provider.awareness));
    },
    onStateless: ({ payload }) => {
      const message = durabilitySchema.safeParse(parseJson(payload));
      if (!message.success) return;
      clearTimeout(outdating);
      update({ problem: message.data.ok ? null : message.data.code });
    },
  });
  const { awareness } = provider;
  if (!awareness) throw new Error("The provider was made without awareness");
  // The socket counts as dead after half a minute of silence; presence is renewed within that time.
  awareness.setLocalState({});
  let reattach: ReturnType<typeof setTimeout> | undefined;
  provider.on("close", () => {
    update({ down: true });
    clearTimeout(reattach);
    reattach = setTimeout(() => {
      // Main let go of this document while the socket stayed open: ask for it again.
      if (socket.status !== "connected" || provider.isAuthenticated) return;
      provider.detach();
      provider.attach();
    }, REATTACH_MS);
  });
  provider.attach();
  const waiting = new Set<() => void>();
  const flush = (): void => {
    for (const write of waiting) write();
  };
  return {
    part: name.part,
    doc,
    awareness,
    setWaiting(write, waits) {
      if (waiting.has(write) === waits) return;
      if (waits) waiting.add(write);
      else waiting.delete(write);
      update({ unwritten: waiting.size });
    },
    flush,
    health: () => health,
    close() {
      clearTimeout(reattach);
      clearTimeout(outdating);
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Who is gone is remembered with a count, and would not be believed to be back with the same one. */
function forgetAbsent(awareness: Awareness): void {
  for (const client of awareness.meta.keys())
    if (!awareness.states.has(client)) awareness.meta.delete(client);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
