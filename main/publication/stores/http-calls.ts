/** HTTP calls to a server that files are kept on: certificate checked before a word is said, silence ends them. */
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { type LookupFunction } from "node:net";
import { lookup } from "node:dns";
import type { Duplex } from "node:stream";
import { connect as tlsConnect } from "node:tls";
import { checkCertificate, openTls } from "./certificate.ts";
import { connectionFault } from "./fault-of.ts";
import { StoreFault } from "./store.ts";

export interface Call {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: Uint8Array;
  /** Takes the content of an answer of 2xx; other content is given as text. */
  take?: ((chunk: Uint8Array) => void) | undefined;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Of answers that nobody took, at most 64 KB. */
  text: string;
}

export interface HttpCalls {
  /** Throws StoreFault when no answer comes; every answer is returned. */
  send(call: Call): Promise<Answer>;
  close(): void;
}

const MOST_TEXT = 65_536;

export function httpCalls(fingerprint: string, idleMs: number): HttpCalls {
  const options = { keepAlive: true, maxSockets: 16 };
  const plain = new HttpAgent(options);
  const secure = new CheckedAgent(options, fingerprint, idleMs);
  return {
    send: (call) =>
      new Promise((resolve, reject) => {
        const isSecure = call.url.protocol === "https:";
        const request = (isSecure ? httpsRequest : httpRequest)(call.url, {
          method: call.method,
          headers: { ...call.headers, "content-length": String(call.body?.length ?? 0) },
          agent: isSecure ? secure : plain,
          timeout: idleMs,
          lookup: lookUp,
        });
        request.on("timeout", () => request.destroy(new StoreFault("timeout")));
        request.on("error", (error) => reject(callFault(error)));
        request.on("response", (response) => {
          readAnswer(response, call).then(resolve, (error: unknown) => reject(callFault(error)));
        });
        request.end(call.body);
      }),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** Names below `localhost` are this machine (RFC 6761 §6.3), whatever the system makes of them. */
const lookUp: LookupFunction = (host, options, done) =>
  lookup(host.endsWith(".localhost") ? "localhost" : host, options, done);

const callFault = (error: unknown): StoreFault =>
  connectionFault(error) ??
  new StoreFault(/hang up|aborted|closed/i.test(String(error)) ? "connection" : "protocol", {
    detail: (error as Error).message,
    cause: error,
  });

async function readAnswer(response: IncomingMessage, { method, take }: Call): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const kept: Uint8Array[] = [];
  let size = 0;
  let whole = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    whole += chunk.length;
    if (take && status >= 200 && status < 300) take(chunk);
    else if (size < MOST_TEXT) {
      kept.push(chunk);
      size += chunk.length;
    }
  }
  const { "content-length": told } = response.headers;
  const isCut = !response.complete || (take && told !== undefined && Number(told) !== whole);
  if (isCut && method !== "HEAD") throw new StoreFault("connection");
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
  );
  return { status, headers, text: Buffer.concat(kept).toString("utf8") };
}

/** Gives a connection away only when its certificate was checked. */
class CheckedAgent extends HttpsAgent {
  readonly #fingerprint: string;
  readonly #idleMs: number;
  constructor(
    options: ConstructorParameters<typeof HttpsAgent>[0],
    fingerprint: string,
    idleMs: number,
  ) {
    super(options);
    this.#fingerprint = fingerprint;
    this.#idleMs = idleMs;
  }
  override createConnection(
    options: { host?: string | null; port?: string | number | null },
    done: (error: Error | null, socket?: Duplex) => void,
  ): undefined {
    const host = options.host ?? "localhost";
    const socket = tlsConnect({ ...openTls(host), port: Number(options.port ?? 443) });
    const fail = (error: Error): void => done(error);
    socket.once("error", fail);
    // A request's own limit begins when it has its connection; a server may fall silent before that.
    socket.setTimeout(this.#idleMs, () => socket.destroy(new StoreFault("timeout")));
    socket.once("secureConnect", () => {
      try {
        checkCertificate(socket, this.#fingerprint);
        socket.off("error", fail);
        socket.setTimeout(0);
        done(null, socket);
      } catch (error) {
        socket.destroy();
        done(error as Error);
      }
    });
  }
}

/** An answer that is none of those a step expects, as a fault. */
export function answerFault({ status, text, headers }: Answer): StoreFault {
  const detail = `HTTP ${status}${headers.server === undefined ? "" : `, ${headers.server}`}`;
  const options = { detail, cause: text.slice(0, 500) };
  if (status === 401) return new StoreFault("auth", options);
  if (status === 403) return new StoreFault("read-only", options);
  if (status === 404 || status === 409 || status === 410) return new StoreFault("missing", options);
  if (status === 408) return new StoreFault("timeout", options);
  if (status === 413 || status === 507) return new StoreFault("disk-full", options);
  if (status === 429 || status >= 500) return new StoreFault("io", { ...options, mayPass: true });
  return new StoreFault("protocol", options);
}
