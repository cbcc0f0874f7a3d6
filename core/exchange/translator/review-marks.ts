/** Names of bookmarks by which the rows of a table in Word are known again: 40 letters, digits and underscores at most. */
import { type BlockId, blockIdSchema, type ReportId, reportIdSchema } from "../../report/ids.ts";
import { type Lang, langSchema } from "../../report/lang.ts";

/** So many characters of a source's fingerprint tell its versions apart. */
const HASH = 16;

export const reportMark = (report: ReportId, lang: Lang): string => `dgr_${report}_${lang}`;

export const rowMark = (id: BlockId, sourceHash: string, isLocked: boolean): string =>
  `${isLocked ? "dgl" : "dgt"}_${id}_${sourceHash.slice(0, HASH)}`;

export function reportOfMark(name: string): { report: ReportId; lang: Lang } | null {
  const [, id, tag] = /^dgr_([^_]+)_([^_]+)$/.exec(name) ?? [];
  const report = reportIdSchema.safeParse(id).data;
  const lang = langSchema.safeParse(tag).data;
  return report && lang ? { report, lang } : null;
}

/** `hash` is the beginning of the source's fingerprint. Null for rows that are only to be read. */
export function rowOfMark(name: string): { id: BlockId; hash: string } | null {
  const [, own, hash = ""] = /^dgt_([^_]+)_([0-9a-f]+)$/.exec(name) ?? [];
  const id = blockIdSchema.safeParse(own).data;
  return id ? { id, hash } : null;
}
