/** Writes found translations into a report that no window may have open. */
import { readEvent } from "../../core/event/event-document.ts";
import { fieldText } from "../../core/event/event-field.ts";
import { registerStructure } from "../../core/edition/structure.ts";
import { $applyFills, type Fill } from "../../core/pretranslate/fills.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { otherLang } from "../../core/report/lang.ts";
import { renderedWordings } from "../../core/term/rendered-wordings.ts";
import { createWordbook } from "../../core/term/wordbook.ts";
import { changeEdition } from "../edition/lexical-yjs.ts";
import type { EngineLibrary } from "../engine/tasks.ts";

/** How many were written; on disk when it resolves. */
export async function applyFills(
  { reports, documents, terms }: EngineLibrary,
  { report: id, fills, overDrafts }: { report: ReportId; fills: Fill[]; overDrafts: boolean },
): Promise<number> {
  const report = reports.read(id);
  const head = documents.read(id, "head");
  if (!report || !head || fills.length === 0) return 0;
  const { sourceLang, editions, head: facts } = report;
  const lang = otherLang(sourceLang);
  const event = readEvent(head);
  const book = createWordbook(terms.list(), { source: sourceLang, column: facts.column });
  let written = 0;
  await documents.change(id, lang, (doc) => {
    const work = (): void => {
      written = $applyFills(fills, {
        ...{ source: editions[sourceLang], lang: sourceLang, overDrafts },
        factText: (field) => fieldText(event, field, lang),
        wordings: (source, target) => renderedWordings(book, source, target),
      });
    };
    changeEdition(doc, work, registerStructure);
  });
  return written;
}
