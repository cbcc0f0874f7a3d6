/** A copy of a living document for one mounted editor, kept in step with it in both directions. */
import type { Provider, ProviderAwareness, UserState } from "@lexical/yjs";
import * as Y from "yjs";
import type { LiveDocument } from "./live-document.ts";

export interface Mirror {
  readonly doc: Y.Doc;
  /** What `@lexical/yjs` takes for a connection; connecting and disconnecting concern this copy alone. */
  readonly provider: Provider;
}

/**
 * `@lexical/yjs` leaves its own bookkeeping on the Yjs types it has seen, so that a second editor on the same
 * document would double what it shows. A copy per editor also gives each its own undo stack. A mirror that is not
 * `writable` never sends anything back. `onIncoming` is called before anything from elsewhere comes in.
 */
export function createMirror(
  live: Pick<LiveDocument, "doc" | "awareness">,
  writable: boolean,
  onIncoming: () => void = () => {},
): Mirror {
  const doc = new Y.Doc();
  const fromLive = (update: Uint8Array, origin: unknown): void => {
    if (origin === doc) return;
    onIncoming();
    Y.applyUpdate(doc, update, live);
  };
  const fromEditor = (update: Uint8Array, origin: unknown): void => {
    if (origin !== live && writable) Y.applyUpdate(live.doc, update, doc);
  };
  let connected = false;
  return {
    doc,
    provider: {
      awareness: mirrorAwareness(live, doc),
      connect() {
        if (connected) return;
        connected = true;
        onIncoming();
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc, Y.encodeStateVector(doc)), live);
        live.doc.on("update", fromLive);
        doc.on("update", fromEditor);
      },
      disconnect() {
        connected = false;
        live.doc.off("update", fromLive);
        doc.off("update", fromEditor);
      },
      // The copy is never reloaded, and it is in step as soon as it is connected.
      on() {},
      off() {},
    },
  };
}

const isUserState = (state: unknown): state is UserState =>
  typeof state === "object" && state !== null && "name" in state;

/** Presence under the copy's client id, so that an editor knows its own caret from those of others. */
function mirrorAwareness(
  live: Pick<LiveDocument, "doc" | "awareness">,
  doc: Y.Doc,
): ProviderAwareness {
  const { awareness } = live;
  return {
    getLocalState() {
      const state = awareness.getLocalState();
      return isUserState(state) ? state : null;
    },
    getStates() {
      const states = new Map<number, UserState>();
      for (const [client, state] of awareness.getStates())
        if (isUserState(state))
          states.set(client === live.doc.clientID ? doc.clientID : client, state);
      return states;
    },
    on: (type, callback) => awareness.on(type, callback),
    off: (type, callback) => awareness.off(type, callback),
    setLocalState: (state) => awareness.setLocalState(state ?? {}),
    setLocalStateField: (field, value) => awareness.setLocalStateField(field, value),
  };
}
