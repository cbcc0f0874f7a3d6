/** The desktop's way to the living documents, both ends as shipped, over a real MessagePort. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { documentName } from "../../core/api/routes.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { setHeadField } from "../../core/report/head-document.ts";
import { type Port, servePort } from "../../main/edition/port-socket.ts";
import { openWorkstation, type Workstation } from "../../main/workstation.ts";
import type { DesktopBridge } from "../../renderer/app/desktop-bridge.ts";
import { portSocketClass } from "../../renderer/app/live/port-socket.ts";

let dir: string;
let workstation: Workstation;
const pageWindow = new EventTarget();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-port-"));
  workstation = await openWorkstation({ deviceDir: join(dir, "device") });
  await workstation.create(join(dir, "library"), defaultSettings());
  vi.stubGlobal("window", pageWindow);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await workstation.close();
  await rm(dir, { recursive: true, force: true });
});

/** Electron's shape of a port over Node's. */
const electronPort = (port: MessagePort): Port => ({
  postMessage: (message) => port.postMessage(message),
  start: () => port.start(),
  close: () => port.close(),
  on: (event: string, listener: (message: { data: unknown }) => void) =>
    port.on(event, (data: unknown) => listener({ data })),
});

/** What the preload does, without Electron: a channel, one end served by main, the other handed to the page. */
const bridge: DesktopBridge = {
  openDocuments(request) {
    const { port1, port2 } = new MessageChannel();
    servePort(electronPort(port1), (socket) =>
      workstation.accept(socket, new Request("diglot://app")),
    );
    const message = new Event("message");
    Object.assign(message, { data: { kind: "documents-port", request }, ports: [port2] });
    Object.defineProperty(message, "source", { value: pageWindow });
    pageWindow.dispatchEvent(message);
  },
  pickFolder: async () => null,
  savePdf: async () => null,
};

test("a change made over a message port is stored before it counts as synced", async () => {
  const report = await workstation.current()?.reports.create("zh", "news");
  if (!report) throw new Error("no library");
  const websocket = new HocuspocusProviderWebsocket({
    url: "diglot://app/documents",
    WebSocketPolyfill: portSocketClass(bridge),
  });
  const provider = new HocuspocusProvider({
    name: documentName(report.id, "head"),
    websocketProvider: websocket,
  });
  provider.attach();
  await expect.poll(() => provider.isSynced).toBe(true);

  setHeadField(provider.document, "source.zh", "澜江日报");
  await expect.poll(() => provider.unsyncedChanges).toBe(0);
  provider.destroy();
  websocket.destroy();

  const library = workstation.current()?.dir ?? "";
  await workstation.close();
  await workstation.open(library);
  expect(workstation.current()?.reports.read(report.id)?.head.source.zh).toBe("澜江日报");
});
