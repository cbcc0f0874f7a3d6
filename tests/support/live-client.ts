/** A browser's part of the web door without a browser: the session cookie, requests, and living documents. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { DOCUMENTS_PATH, type DocumentPart, documentName } from "../../core/api/routes.ts";
import type { ReportId } from "../../core/report/ids.ts";

export interface LiveClient {
  origin: string;
  cookie: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Opens a document; resolves when its content is here. */
  open(report: ReportId, part: DocumentPart): Promise<LiveDoc>;
  close(): void;
}

export interface Durability {
  ok: boolean;
  code?: string;
}

export interface LiveDoc {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  /** Durability messages, in order of arrival. */
  messages: Durability[];
  /** Resolves with the first such message, whether it came already or is yet to come. */
  told(isMeant: (message: Durability) => boolean): Promise<Durability>;
  /** Resolves when every change made here was acknowledged. */
  synced(): Promise<void>;
}

/** Spends the address's token. */
export async function openLiveClient(url: string): Promise<LiveClient> {
  const { origin } = new URL(url);
  const entered = await fetch(url, { redirect: "manual" });
  const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  if (entered.status !== 303 || cookie === "") throw new Error(`not let in: ${entered.status}`);

  class SessionSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { Cookie: cookie }, origin });
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${origin.replace("http", "ws")}${DOCUMENTS_PATH}`,
    WebSocketPolyfill: SessionSocket,
    autoConnect: false,
    delay: 50,
    minDelay: 50,
    maxDelay: 500,
  });
  const opened: HocuspocusProvider[] = [];
  void socket.connect();

  return {
    origin,
    cookie,
    fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set("Cookie", cookie);
      return fetch(`${origin}${path}`, { ...init, headers });
    },
    async open(report, part) {
      const doc = new Y.Doc();
      const messages: LiveDoc["messages"] = [];
      const listeners = new Set<(message: Durability) => void>();
      const provider = new HocuspocusProvider({
        websocketProvider: socket,
        name: documentName(report, part),
        document: doc,
        onStateless: ({ payload }) => {
          const said = JSON.parse(payload) as Durability & { kind: string };
          if (said.kind !== "durability") return;
          messages.push(said);
          for (const listener of listeners) listener(said);
        },
      });
      provider.attach();
      opened.push(provider);
      await new Promise<void>((resolve) => {
        if (provider.isSynced) resolve();
        else provider.on("synced", () => resolve());
      });
      const synced = () =>
        new Promise<void>((resolve) => {
          const look = () => provider.unsyncedChanges === 0 && resolve();
          provider.on("unsyncedChanges", look);
          look();
        });
      const told: LiveDoc["told"] = (isMeant) =>
        new Promise((resolve) => {
          const look = (message: Durability) => isMeant(message) && resolve(message);
          listeners.add(look);
          messages.forEach(look);
        });
      return { doc, provider, messages, told, synced };
    },
    close() {
      for (const provider of opened) provider.destroy();
      socket.destroy();
    },
  };
}

/** The text elements of an edition's document, in order: headline, lead, then the body. */
export const elementsOf = (doc: Y.Doc): Y.XmlText[] =>
  doc
    .get("root", Y.XmlText)
    .toDelta()
    .map((part: { insert: unknown }) => part.insert)
    .filter((part: unknown) => part instanceof Y.XmlText);

/** Types at the end of the element. */
export const typeInto = (element: Y.XmlText, text: string): void =>
  element.insert(element.length, text);
