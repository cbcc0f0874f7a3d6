/** Lets a message port stand for a WebSocket, so that the desktop's window speaks to the same document service. */
import type { WebSocketLike } from "@hocuspocus/server";
import type { SocketHandlers } from "./document-service.ts";

/** The main process's end of a channel: Electron's MessagePortMain, or anything shaped like it. */
export interface Port {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: "message", listener: (message: { data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
}

const OPEN = 1;
const CLOSED = 3;

/** Serves living documents over `port` until either side closes it. Closes it at once when nothing accepts. */
export function servePort(
  port: Port,
  accept: (socket: WebSocketLike) => SocketHandlers | null,
): void {
  const socket = {
    readyState: OPEN,
    send(data: unknown) {
      if (socket.readyState === OPEN) port.postMessage(data);
    },
    close() {
      if (socket.readyState === CLOSED) return;
      socket.readyState = CLOSED;
      port.close();
    },
  };
  const handlers = accept(socket);
  if (!handlers) {
    port.close();
    return;
  }
  port.on("message", ({ data }) => {
    if (data instanceof Uint8Array) handlers.onMessage(data);
  });
  port.on("close", () => {
    socket.readyState = CLOSED;
    handlers.onClose();
  });
  port.start();
}
