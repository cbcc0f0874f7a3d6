/** Carries out a comparison on a target, in an order that never leaves a page pointing at nothing. */
import {
  inRemovalOrder,
  inWriteStages,
  type Manifest,
  type Pending,
} from "../../core/publication/manifest.ts";
import type { Comparison } from "../../core/publication/manifest.ts";
import type { FileChange } from "../../core/publication/plan.ts";
import { createBreather } from "./breather.ts";
import { guarded } from "./guarded.ts";
import { inParallel } from "./in-parallel.ts";
import { failureCode, WriteFailure } from "./publication-error.ts";
import type { SiteFile } from "./site-file.ts";
import type { Target } from "./target.ts";

export interface Writing {
  place: Target;
  files: readonly SiteFile[];
  comparison: Comparison;
  /** What the target held when it was compared. */
  held: ReadonlyMap<string, string | null>;
  libraryId: string;
  signal?: AbortSignal | undefined;
  /** Passed before each file; holds the work up while it is paused. */
  gate?: (() => Promise<void>) | undefined;
  onStep?: ((done: number, total: number, path: string) => void) | undefined;
}

/** Paths that are done; filled while writing, so that a failed run can say how far it came. */
export interface Written {
  added: string[];
  changed: string[];
  removed: string[];
}

/** Throws WriteFailure, or the signal's reason; either way every file on the target is whole, or known to be spoilt. */
export async function writeSite(writing: Writing, written: Written): Promise<void> {
  try {
    await writeFiles(writing, written);
  } catch (error) {
    // A line that is gone is what the run failed for: then the next one asks about such files.
    await writing.place.ownUp().catch(() => undefined);
    throw error;
  }
}

async function writeFiles(writing: Writing, written: Written): Promise<void> {
  const { place, comparison, signal, gate, onStep } = writing;
  const byPath = new Map(writing.files.map((file) => [file.path, file]));
  const added = new Set(comparison.added.map((file) => file.path));
  const stages = inWriteStages(comparison);
  const total = comparison.added.length + comparison.changed.length + comparison.removed.length;
  if (total > 0) await place.begin(pendingOf(writing));
  let done = 0;
  onStep?.(done, total, "");
  const breathe = createBreather(signal);
  const write = async ({ path, hash }: FileChange): Promise<void> => {
    await breathe();
    await gate?.();
    await refuseIfMoved(writing, path);
    await place.write(path, await bytesOf(byPath.get(path), path), hash);
    (added.has(path) ? written.added : written.changed).push(path);
    onStep?.(++done, total, path);
  };
  for (const stage of stages) {
    await place.lock.check();
    await gathering((met) => inParallel(stage, place.atOnce, (change) => write(change).catch(met)));
  }
  await place.lock.check();
  for (const { path } of inRemovalOrder(comparison.removed)) {
    signal?.throwIfAborted();
    await gate?.();
    await refuseIfMoved(writing, path, { mayBeGone: true });
    await place.remove(path);
    written.removed.push(path);
    onStep?.(++done, total, path);
  }
  if (total > 0 || !sameFiles(place.manifest, writing.files))
    await place.finish(manifestOf(writing));
}

/** Failures of one file, which the others of its stage may do without. */
const ofOneFile: ReadonlySet<string> = new Set(["read-only", "blocked", "moved", "picture-lost"]);
/** More are not waited for: then it is not one file that is wrong. */
const MOST_FAILURES = 50;

/** Lets a stage go on after what is wrong with one file only, so that all of it is told at once. Throws WriteFailure. */
async function gathering(stage: (met: (error: unknown) => void) => Promise<void>): Promise<void> {
  const failures: WriteFailure[] = [];
  await stage((error) => {
    if (!(error instanceof WriteFailure)) throw error;
    failures.push(error);
    if (!ofOneFile.has(error.code) || failures.length >= MOST_FAILURES) throw error;
  }).catch((error: unknown) => {
    if (!(error instanceof WriteFailure)) throw error;
  });
  // What ended the stage comes first, then file by file.
  const isLast = ({ code }: WriteFailure): number => Number(ofOneFile.has(code));
  const [first, ...further] = failures.toSorted(
    (a, b) => isLast(a) - isLast(b) || (a.path < b.path ? -1 : 1),
  );
  if (!first) return;
  first.further = further;
  throw first;
}

async function bytesOf(file: SiteFile | undefined, path: string): Promise<Uint8Array> {
  try {
    if (!file) throw new Error(`not part of the site: ${path}`);
    return await file.read();
  } catch (error) {
    const lost = (error as { code?: unknown }).code === "EPICTURE";
    throw new WriteFailure(lost ? "picture-lost" : failureCode(error), path, error);
  }
}

/** Somebody else touched the file since the plan was made. */
async function refuseIfMoved(
  { place, held }: Writing,
  path: string,
  { mayBeGone = false } = {},
): Promise<void> {
  const there = await guarded(path, () => place.hashOf(path));
  // A link between two texts goes with the words that it stood in.
  if (mayBeGone && there === null) return;
  if (there !== (held.get(path) ?? null)) throw new WriteFailure("moved", path);
}

/** Everything this run may leave, and whatever an earlier run that was cut off may have left. */
function pendingOf({ place, files, libraryId }: Writing): Pending {
  const pending: Pending = { version: 1, library: libraryId, files: { ...place.pending?.files } };
  for (const { path, hash } of files) {
    const known = pending.files[path] ?? [];
    pending.files[path] = known.includes(hash) ? known : [...known, hash];
  }
  return pending;
}

function manifestOf({ files, libraryId }: Writing): Manifest {
  return {
    version: 1,
    library: libraryId,
    files: Object.fromEntries(
      files.map(({ path, hash, sizeBytes, title }) => [path, { hash, sizeBytes, title }]),
    ),
  };
}

const sameFiles = (manifest: Manifest | null, files: readonly SiteFile[]): boolean =>
  manifest !== null &&
  Object.keys(manifest.files).length === files.length &&
  files.every((file) => {
    const known = manifest.files[file.path];
    return known?.hash === file.hash && known.title === file.title;
  });
