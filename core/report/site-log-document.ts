/** The site log of a report in its head document. */
import type * as Y from "yjs";
import { setHeadField, readHead } from "./head-document.ts";
import { dateChange, type SiteEvent, siteEventSchema } from "./site-log.ts";

const logOf = (doc: Y.Doc) => doc.getArray<unknown>("siteLog");

/** In order of entry; malformed ones are passed over. */
export const readSiteLog = (doc: Y.Doc): SiteEvent[] =>
  logOf(doc)
    .toArray()
    .flatMap((entry) => siteEventSchema.safeParse(entry).data ?? []);

export const recordSiteEvent = (doc: Y.Doc, event: SiteEvent): void => logOf(doc).push([event]);

/** Sets the release date and writes down who changed it, in one transaction. */
export function changeReleaseDate(
  doc: Y.Doc,
  { to, by, at }: { to: string | null; by: string; at: string },
): void {
  const { releaseDate: from } = readHead(doc);
  if (from === to) return;
  doc.transact(() => {
    setHeadField(doc, "releaseDate", to);
    const { replaces, event } = dateChange(readSiteLog(doc), { at, by, from, to });
    const log = logOf(doc);
    if (replaces) log.delete(log.length - 1, 1);
    if (event) log.push([event]);
  });
}
