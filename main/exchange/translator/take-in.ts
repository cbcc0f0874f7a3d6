/** Writes a translation that came back into its report, where no window has it open in an editor. */
import { openThread } from "../../../core/comment/comment-document.ts";
import { type Applied, $applyIncoming } from "../../../core/exchange/translator/apply-incoming.ts";
import type { IncomingPlan } from "../../../core/exchange/translator/incoming.ts";
import { remarksOf } from "../../../core/exchange/translator/remarks.ts";
import type { Report } from "../../../core/report/report.ts";
import { changeEdition } from "../../edition/lexical-yjs.ts";
import type { OpenLibrary } from "../../open-library.ts";

export interface TakingIn {
  plan: IncomingPlan;
  report: Report;
  /** What its translator calls reviewed counts as confirmed. */
  confirm: boolean;
  /** A person's id, or "". */
  by: string;
  /** Who remarks are from, where the file does not say. */
  from: string;
}

export async function takeIn(
  { plan, report, confirm, by, from }: TakingIn,
  { documents }: Pick<OpenLibrary, "documents">,
): Promise<Applied & { remarks: number }> {
  const at = new Date().toISOString();
  const source = report.editions[report.sourceLang];
  let applied: Applied = { written: 0, confirmed: 0, changed: 0 };
  await documents.change(report.id, plan.lang, (doc) => {
    changeEdition(doc, () => {
      applied = $applyIncoming(plan.rows, { source, confirm, by, at });
    });
  });
  const remarks = remarksOf(plan);
  if (remarks.length > 0)
    await documents.change(report.id, "head", (doc) => {
      for (const { anchor, text } of remarks)
        openThread(doc, anchor, { by: "", name: from, at, text });
    });
  return { ...applied, remarks: remarks.length };
}
