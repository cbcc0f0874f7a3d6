/** The part of a WebSocket that the document provider uses, spoken over a MessagePort of the desktop. */
import { type DesktopBridge, requestDocumentsPort } from "../desktop-bridge.ts";

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** A class that `HocuspocusProviderWebsocket` takes as `WebSocketPolyfill`; each instance asks for a port of its own. */
export function portSocketClass(bridge: DesktopBridge) {
  return class PortSocket extends EventTarget {
    /** Set by the provider; bytes always arrive as an ArrayBuffer. */
    binaryType: BinaryType = "arraybuffer";
    /** Set by the provider. */
    identifier = 0;
    readyState: number = CONNECTING;
    readonly #giveUp = new AbortController();
    #port: MessagePort | null = null;

    constructor(_url: string) {
      super();
      requestDocumentsPort(bridge, this.#giveUp.signal).then(
        (port) => this.#open(port),
        () => this.#end(),
      );
    }

    send(bytes: Uint8Array): void {
      this.#port?.postMessage(bytes);
    }

    close(): void {
      this.#giveUp.abort();
      this.#port?.close();
      this.#end();
    }

    #open(port: MessagePort): void {
      this.#port = port;
      this.readyState = OPEN;
      port.addEventListener("message", (event: MessageEvent<unknown>) => {
        const data = toBuffer(event.data);
        if (data) this.dispatchEvent(new MessageEvent("message", { data }));
      });
      port.addEventListener("close", () => this.#end());
      port.start();
      this.dispatchEvent(new Event("open"));
    }

    #end(): void {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      this.dispatchEvent(new CloseEvent("close", { code: 1000 }));
    }
  };
}

function toBuffer(data: unknown): ArrayBuffer | null {
  if (data instanceof ArrayBuffer) return data;
  return data instanceof Uint8Array ? data.slice().buffer : null;
}
