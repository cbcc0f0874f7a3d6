/** All that the desktop window gets beyond a web page: a channel to the document service and a folder dialog. */
import { contextBridge, ipcRenderer } from "electron";

ipcRenderer.on("documents-port", (event, request: unknown) => {
  // A port cannot cross the context bridge; the window takes it from this message, which only it can receive.
  window.postMessage({ kind: "documents-port", request }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld("diglot", {
  openDocuments: (request: unknown): void => ipcRenderer.send("open-documents", String(request)),
  pickFolder: (): Promise<string | null> => ipcRenderer.invoke("pick-folder"),
  savePdf: (report: unknown, lang: unknown, format: unknown): Promise<string | null> =>
    ipcRenderer.invoke("save-pdf", String(report), String(lang), String(format)),
});
