/** The desktop door: Electron's window around the workstation. Only what no other door needs is here. */
import "./production.ts";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
  shell,
} from "electron";
import { pdfRequestSchema, printUrl } from "../core/api/export.ts";
import { exportFileName } from "../core/exchange/export-name.ts";
import { exportWords } from "./exchange/export-words.ts";
import { savePdf } from "./desktop/save-pdf.ts";
import type { Sealer } from "./engine/key-store.ts";
import { type Port, servePort } from "./edition/port-socket.ts";
import { terminalWords } from "./terminal-words.ts";
import { openWorkstation, type Workstation } from "./workstation.ts";

const SCHEME = "diglot";
const ORIGIN = `${SCHEME}://app`;

protocol.registerSchemesAsPrivileged([
  {
    scheme: SCHEME,
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
      codeCache: true,
    },
  },
]);

const { values: asked } = parseArgs({
  // Chromium's own switches are among the arguments; only ours are read.
  strict: false,
  options: { library: { type: "string" }, sample: { type: "boolean" } },
});

const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  event.senderFrame?.url.startsWith(`${ORIGIN}/`) === true && event.senderFrame.parent === null;

function serve(workstation: Workstation): void {
  protocol.handle(SCHEME, (request) =>
    new URL(request.url).host === "app"
      ? workstation.fetch(request)
      : new Response("404", { status: 404 }),
  );
  ipcMain.on("open-documents", (event, request: unknown) => {
    if (!isOurs(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    servePort(port1 as Port, (socket) => workstation.accept(socket, new Request(ORIGIN)));
    event.sender.postMessage("documents-port", request, [port2]);
  });
  ipcMain.handle("pick-folder", async (event) => {
    const window = isOurs(event) ? BrowserWindow.fromWebContents(event.sender) : null;
    if (!window) return null;
    const picked = await dialog.showOpenDialog(window, {
      properties: ["openDirectory", "createDirectory"],
    });
    return picked.filePaths[0] ?? null;
  });
  ipcMain.handle("save-pdf", async (event, ...asked: unknown[]) => {
    const owner = isOurs(event) ? BrowserWindow.fromWebContents(event.sender) : null;
    const [id, lang, format] = pdfRequestSchema.parse(asked);
    const found = workstation.current()?.reports.find(id);
    if (!owner || !found) return null;
    const end = format === "print" ? "pdf" : `${exportWords(lang)("export.pairName")}.pdf`;
    const name = exportFileName(found.number, found[lang].headline, end);
    return savePdf({ owner, address: `${ORIGIN}${printUrl(id, lang, format)}`, name });
  });
}

/** No permission is ever granted, no window opened, no page left; links to the web open in the browser. */
function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.on("will-navigate", (event) => {
      if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      if (/^https?:/.test(url)) void shell.openExternal(url);
      return { action: "deny" };
    });
  });
}

/** Asks whether to close although text would be lost. */
function leavesUndone(window: BrowserWindow): boolean {
  const words = terminalWords(/^zh/i.test(app.getLocale()) ? "zh-CN" : "en");
  const answer = dialog.showMessageBoxSync(window, {
    type: "warning",
    message: words("desktop.unsaved"),
    detail: words("desktop.unsavedDetail"),
    buttons: [words("desktop.stay"), words("desktop.leave")],
    defaultId: 0,
    cancelId: 0,
  });
  return answer === 1;
}

async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    icon: join(app.getAppPath(), "resources", "icons", "icon.png"),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(app.getAppPath(), "out", "preload", "index.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once("ready-to-show", () => window.show());
  window.webContents.on("will-prevent-unload", (event) => {
    // The page asked to stay because something is not on disk; Electron itself would stay without a word.
    if (leavesUndone(window)) event.preventDefault();
  });
  await window.loadURL(`${ORIGIN}/`);
  return window;
}

/** Null where the system has no keychain: Electron's "basic_text" hides nothing. */
function keychain(): Sealer | null {
  const isPlain =
    process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text";
  if (isPlain || !safeStorage.isEncryptionAvailable()) return null;
  return {
    seal: (text) => safeStorage.encryptString(text).toString("base64"),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, "base64")),
  };
}

async function main(): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  await app.whenReady();
  const sealer = keychain();
  const workstation = await openWorkstation({
    deviceDir: app.getPath("userData"),
    rendererDir: join(app.getAppPath(), "out", "renderer"),
    resourcesDir: join(app.getAppPath(), "resources"),
    ...(typeof asked.library === "string" && { library: asked.library }),
    ...(asked.sample === true && { sample: true }),
    ...(sealer && { sealer }),
  });
  lockDown();
  serve(workstation);
  // Without a menu macOS has no copy and paste; elsewhere the window's own commands are enough.
  const isMac = process.platform === "darwin";
  Menu.setApplicationMenu(
    isMac
      ? Menu.buildFromTemplate([{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }])
      : null,
  );

  app.on("second-instance", () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on("activate", () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow();
  });
  app.on("window-all-closed", () => {
    if (!isMac) app.quit();
  });
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    // The documents go to disk and the lock is released before the process ends.
    event.preventDefault();
    void workstation.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  await openWindow();
}

main().catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
