/** What the desktop's preload offers the window as `window.diglot`; absent on the web door. */
import { z } from "zod";

export interface DesktopBridge {
  /**
   * Asks main for a channel to the document service. The preload answers with
   * `window.postMessage({ kind: "documents-port", request }, "*", [port])`: a port cannot cross the context bridge.
   */
  openDocuments(request: string): void;
  /** Native folder dialog; null when it was cancelled. */
  pickFolder(): Promise<string | null>;
  /** Asks where to, and saves an edition as PDF; gives the file's name, null when the dialog was cancelled. */
  savePdf(report: string, lang: string, format: "print" | "print-pair"): Promise<string | null>;
}

declare global {
  interface Window {
    readonly diglot?: DesktopBridge;
  }
}

const portMessageSchema = z.object({ kind: z.literal("documents-port"), request: z.string() });

/** A new channel to the document service. It stays pending while main does not answer; `signal` gives up waiting. */
export function requestDocumentsPort(
  bridge: DesktopBridge,
  signal: AbortSignal,
): Promise<MessagePort> {
  const request = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const stop = (): void => listening.abort();
    signal.addEventListener(
      "abort",
      () => {
        stop();
        reject(new DOMException("No documents channel was opened", "AbortError"));
      },
      { once: true },
    );
    window.addEventListener(
      "message",
      (event) => {
        if (event.source !== window) return;
        const message = portMessageSchema.safeParse(event.data);
        const [port] = event.ports;
        if (!port || message.data?.request !== request) return;
        stop();
        resolve(port);
      },
      { signal: listening.signal },
    );
    bridge.openDocuments(request);
  });
}
