/** A line on the loopback in front of a server, on which things go wrong when they are told to. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Trouble =
  /** New connections are refused, those that are open stay. */
  | "refuse"
  /** Every connection is cut after `afterBytes` more bytes of the client; new ones work. */
  | "cut"
  /** Everything is cut, and stays so. */
  | "dead"
  /** Bytes go nowhere any more, and nobody says so. */
  | "silent"
  /** Bytes wait, both ways, until the line is released. */
  | "held";

export interface FaultyLine {
  port: number;
  /** Lets it happen once the client has sent that many more bytes. */
  trouble(kind: Trouble, afterBytes: number): void;
  /** Everything works again, on new connections. */
  mend(): void;
  /** What was held goes on as if nothing had been. */
  release(): void;
  /** How often trouble struck since it was asked for. */
  struck(): number;
  /** Bytes of the client since the line was made. */
  sent(): number;
  close(): Promise<void>;
}

export async function faultyLine(serverPort: number): Promise<FaultyLine> {
  const pairs = new Set<[Socket, Socket]>();
  let kind: Trouble | null = null;
  let left = 0;
  let strikes = 0;
  let sent = 0;
  let held: (() => void)[] = [];
  /** True when the chunk has to wait; then it is passed on at the release. */
  const holds = (socket: Socket, pass: () => void): boolean => {
    if (!isStruck() || kind !== "held") return false;
    strikes += 1;
    socket.pause();
    held.push(() => {
      pass();
      socket.resume();
    });
    return true;
  };
  const cutAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const strike = (): void => {
    strikes += 1;
    if (kind === "cut") kind = null;
    if (kind === null || kind === "dead") cutAll();
  };
  const isStruck = (): boolean => kind !== null && left <= 0;
  // What comes goes on at once: two short answers after each other would wait for one another's receipt.
  const server = createServer({ noDelay: true }, (client) => {
    if (isStruck() && (kind === "refuse" || kind === "dead")) {
      strikes += 1;
      client.destroy();
      return;
    }
    const upstream = connect({ port: serverPort, host: "127.0.0.1", noDelay: true });
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of pair) socket.on("error", end).on("close", end);
    client.on("data", (chunk: Buffer) => {
      sent += chunk.length;
      if (holds(client, () => upstream.write(chunk))) return;
      if (isStruck() && kind === "silent") return;
      left -= chunk.length;
      if (kind !== null && left <= 0 && kind !== "refuse" && kind !== "held") {
        if (kind === "silent") {
          strikes += 1;
          return;
        }
        // Half of what was on its way arrives.
        upstream.write(chunk.subarray(0, chunk.length >> 1), strike);
        return;
      }
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
    upstream.on("data", (chunk: Buffer) => {
      if (holds(upstream, () => client.write(chunk))) return;
      if (isStruck() && kind === "silent") return;
      client.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    trouble(next, afterBytes) {
      kind = next;
      left = afterBytes;
      strikes = 0;
    },
    mend() {
      kind = null;
      cutAll();
    },
    release() {
      kind = null;
      const waiting = held;
      held = [];
      for (const pass of waiting) pass();
    },
    struck: () => strikes,
    sent: () => sent,
    async close() {
      cutAll();
      server.close();
      await once(server, "close");
    },
  };
}
