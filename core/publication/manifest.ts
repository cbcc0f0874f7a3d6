/** What a target remembers of the last publication, and the comparison that makes a plan out of it. */
import { byObject } from "../by-object.ts";
import { z } from "zod";
import { type FileChange, type Plan, sitePathSchema } from "./plan.ts";

export const MANIFEST_VERSION = 1;

/** On the target, beside the site: read and written by Diglot only. */
export const MANIFEST_PATH = ".diglot/manifest.json";
export const PENDING_PATH = ".diglot/pending.json";
/** There while somebody publishes; who it is stands in `LOCK_HOLDER_PATH`. */
export const LOCK_PATH = ".diglot/lock";
export const LOCK_HOLDER_PATH = ".diglot/lock/holder.json";

/** Who publishes to the target at the moment, written by whoever took the lock. */
export const lockHolderSchema = z.object({
  version: z.literal(MANIFEST_VERSION),
  /** Of this one run. */
  run: z.string(),
  /** Person id, "" when unknown. */
  by: z.string(),
  host: z.string(),
  pid: z.int(),
  since: z.iso.datetime(),
});
export type LockHolder = z.infer<typeof lockHolderSchema>;

const filesSchema = z.record(
  sitePathSchema,
  z.object({
    hash: z.string(),
    sizeBytes: z.int().nonnegative(),
    title: z.string(),
    /** What the target's own listing said of the file when it was read back; as long as it says so, nobody changed it. */
    stamp: z.string().optional(),
  }),
);

/** Every file that the last finished publication left on the target. */
export const manifestSchema = z.object({
  version: z.literal(MANIFEST_VERSION),
  /** Id of the library that the site belongs to. */
  library: z.string(),
  files: filesSchema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Written before the first file of a publication, so that one that was cut off still knows its own files. */
export const pendingSchema = z.object({
  version: z.literal(MANIFEST_VERSION),
  library: z.string(),
  files: z.record(sitePathSchema, z.array(z.string())),
});
export type Pending = z.infer<typeof pendingSchema>;

export interface Comparing {
  /** Every file of the site as it should be. */
  wanted: readonly FileChange[];
  manifest: Manifest | null;
  pending: Pending | null;
  /** SHA-256 of what the target really holds under a path, null where there is nothing. */
  held: ReadonlyMap<string, string | null>;
}

export type Comparison = Pick<Plan, "added" | "changed" | "removed" | "unchanged" | "foreign">;

/** Paths that are or may be ours: with those that are wanted, all whose content must be known before comparing. */
export function recordedPaths(
  manifest: Manifest | null,
  pending: Pending | null,
): readonly string[] {
  if (manifest && pending) return [...new Set([...pathsIn(manifest), ...pathsIn(pending)])];
  const only = manifest ?? pending;
  return only ? pathsIn(only) : [];
}

/** A target's record stays the same object while it does not change. */
const pathsIn = byObject(({ files }: Manifest | Pending): readonly string[] => Object.keys(files));

/**
 * A file that is neither what we left there nor what we want there was made or changed by somebody else: it is listed
 * in `foreign` as well as in what would happen to it. Files under paths that never were ours are not looked at.
 */
export function compareWithTarget({ wanted, manifest, pending, held }: Comparing): Comparison {
  const plan: Comparison = { added: [], changed: [], removed: [], unchanged: 0, foreign: [] };
  const isOurs = (path: string, hash: string): boolean =>
    manifest?.files[path]?.hash === hash || (pending?.files[path]?.includes(hash) ?? false);
  let looked = 0;
  for (const file of wanted) {
    const there = held.get(file.path);
    if (there !== undefined) looked += 1;
    if (there === undefined || there === null) plan.added.push(file);
    else if (there === file.hash) plan.unchanged += 1;
    else {
      plan.changed.push(file);
      if (!isOurs(file.path, there)) plan.foreign.push(file.path);
    }
  }
  // Mostly there is nothing but what is wanted, and no need to go through all of it once more.
  if (looked !== held.size) {
    const kept = new Set(wanted.map((file) => file.path));
    for (const path of recordedPaths(manifest, pending)) {
      const there = held.get(path) ?? null;
      if (kept.has(path) || there === null) continue;
      plan.removed.push({ path, title: manifest?.files[path]?.title ?? "" });
      if (!isOurs(path, there)) plan.foreign.push(path);
    }
  }
  // Files are made in no fixed order; a plan lists them in one, so that equal plans are equal.
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
  for (const list of [plan.added, plan.changed, plan.removed]) list.sort(byPath);
  plan.foreign.sort();
  return plan;
}

/** Report pages are 1, lists 2, the English home 3, the home that readers enter by 4, what is for machines 5. */
const pageStageOf = (path: string): number => {
  if (!path.endsWith(".html")) return 5;
  if (path === "index.html") return 4;
  if (path === "en/index.html" || path === "404.html") return 3;
  return /(?:^|\/)index(?:_\d+)?\.html$/.test(path) ? 2 : 1;
};

const isAsset = ({ path }: { path: string }): boolean => path.startsWith("assets/");
/** Says of two pages that they belong together. */
const isLink = ({ path }: { path: string }): boolean => path.startsWith("links/");

/** What goes, in order: links between pages, pages, and the pictures that they show. */
export function inRemovalOrder<F extends { path: string }>(removed: readonly F[]): F[] {
  const stageOf = (file: F): number => (isAsset(file) ? 2 : isLink(file) ? 0 : 1);
  return removed.toSorted((a, b) => stageOf(a) - stageOf(b));
}

/**
 * Files in stages: when each stage is finished before the next, no page that a reader can come to points at what is not
 * there yet. New pages go before changed ones, because only those lead to them.
 */
export function inWriteStages<F extends { path: string }>({
  added,
  changed,
}: {
  added: readonly F[];
  changed: readonly F[];
}): F[][] {
  const pages = (files: readonly F[], order: readonly number[]): F[][] => {
    const stages = Map.groupBy(
      files.filter((file) => !isAsset(file) && !isLink(file)),
      ({ path }) => pageStageOf(path),
    );
    return order.map((stage) => stages.get(stage) ?? []);
  };
  // Every page names feeds and search: new ones are there before the home that readers enter a new site by.
  return [
    [...added, ...changed].filter(isAsset),
    ...pages(added, [1, 2, 5, 3, 4]),
    ...pages(changed, [1, 2, 3, 4, 5]),
    [...added, ...changed].filter(isLink),
  ]
    .filter((stage) => stage.length > 0)
    .map((stage) => stage.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
}
