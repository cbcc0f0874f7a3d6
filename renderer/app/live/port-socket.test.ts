import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { portSocketClass } from "./port-socket.ts";

/** A window whose preload answers as the desktop's does. */
function openWindow() {
  const window = new EventTarget();
  const mains: MessagePort[] = [];
  vi.stubGlobal("window", window);
  const bridge = {
    openDocuments(request: string) {
      const { port1, port2 } = new MessageChannel();
      mains.push(port1);
      const message = new MessageEvent("message", {
        data: { kind: "documents-port", request },
        ports: [port2 as never],
      });
      Object.defineProperty(message, "source", { value: window });
      queueMicrotask(() => window.dispatchEvent(message));
    },
    pickFolder: () => Promise.resolve(null),
    savePdf: () => Promise.resolve(null),
  };
  return { bridge, mains };
}

let opened: ReturnType<typeof openWindow>;
beforeEach(() => {
  opened = openWindow();
});
afterEach(() => {
  for (const port of opened.mains) port.close();
  vi.unstubAllGlobals();
});

test("a port speaks as a WebSocket does: opens, carries bytes both ways, closes", async () => {
  const Socket = portSocketClass(opened.bridge);
  const socket = new Socket("port:documents");
  expect(socket.readyState).toBe(0);
  await once(socket, "open");
  expect(socket.readyState).toBe(1);
  const [main] = opened.mains;
  if (!main) throw new Error("no port was asked for");
  main.start();
  socket.send(new Uint8Array([1, 2]));
  const [sent] = (await once(main, "message")) as [Uint8Array];
  expect([...sent]).toEqual([1, 2]);
  main.postMessage(new Uint8Array([3]));
  const [received] = (await once(socket, "message")) as [MessageEvent<ArrayBuffer>];
  expect(received.data).toBeInstanceOf(ArrayBuffer);
  expect([...new Uint8Array(received.data)]).toEqual([3]);
  const closed = once(socket, "close");
  main.close();
  await closed;
  expect(socket.readyState).toBe(3);
});
