/** One SSH connection with its SFTP channel: made when it is needed, and anew after it broke. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Client, type ConnectConfig } from "ssh2";
import type { TargetOf } from "../../../core/library/target.ts";
import { connectionFault } from "./fault-of.ts";
import type { Secret } from "./secret.ts";
import { secretText } from "./secret.ts";
import { SftpStatus, type SftpWire, sftpWire } from "./sftp-wire.ts";
import { StoreFault } from "./store.ts";

export interface SftpSession {
  /** Runs a step on the channel; whatever goes wrong is thrown as StoreFault. */
  run<T>(step: (wire: SftpWire) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Line {
  client: Client;
  wire: SftpWire;
  /** Rejects when the connection breaks. */
  broken: Promise<never>;
}

/** RFC 4253 §6.6 key blob as OpenSSH shows it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;

export function sftpSession(target: TargetOf<"sftp">, secret: Secret, idleMs: number): SftpSession {
  let line: Promise<Line> | null = null;
  /** Only the line that broke: many steps hear of it, and a new one may be there already. */
  const drop = (broken: Promise<Line>): void => {
    if (line === broken) line = null;
    void broken.then(
      ({ client }) => client.destroy(),
      () => undefined,
    );
  };
  const connected = (): Promise<Line> => {
    if (line) return line;
    const made: Promise<Line> = connect(target, secret, { idleMs, onEnd: () => drop(made) });
    line = made;
    made.catch(() => drop(made));
    return made;
  };
  return {
    async run(step) {
      const mine = connected();
      const { wire, broken } = await mine;
      const late = silence(idleMs);
      try {
        return await Promise.race([step(wire), broken, late.fault]);
      } catch (error) {
        const fault = faultOf(error);
        if (fault.mayPass) drop(mine);
        throw fault;
      } finally {
        late.stop();
      }
    },
    close: () => {
      const ending = line;
      line = null;
      return (
        ending?.then(({ client }) => void client.end()).catch(() => undefined) ?? Promise.resolve()
      );
    },
  };
}

/** A fault that comes when a step has taken too long. */
function silence(idleMs: number): { fault: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const timer = setTimeout(() => reject(new StoreFault("timeout")), idleMs);
  return { fault: promise, stop: () => clearTimeout(timer) };
}

interface Connecting {
  idleMs: number;
  onEnd: () => void;
}

async function connect(
  target: TargetOf<"sftp">,
  secret: Secret,
  { idleMs, onEnd }: Connecting,
): Promise<Line> {
  const client = new Client();
  const refused: { fault?: StoreFault } = {};
  const config = await configOf(target, secret, (key) => {
    const shown = fingerprintOf(key);
    if (shown === target.fingerprint) return true;
    const code = target.fingerprint === "" ? "host-key-unknown" : "host-key-changed";
    refused.fault = new StoreFault(code, { detail: shown });
    return false;
  });
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => undefined);
  const ready = Promise.withResolvers<SftpWire>();
  const fail = (error: unknown): void => {
    const fault = refused.fault ?? faultOf(error);
    reject(fault);
    ready.reject(fault);
    onEnd();
  };
  client.on("connect", () => client.setNoDelay(true));
  client.on("ready", () =>
    client.subsys("sftp", (error, channel) => {
      if (error) return fail(new StoreFault("protocol", { detail: error.message }));
      // What a server says beside the protocol is for nobody.
      channel.stderr.resume();
      return void sftpWire(channel).then(ready.resolve, fail);
    }),
  );
  client.on("error", fail);
  client.on("close", () => fail(new StoreFault("connection")));
  // Servers that ask on the keyboard want the password all the same.
  client.on("keyboard-interactive", (_name, _text, _lang, prompts, answer) =>
    answer(prompts.map(() => config.password ?? "")),
  );
  try {
    // Throws for a private key that it cannot read.
    client.connect({ ...config, readyTimeout: idleMs });
    return { client, broken, wire: await ready.promise };
  } catch (error) {
    client.destroy();
    throw faultOf(error);
  }
}

async function configOf(
  { host, port, user, auth, keyFile }: TargetOf<"sftp">,
  secret: Secret,
  hostVerifier: (key: Buffer) => boolean,
): Promise<ConnectConfig> {
  const base = {
    ...{ host, port, username: user, hostVerifier },
    ...{ keepaliveInterval: 10_000, keepaliveCountMax: 3 },
  };
  if (auth === "password") return { ...base, password: secretText(secret), tryKeyboard: true };
  const privateKey = await readFile(keyFile).catch((cause: unknown) => {
    throw new StoreFault("key-unreadable", { cause });
  });
  const passphrase = secret() === null ? "" : secretText(secret);
  return { ...base, privateKey, ...(passphrase !== "" && { passphrase }) };
}

const FAILURE = 4;
const statusFaults = { 2: "missing", 3: "read-only", 6: "connection", 7: "connection" } as const;

/** https://www.ietf.org/archive/id/draft-ietf-secsh-filexfer-02.txt §7 */
function faultOf(error: unknown): StoreFault {
  const known = connectionFault(error);
  if (known) return known;
  const { level, message = "" } = error as { level?: string; message?: string };
  if (error instanceof SftpStatus) {
    const { code } = error;
    const fault = statusFaults[code as keyof typeof statusFaults];
    if (fault) return new StoreFault(fault, { detail: message, cause: error });
    if (code === FAILURE) return new StoreFault("io", { detail: message, cause: error });
    return new StoreFault("protocol", { detail: message, cause: error });
  }
  if (level === "client-authentication") return new StoreFault("auth", { cause: error });
  if (level === "client-timeout" || /timed out/i.test(message))
    return new StoreFault("timeout", { cause: error });
  if (/privateKey|passphrase|private key/i.test(message))
    return new StoreFault("key-unreadable", { cause: error });
  if (/No response from server|Channel|Not connected|ended|closed|lost/i.test(message))
    return new StoreFault("connection", { cause: error });
  if (level === "protocol" || level === "handshake")
    return new StoreFault("protocol", { detail: message, cause: error });
  return new StoreFault("io", { detail: message, cause: error });
}
