/** Lets one fault come at one step, at the real server: on its line, its disk, its permissions, its clock. */
import { chmod, readdir, rename, utimes } from "node:fs/promises";
import { join } from "node:path";
import { StoreFault } from "../../main/publication/stores/store.ts";
import type { Cell } from "./cells.ts";
import type { Ground } from "./ground.ts";
import type { Step, Watch } from "./watched-store.ts";

export interface Strike {
  watch: Watch;
  hasStruck(): boolean;
  mend(): Promise<void>;
}

const DAY_MS = 86_400_000;
const isReading = ({ operation }: Cell): boolean => /^(?:connect|look|read)$/.test(operation);
const isRoot = process.getuid?.() === 0;

/** Why a cell cannot be run on this machine; undefined when it can. */
export function whyNotHere({ server, disk, inside }: Ground, cell: Cell): string | undefined {
  if (inside) return undefined;
  if (cell.fault === "disk full" && !disk) return "a small disk cannot be mounted here";
  if (cell.fault !== "denied" || server.target.kind !== "folder" || !isRoot) return undefined;
  if (!disk) return "a small disk cannot be mounted here";
  return /look|read/.test(cell.operation) ? "root may read every folder" : undefined;
}

/** @param nth at which step of its kind, counted from 1 */
export function strikeAt(ground: Ground, cell: Cell, nth: number): Strike {
  const operation = cell.operation.replace(/^first /, "");
  let seen = 0;
  let hasStruck = false;
  const isMeant = (step: Step): boolean =>
    step.operation === operation && (cell.fault !== "wrong bytes" || step.file !== undefined);
  const underWay = new Set<Promise<unknown>>();
  let quiet = Promise.resolve();
  const watched: Watch = (step, take) => {
    if (!isMeant(step)) return take();
    seen += 1;
    if (seen < nth) return take();
    if (hasStruck && !isLasting(cell)) return take();
    hasStruck = true;
    return strikes[cell.fault]({ ground, cell, step }, take);
  };
  return {
    async watch(step, take) {
      if (cell.fault !== "denied") return watched(step, take);
      await quiet;
      // Permissions go between two steps: some servers take a file away before they put another in its place.
      const strikesNow = !hasStruck && isMeant(step) && seen + 1 >= nth;
      const work = strikesNow
        ? Promise.allSettled([...underWay]).then(() => watched(step, take))
        : watched(step, take);
      underWay.add(work);
      if (strikesNow) quiet = work.then(nothing, nothing);
      return work.finally(() => underWay.delete(work));
    },
    hasStruck: () => hasStruck,
    mend: () => mend(ground, cell, hasStruck),
  };
}

const nothing = (): void => undefined;

/** What has to be done at each further step, since a file that goes makes room; the others go on by themselves. */
const isLasting = ({ fault }: Cell): boolean => /^(?:wrong bytes|clock|disk full)$/.test(fault);

interface Striking {
  ground: Ground;
  cell: Cell;
  step: Step;
}

type StrikeStep = <T>(striking: Striking, take: (bytes?: Uint8Array) => Promise<T>) => Promise<T>;

const gone = (site: string): string => `${site}.gone`;

const strikes: Record<Cell["fault"], StrikeStep> = {
  async refuse({ ground: { line, server } }, take) {
    if (line) line.trouble("dead", 0);
    else await rename(server.site, gone(server.site));
    return take();
  },
  silent({ ground: { line } }, take) {
    line?.trouble("silent", 0);
    return take();
  },
  async cut({ ground: { line, server }, step: { file } }, take) {
    if (line) {
      line.trouble("cut", file ? file.bytes.length >> 1 : 20);
      return take();
    }
    await take(file?.bytes.subarray(0, file.bytes.length >> 1));
    await rename(server.site, gone(server.site));
    throw new StoreFault("io");
  },
  async "lost answer"({ ground: { line } }, take) {
    await take();
    line?.trouble("cut", 0);
    throw new StoreFault("connection");
  },
  async "disk full"({ ground: { disk, inside } }, take) {
    if (inside) await inside.fill();
    else disk?.fill();
    return take();
  },
  async denied({ ground: { server, disk, inside }, cell }, take) {
    const { conditions, site, target } = server;
    if (inside) await inside.deny();
    else if (conditions) conditions.denies = isReading(cell) ? "everything" : "writing";
    else if (target.kind === "folder" && isRoot) await disk?.setReadOnly(true);
    else await deny(site, isReading(cell));
    return take();
  },
  async "wrong bytes"({ ground: { inside }, step: { file } }, take) {
    if (!inside) return take(file && spoilt(file.bytes));
    const end = await inside.spoil();
    try {
      return await take();
    } finally {
      await end();
    }
  },
  async clock({ ground: { server, inside }, step: { file } }, take) {
    await inside?.delay();
    if (server.conditions) server.conditions.aheadMs = DAY_MS;
    const taken = await take();
    const yesterday = new Date(Date.now() - DAY_MS);
    if (file && !server.conditions && !inside)
      await utimes(join(server.site, file.path), yesterday, yesterday);
    return taken;
  },
};

/** One bit in the middle of it. */
function spoilt(bytes: Uint8Array): Uint8Array {
  const wrong = Uint8Array.from(bytes);
  const middle = wrong.length >> 1;
  wrong[middle] = (wrong[middle] ?? 0) ^ 1;
  return wrong;
}

async function mend(ground: Ground, cell: Cell, isStruck: boolean): Promise<void> {
  const { line, disk, server, inside } = ground;
  line?.mend();
  await inside?.mend();
  const { conditions, site, target } = server;
  if (conditions) Object.assign(conditions, { aheadMs: 0, denies: "nothing" });
  if (!isStruck) return;
  if (cell.fault === "disk full") disk?.free();
  if (cell.fault === "denied" && !conditions && !inside) {
    if (target.kind === "folder" && isRoot) await disk?.setReadOnly(false);
    else await allow(site);
  }
  if (!line && (cell.fault === "refuse" || cell.fault === "cut")) await rename(gone(site), site);
}

/** From the leaves to the root, so that every folder can still be walked; others are at work in it meanwhile. */
async function deny(folder: string, reading: boolean): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unlessGone);
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await deny(path, reading);
    else await chmod(path, reading ? 0o000 : 0o444).catch(unlessGone);
  }
  await chmod(folder, reading ? 0o000 : 0o555).catch(unlessGone);
}

function unlessGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function allow(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await allow(path);
    else await chmod(path, 0o644);
  }
}
