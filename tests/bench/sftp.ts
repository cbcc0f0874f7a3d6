/**
 * A site of 2,000 small files onto a server by SFTP, turn by turn with OpenSSH's own `sftp -b` to the same server: ours
 * looks at what is there first, reads every file back, compares it and only then puts it in its place.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TargetOf } from "../../core/library/target.ts";
import { compareWithTarget } from "../../core/publication/manifest.ts";
import { inParallel } from "../../main/publication/in-parallel.ts";
import { usualPatience } from "../../main/publication/patience.ts";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { nothingSeen, openTarget } from "../../main/publication/target.ts";
import { writeSite } from "../../main/publication/writer.ts";
import { whyNot } from "../servers/ensure.ts";
import { own } from "../servers/run-server.ts";
import { placesHere } from "../servers/servers.ts";
import { otherUser } from "../support/places.ts";
import { type Bench, median } from "./bench.ts";

const FILES = 2000;
const TURNS = 5;

interface File {
  path: string;
  hash: string;
  sizeBytes: number;
  title: string;
  read(): Promise<Buffer>;
}

/** Pages of 2 to 14 KB in folders by day, as a site has them. */
function makeFiles(): File[] {
  return Array.from({ length: FILES }, (_, number) => {
    const path = `art/2026/${(number % 12) + 1}/${(number % 28) + 1}/art_news_${number}.html`;
    const line = createHash("sha256").update(path).digest("base64");
    const bytes = Buffer.from(`${path}\n${`${line}\n`.repeat(45 + (number % 7) * 45)}`);
    const hash = createHash("sha256").update(bytes).digest("hex");
    return { path, hash, sizeBytes: bytes.length, title: "", read: async () => bytes };
  });
}

async function ours(target: TargetOf<"sftp">, files: readonly File[]): Promise<void> {
  const opening = { libraryDir: "/nowhere", patience: usualPatience, secretFor: () => null };
  const store = await openStore(target, opening);
  const runs = new Set<string>();
  const known = { seen: nothingSeen(), patience: usualPatience };
  const place = await openTarget({ ...known, store, libraryId: "BENCH", runs });
  await place.lock.take({ by: "", since: new Date().toISOString(), takeOver: false });
  const held = new Map<string, string | null>();
  await inParallel(files, place.atOnce, async ({ path }) => {
    held.set(path, await place.hashOf(path));
  });
  const { manifest, pending } = place;
  const comparison = compareWithTarget({ wanted: files, manifest, pending, held });
  const written = { added: [], changed: [], removed: [] };
  await writeSite({ place, files: [...files], comparison, held, libraryId: "BENCH" }, written);
  await place.lock.release();
  await place.close();
  if (written.added.length !== FILES) throw new Error("not every file was written");
}

async function theirs(target: TargetOf<"sftp">, local: string): Promise<void> {
  const { port, user, host, keyFile, path } = target;
  const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"];
  const child = spawn(
    "sftp",
    [
      ...options.flatMap((option) => ["-o", option]),
      ...["-q", "-b", "-", "-P", String(port), "-i", keyFile, `${user}@${host}`],
    ],
    { stdio: ["pipe", "ignore", "inherit"] },
  );
  child.stdin.end(`put -r "${local}" "${path}"\n`);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`sftp ended with ${code}`);
}

export const bench: Bench = async (note) => {
  const place = placesHere.find(({ needs }) => needs === "sftp");
  if (!place) throw new Error(whyNot("sftp"));
  const server = await place.start(true);
  const local = await mkdtemp(join(tmpdir(), "diglot-sftp-bench-"));
  try {
    const { target, site } = server;
    if (target.kind !== "sftp") throw new Error("no SFTP");
    const files = makeFiles();
    for (const { path, read } of files) {
      await mkdir(dirname(join(local, path)), { recursive: true });
      await writeFile(join(local, path), await read());
    }
    const took = { ours: [] as number[], theirs: [] as number[] };
    // The first turn warms both up.
    for (let turn = 0; turn <= TURNS; turn += 1)
      for (const who of ["theirs", "ours"] as const) {
        const path = join(site, `${who}-${turn}`);
        await mkdir(path);
        await own([path], otherUser());
        const there = { ...target, path };
        const startMs = performance.now();
        await (who === "ours" ? ours(there, files) : theirs(there, local));
        const ms = performance.now() - startMs;
        if (turn > 0) took[who].push(ms);
        note(`turn ${turn}, ${who}: ${Math.round(ms)} ms`);
      }
    const [mine, other] = [median(took.ours), median(took.theirs)];
    return [
      { name: `${FILES} files by sftp -b`, value: other, unit: "ms" },
      { name: `${FILES} files, read back and compared`, value: mine, unit: "ms" },
      { name: "ours to sftp -b", value: mine / other, unit: "×", goal: 1.5 },
    ];
  } finally {
    await server.stop();
    await rm(local, { recursive: true, force: true });
  }
};
