/** What a publication left on its target, file by file: enough to make the site the same again. */
import { z } from "zod";
import { type FileChange, sitePathSchema } from "./plan.ts";

export const SITE_RECORD_VERSION = 1;

export const siteRecordSchema = z.object({
  version: z.literal(SITE_RECORD_VERSION),
  files: z.record(
    sitePathSchema,
    z.object({ hash: z.string(), sizeBytes: z.int().nonnegative(), title: z.string() }),
  ),
});
export type SiteRecord = z.infer<typeof siteRecordSchema>;

export const toSiteRecord = (files: Iterable<FileChange>): SiteRecord => ({
  version: SITE_RECORD_VERSION,
  files: Object.fromEntries(
    [...files]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, hash, sizeBytes, title }) => [path, { hash, sizeBytes, title }]),
  ),
});

/** One text that is the same for two sites only when every file of them is. */
export const siteText = ({ files }: SiteRecord): string =>
  Object.entries(files)
    .map(([path, { hash }]) => `${hash}  ${path}\n`)
    .join("");

/** True for what is kept with every publication. Pictures and films are kept when they leave the site. */
export const isKeptAtOnce = (path: string): boolean =>
  /\.(?:html|xml|txt|json|css|js|svg|map)$/.test(path);
