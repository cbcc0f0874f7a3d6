/** How far a translation fell behind its source. */
import { blocksOf } from "../edition/blocks.ts";
import { rowsOf } from "../edition/translation.ts";
import { otherLang } from "../report/lang.ts";
import type { Report } from "../report/report.ts";

/** Blocks of the translation whose source was changed since they were confirmed. */
export function blocksBehind({ sourceLang, editions }: Report): number {
  const source = blocksOf(editions[sourceLang]);
  const rows = rowsOf(source, blocksOf(editions[otherLang(sourceLang)]));
  return rows.filter(({ status }) => status === "outdated").length;
}
