/** The site that a target holds, to be checked: what was published there, and whether it still is what is there. */
import { type Finding, findingAt } from "../../core/publication/page-check.ts";
import type { SiteUnderCheck } from "../../core/publication/site-check.ts";
import { inParallel } from "./in-parallel.ts";
import { patiently, type Patience } from "./patience.ts";
import type { Store } from "./stores/store.ts";
import type { Target } from "./target.ts";

export interface SiteOnTarget extends SiteUnderCheck {
  /** Files that are gone, or not what was published. */
  findings(): Promise<Finding[]>;
}

export function siteOnTarget(
  { store, place }: { store: Store; place: Target },
  patience: Patience,
): SiteOnTarget {
  const published = place.manifest?.files ?? {};
  return {
    files: Object.entries(published).map(([path, { sizeBytes }]) => ({ path, sizeBytes })),
    read: (path) =>
      patiently(async () => {
        const chunks: Uint8Array[] = [];
        const stamp = await store.read(path, (chunk) => chunks.push(Uint8Array.from(chunk)));
        return stamp === null ? null : Buffer.concat(chunks).toString("utf8");
      }, patience),
    async findings() {
      const found: Finding[] = [];
      await inParallel(Object.entries(published), place.atOnce, async ([path, { hash }]) => {
        const there = await place.hashOf(path);
        // A page that is gone was told of when it was to be read.
        if (there === null && !/\.(?:html|css)$/.test(path))
          found.push(findingAt(path, "file-gone"));
        if (there !== null && there !== hash) found.push(findingAt(path, "file-changed"));
      });
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}
