/** Living documents: Hocuspocus in this process, with every update on disk before it is acknowledged. */
import { Hocuspocus, type WebSocketLike } from "@hocuspocus/server";
import * as Y from "yjs";
import { type DocumentPart, documentName, parseDocumentName } from "../../core/api/routes.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { createDurability } from "./durability.ts";
import type { UpdateStore } from "./update-store.ts";

/** What a door calls with what comes in on a socket that it accepted. */
export interface SocketHandlers {
  onMessage(data: Uint8Array): void;
  onClose(code?: number, reason?: string): void;
}

/** What main knows of the stored updates beside their content: which projections they are ahead of. */
export type Journal = Omit<UpdateStore, "append" | "load">;

export interface DocumentService {
  readonly journal: Journal;
  /** Serves one WebSocket-like client until its `onClose`. */
  accept(socket: WebSocketLike, request: Request): SocketHandlers;
  /** The document as it is now, live edits included; null when it was never seeded. Do not change it. */
  read(report: ReportId, part: DocumentPart): Y.Doc | null;
  /** Changes a document; on disk when the promise resolves. Rejects, with nothing lost for others, when it is not. */
  change(report: ReportId, part: DocumentPart, work: (doc: Y.Doc) => void): Promise<void>;
  /** Replaces the whole content of an edition by that of `update`, a first update of an empty document. */
  replace(report: ReportId, lang: Lang, update: Uint8Array): Promise<void>;
  /** True while something that was typed is not on disk: the disk refuses it. */
  isBehind(): boolean;
  close(): Promise<void>;
}

export interface DocumentServiceOptions {
  store: UpdateStore;
  /** Called about half a second after a change, at most a second after; awaited before the document is unloaded. */
  onSettled(report: ReportId, part: DocumentPart): Promise<void>;
}

const SETTLE_MS = 400;
const SETTLE_AT_MOST_MS = 1000;

/** What `work` changes in a document, worked out on a twin; null for nothing. */
function updateBy(document: Y.Doc, work: (doc: Y.Doc) => void): Uint8Array | null {
  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(document));
  let update: Uint8Array | null = null;
  twin.on("update", (made: Uint8Array) => {
    update = made;
  });
  twin.transact(() => work(twin));
  twin.destroy();
  return update;
}

export function createDocumentService({
  store,
  onSettled,
}: DocumentServiceOptions): DocumentService {
  const durability = createDurability(store);
  const settle = async (name: string) => {
    const parsed = parseDocumentName(name);
    if (parsed) await onSettled(parsed.id, parsed.part);
  };

  const hocuspocus = new Hocuspocus({
    quiet: true,
    debounce: SETTLE_MS,
    maxDebounce: SETTLE_AT_MOST_MS,
    async onLoadDocument({ documentName: name }) {
      const doc = parseDocumentName(name) && store.load(name);
      if (!doc) throw new Error(`no such document: ${name}`);
      return Y.encodeStateAsUpdate(doc);
    },
    async afterLoadDocument({ document }) {
      durability.watch(document.name, document, (state) => {
        document.broadcastStateless(JSON.stringify({ kind: "durability", ...state }));
        if (state.ok) settle(document.name).catch(console.error);
      });
    },
    async onStoreDocument({ documentName: name }) {
      await settle(name);
    },
    async beforeUnloadDocument({ documentName: name }) {
      if (!durability.isDurable(name)) throw new Error(`kept in memory, not yet on disk: ${name}`);
    },
    async afterUnloadDocument({ documentName: name }) {
      durability.forget(name);
    },
  });

  const change: DocumentService["change"] = async (report, part, work) => {
    const name = documentName(report, part);
    const connection = await hocuspocus.openDirectConnection(name);
    try {
      const { document } = connection;
      if (!document) throw new Error(`closed: ${name}`);
      // Stored before it is applied, so that a disk that refuses leaves the document as it is.
      const update = updateBy(document, work);
      if (!update) return;
      let applied: Promise<void> | undefined;
      durability.ahead(name, update, () => {
        applied = connection.transact(() => Y.applyUpdate(document, update));
      });
      await applied;
    } finally {
      await connection.disconnect({ unloadImmediately: true });
    }
  };

  return {
    journal: store,
    accept(socket, request) {
      const client = hocuspocus.handleConnection(socket, request);
      return {
        onMessage: (data) => client.handleMessage(data),
        onClose: (code = 1000, reason = "") => client.handleClose({ code, reason }),
      };
    },
    read: (report, part) => {
      const name = documentName(report, part);
      return hocuspocus.documents.get(name) ?? store.load(name);
    },
    change,
    replace: (report, lang, update) =>
      change(report, lang, (doc) => {
        const root = doc.get("root", Y.XmlText);
        root.delete(0, root.length);
        Y.applyUpdate(doc, update);
      }),
    isBehind: durability.isBehind,
    async close() {
      durability.flushAll();
      hocuspocus.closeConnections();
      hocuspocus.flushPendingStores();
      await Promise.all(
        [...hocuspocus.documents.values()].map((document) => document.saveMutex.waitForUnlock()),
      );
      durability.close();
      // Those that could not be stored were not unloaded; their timers would keep the process.
      for (const document of hocuspocus.documents.values()) document.destroy();
    },
  };
}
