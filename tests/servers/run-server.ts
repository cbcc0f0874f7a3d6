/** Starts a server's own program on a free port of the loopback, as somebody who is not root, and ends it again. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { otherUser } from "../support/places.ts";

export const run = promisify(execFile);

export interface Bench {
  /** Everything of this server: its settings, keys and the site. */
  dir: string;
  /** The site's folder on the server; Han, a space and a percent sign are in its name. */
  site: string;
  port: number;
  uid: number | undefined;
}

export interface RunningServer extends Bench {
  stop(): Promise<void>;
}

/** A folder that the server's user owns, and a port that nobody listens on. */
export async function makeBench(): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), "diglot-server-"));
  const site = join(dir, "网站 100% pages");
  await mkdir(site);
  const uid = otherUser();
  await own([dir, site], uid);
  return { dir, site, port: await freePort(), uid };
}

export async function own(paths: readonly string[], uid: number | undefined): Promise<void> {
  if (uid === undefined) return;
  for (const path of paths) await chown(path, uid, uid);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves when the server takes connections; throws with what it said when it ends before. */
export async function start(
  bench: Bench,
  file: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: bench.dir,
    ...(bench.uid !== undefined && { uid: bench.uid, gid: bench.uid }),
    env: { PATH: process.env.PATH ?? "", HOME: bench.dir, LANG: "C.UTF-8", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += String(chunk)));
  while (!(await answers(bench.port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended: ${said}`);
    await setTimeout(20);
  }
  return {
    ...bench,
    stop: () => stopAndClear(child, bench.dir),
  };
}

/** Ends a server, and takes away what it wrote. */
export async function stopAndClear(child: ChildProcess, dir: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
  await rm(dir, { recursive: true, force: true });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** A key and a certificate of its own signing for 127.0.0.1, and the fingerprint as a publisher sees it. */
export async function makeCertificate({ dir, uid }: Bench): Promise<{
  key: string;
  certificate: string;
  fingerprint: string;
}> {
  const key = join(dir, "tls.key");
  const certificate = join(dir, "tls.crt");
  await run("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
    ...["-keyout", key, "-out", certificate],
  ]);
  await own([key, certificate], uid);
  const shown = await run("openssl", [
    ...["x509", "-in", certificate, "-noout", "-fingerprint", "-sha256"],
  ]);
  return { key, certificate, fingerprint: `SHA256:${shown.stdout.split("=")[1]?.trim() ?? ""}` };
}
