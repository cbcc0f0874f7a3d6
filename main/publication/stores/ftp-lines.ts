/** A few FTP connections, each for one command at a time; made when needed, and anew after they broke. */
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { Client, FTPError } from "basic-ftp";
import type { TargetOf } from "../../../core/library/target.ts";
import { checkCertificate, openTls, sameCertificate } from "./certificate.ts";
import { connectionFault } from "./fault-of.ts";
import { type Secret, secretText } from "./secret.ts";
import { StoreFault } from "./store.ts";

export interface FtpLine {
  client: Client;
  /** Where the user stood after logging in, absolute. */
  home: string;
}

export interface FtpLines {
  /** Runs a step on a connection of its own; whatever goes wrong is thrown as StoreFault. */
  run<T>(step: (line: FtpLine) => Promise<T>): Promise<T>;
  close(): void;
}

export interface FtpOptions {
  secret: Secret;
  idleMs: number;
  most: number;
}

export function ftpLines(target: TargetOf<"ftp">, options: FtpOptions): FtpLines {
  const free: FtpLine[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let learning: Promise<ConnectionOptions> | null = null;
  const learnt = async (): Promise<ConnectionOptions | null> => {
    if (!target.tls) return null;
    learning ??= learnTls(target, options.idleMs);
    learning.catch(() => {
      learning = null;
    });
    return learning;
  };
  const take = async (): Promise<FtpLine | null> => {
    while (busy >= options.most) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    for (let line = free.pop(); line; line = free.pop()) if (!line.client.closed) return line;
    return null;
  };
  return {
    async run(step) {
      const waited = await take();
      try {
        const line = waited ?? (await connect(target, await learnt(), options));
        try {
          return await step(line);
        } finally {
          if (!line.client.closed) free.push(line);
        }
      } catch (error) {
        throw ftpFault(error);
      } finally {
        busy -= 1;
        waiting.shift()?.();
      }
    },
    close() {
      for (const { client } of free.splice(0)) client.close();
    },
  };
}

/**
 * Looks at the certificate on a connection of its own: what is kept of a first handshake goes for all later ones, the
 * data connections too, so that they have to know from the start which certificate is right.
 */
async function learnTls(
  { host, port, fingerprint }: TargetOf<"ftp">,
  idleMs: number,
): Promise<ConnectionOptions> {
  const client = new Client(idleMs);
  try {
    await client.connect(host, port);
    await client.useTLS(openTls(host));
    const socket = client.ftp.socket as TLSSocket;
    checkCertificate(socket, fingerprint);
    return sameCertificate(socket, host);
  } finally {
    client.close();
  }
}

async function connect(
  { host, port, user }: TargetOf<"ftp">,
  tls: ConnectionOptions | null,
  { secret, idleMs }: FtpOptions,
): Promise<FtpLine> {
  const password = secretText(secret);
  const client = new Client(idleMs);
  try {
    await client.connect(host, port);
    if (tls) await client.useTLS({ ...tls });
    await client.login(user, password);
    await client.useDefaultSettings();
    return { client, home: await client.pwd() };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** RFC 959 §4.2.2 */
const replies: Record<number, ConstructorParameters<typeof StoreFault>[0]> = {
  421: "connection",
  425: "connection",
  426: "connection",
  430: "auth",
  452: "disk-full",
  530: "auth",
  532: "auth",
  552: "disk-full",
  553: "read-only",
};

export function ftpFault(error: unknown): StoreFault {
  const known = connectionFault(error);
  if (known) return known;
  const { message } = error as Error;
  if (error instanceof FTPError) {
    const { code } = error;
    if (/no space|quota|disk full/i.test(message))
      return new StoreFault("disk-full", { cause: error });
    if (code === 550)
      return new StoreFault(
        /permission|denied|not permitted/i.test(message) ? "read-only" : "missing",
        {
          detail: message,
          cause: error,
        },
      );
    return new StoreFault(replies[code] ?? (code < 500 ? "io" : "protocol"), {
      detail: message,
      cause: error,
    });
  }
  if (/timeout/i.test(message)) return new StoreFault("timeout", { cause: error });
  if (/closed|FIN|disconnect|reset|aborted|hang up/i.test(message))
    return new StoreFault("connection", { cause: error });
  return new StoreFault("protocol", { detail: message, cause: error });
}
