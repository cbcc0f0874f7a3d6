/** A report's three living documents over one socket, open for as long as a room shows the report. */
import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { DOCUMENTS_PATH, type DocumentPart } from "../../../core/api/routes.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import { type LiveDocument, openLiveDocument } from "./live-document.ts";
import { portSocketClass } from "./port-socket.ts";
import { type SavedState, savedStateOf, wouldLose } from "./saved-state.ts";

export interface Session {
  readonly documents: Record<DocumentPart, LiveDocument>;
  /** The same object until it changes. */
  savedState(): SavedState;
  /** True while closing would lose something that was typed. */
  wouldLose(): boolean;
  /** Calls back after each change of health; returns how to stop. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Address of the document service on the web door: same host as the window. */
function documentsUrl(): string {
  const url = new URL(DOCUMENTS_PATH, window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

function openSocket(): HocuspocusProviderWebsocket {
  const bridge = window.diglot;
  const socket = new HocuspocusProviderWebsocket({
    url: bridge ? "port:documents" : documentsUrl(),
    ...(bridge && { WebSocketPolyfill: portSocketClass(bridge) }),
    // Main is on this machine: it is back as soon as it is back.
    delay: 250,
    minDelay: 250,
    factor: 1.5,
    maxDelay: 2000,
    autoConnect: false,
  });
  // What was queued while offline comes again in the first exchange of states. Sent twice it would be acknowledged
  // twice, and the count of unacknowledged changes would reach zero too early.
  socket.on("open", () => {
    socket["messageQueue"] = [];
  });
  return socket;
}

/** Opens the documents and asks before the window is closed while something is not on disk. */
export function openSession(id: ReportId): Session {
  const listeners = new Set<() => void>();
  let state: SavedState = { kind: "saving" };
  let told = "";
  const socket = openSocket();
  const open = (part: DocumentPart): LiveDocument =>
    openLiveDocument(socket, { id, part }, () => refresh());
  const documents: Record<DocumentPart, LiveDocument> = {
    zh: open("zh"),
    en: open("en"),
    head: open("head"),
  };
  const parts = Object.values(documents);
  const health = () => parts.map((part) => part.health());
  /** Comes several times with each key, and mostly says the same. */
  function refresh(): void {
    const now = health();
    const next = savedStateOf(now);
    const loaded = now.map((document) => document.loaded).join();
    const tells = `${next.kind} ${"why" in next ? next.why : ""} ${wouldLose(now)} ${loaded}`;
    if (tells === told) return;
    told = tells;
    state = next;
    for (const listener of listeners) listener();
  }
  const flush = (): void => {
    for (const part of parts) part.flush();
  };
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    flush();
    if (wouldLose(health())) event.preventDefault();
  };
  // A window that is not seen paints nothing, and may be taken away without another word.
  document.addEventListener("visibilitychange", flush);
  window.addEventListener("pagehide", flush);
  window.addEventListener("beforeunload", onBeforeUnload);
  void socket.connect();
  return {
    documents,
    savedState: () => state,
    wouldLose: () => wouldLose(health()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      window.removeEventListener("beforeunload", onBeforeUnload);
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      for (const part of parts) part.close();
      socket.destroy();
    },
  };
}
