/** The web door: the workstation on 127.0.0.1 for a browser on this machine, and for nobody else. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import { type RawData, WebSocketServer } from "ws";
import { DOCUMENTS_PATH } from "../core/api/routes.ts";
import { openWorkstation, type Workstation, type WorkstationOptions } from "./workstation.ts";

export interface WebDoor {
  /** Address with the one-time token; the first browser that opens it gets the session. */
  url: string;
  workstation: Workstation;
  close(): Promise<void>;
}

export interface WebDoorOptions extends WorkstationOptions {
  /** 0, the default, lets the system choose. */
  port?: number;
}

/** "Service restart", RFC 6455 registry: come back. */
const OTHER_LIBRARY = 1012;

/** A 5 MB paste is one update of more than that; beyond this it is no typing. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** @throws when the port is taken (`EADDRINUSE`) */
export async function openWebDoor(options: WebDoorOptions = {}): Promise<WebDoor> {
  const workstation = await openWorkstation(options);
  const guard = createGuard();
  const server = createAdaptorServer({
    fetch: async (request: Request) => guard.admit(request) ?? (await workstation.fetch(request)),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });

  server.on("upgrade", (incoming: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Whoever hung up meanwhile must not end the program: nobody else listens on this stream.
    stream.on("error", () => stream.destroy());
    const request = toRequest(incoming, guard.origin());
    const refused = request && guard.admit(request, { socket: true });
    const isKnown = request && new URL(request.url).pathname === DOCUMENTS_PATH;
    if (!request || refused || !isKnown || !workstation.current()) {
      const status = request ? (refused?.status ?? 404) : 400;
      stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(incoming, stream, head, (socket) => {
      const library = workstation.current();
      const handlers = workstation.accept(socket, request);
      socket.on("message", (data: RawData) => {
        // Another library was opened: a window that still shows this one comes back, and saves once it is open again.
        if (workstation.current() === library) handlers?.onMessage(toBytes(data));
        else socket.close(OTHER_LIBRARY);
      });
      socket.on("close", (code, reason) => handlers?.onClose(code, reason.toString()));
      socket.on("error", () => socket.terminate());
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  }).catch(async (error) => {
    await workstation.close();
    throw error;
  });
  guard.listen((server.address() as AddressInfo).port);

  return {
    url: `${guard.origin()}/?token=${guard.token}`,
    workstation,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await workstation.close();
    },
  };
}

interface Guard {
  token: string;
  listen(port: number): void;
  origin(): string;
  /** The refusal, the token's exchange for a cookie, or null when the request may pass. */
  admit(request: Request, how?: { socket: boolean }): Response | null;
}

/**
 * Lets in only requests that name this host (against DNS rebinding), that no other site sent (Origin), and that
 * carry the session cookie. The token in the address works once.
 */
function createGuard(): Guard {
  const token = randomBytes(24).toString("base64url");
  const session = randomBytes(24).toString("base64url");
  let tokenSpent = false;
  let port = 0;
  const hosts = () => [`127.0.0.1:${port}`, `localhost:${port}`];
  const cookieName = () => `diglot_${port}`;
  const refuse = (status: number, why: string) =>
    new Response(why, { status, headers: plainHeaders });

  return {
    token,
    listen: (chosen) => {
      port = chosen;
    },
    origin: () => `http://127.0.0.1:${port}`,
    admit(request, how) {
      const url = new URL(request.url);
      if (!hosts().includes(request.headers.get("host") ?? "")) return refuse(403, "403 host");
      const origin = request.headers.get("origin");
      const foreign = origin !== null && !hosts().some((host) => origin === `http://${host}`);
      if (foreign || (how?.socket && origin === null)) return refuse(403, "403 origin");
      if (isSame(readCookie(request, cookieName()), session))
        return url.searchParams.has("token") ? redirectToRoot() : null;
      const offered = url.searchParams.get("token");
      if (request.method !== "GET" || !isSame(offered, token)) return refuse(403, REFUSED);
      if (tokenSpent) return refuse(403, SPENT);
      tokenSpent = true;
      return redirectToRoot(`${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    },
  };
}

const plainHeaders = {
  "Content-Type": "text/plain; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

const REFUSED = `403\n\n请使用 Diglot 启动时给出的完整地址（含 token）打开。\nOpen the full address, with its token, that Diglot printed when it started.\n`;
const SPENT = `403\n\n此地址只能使用一次，且已在另一个浏览器中使用。请重新启动 Diglot 以取得新地址。\nThis address works once and another browser has used it. Start Diglot again for a new one.\n`;

function redirectToRoot(cookie?: string): Response {
  const headers = new Headers({ Location: "/", "Cache-Control": "no-store" });
  if (cookie) headers.set("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function readCookie(request: Request, name: string): string | null {
  const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

function isSame(offered: string | null, secret: string): boolean {
  const a = Buffer.from(offered ?? "");
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Null where the request line holds no address, or one with a name and password. */
function toRequest(incoming: IncomingMessage, origin: string): Request | null {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const url = URL.parse(incoming.url ?? "/", origin);
  if (!url || url.username || url.password) return null;
  return new Request(url, { headers });
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
