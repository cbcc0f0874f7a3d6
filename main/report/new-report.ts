/** What a report starts as, and the document that its editions share. */
import { Doc as YDoc } from "yjs";
import { writeThreads } from "../../core/comment/comment-document.ts";
import type { Thread } from "../../core/comment/thread.ts";
import type { Edition } from "../../core/edition/edition.ts";
import {
  recordMove,
  setBinned,
  setStage,
  writeBirth,
  writeHead,
  writeSigned,
} from "../../core/report/head-document.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import type { Head, Report } from "../../core/report/report.ts";
import type { SiteEvent } from "../../core/report/site-log.ts";
import { recordSiteEvent } from "../../core/report/site-log-document.ts";
import type { Stage, StageMove } from "../../core/report/stage.ts";
import { signing } from "./signatures.ts";

/** What a new report is made from. */
export interface NewReport {
  sourceLang: Lang;
  head: Head;
  stages: Record<Lang, Stage>;
  editions: Record<Lang, Edition>;
  /** How the stages were reached, when that is known. */
  log?: StageMove[];
  threads?: Thread[];
  /** The signed-off editions as they were signed off; as they are when absent. */
  signed?: Report["signed"];
  former?: Report["former"];
  siteLog?: SiteEvent[];
  /** ISO 8601; now when absent. */
  createdAt?: string;
  binnedAt?: string | null;
}

/** The shared document of a new report; `zh` and `en` are its editions as they were taken in. */
export function headOf(
  report: NewReport,
  born: { id: ReportId; number: number } & Record<Lang, Edition>,
): YDoc {
  const head = new YDoc();
  const createdAt = report.createdAt ?? new Date().toISOString();
  writeBirth(head, { id: born.id, number: born.number, sourceLang: report.sourceLang, createdAt });
  writeHead(head, report.head);
  for (const move of report.log ?? []) recordMove(head, move);
  for (const event of report.siteLog ?? []) recordSiteEvent(head, event);
  writeThreads(head, report.threads ?? []);
  for (const lang of langs) {
    setStage(head, lang, report.stages[lang]);
    if (report.stages[lang] === "approved")
      writeSigned(head, lang, report.signed ? report.signed[lang] : signing(born[lang], null));
    else writeSigned(head, lang, report.signed?.[lang] ?? null);
    writeSigned(head, lang, report.former?.[lang] ?? null, "former");
  }
  if (report.binnedAt) setBinned(head, report.binnedAt);
  return head;
}
