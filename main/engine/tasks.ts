/** What an engine is given for a block of a report, and what of a library must not be given to any. */
import { type Bar, barOf } from "../../core/engine/barred.ts";
import { createPlaces, type Place } from "../../core/engine/surroundings.ts";
import type { MemoryHint, TermHint } from "../../core/engine/request.ts";
import { richMarksOf } from "../../core/edition/rich/rich-marks.ts";
import { fieldText } from "../../core/event/event-field.ts";
import { readHead } from "../../core/report/head-document.ts";
import type { BlockId, ReportId } from "../../core/report/ids.ts";
import { otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { wordingIn } from "../../core/term/entry.ts";
import { createWordbook, type Wordbook } from "../../core/term/wordbook.ts";
import type { OpenLibrary } from "../open-library.ts";
import type { Task } from "./engine-client.ts";

/** What of an open library is needed. */
export type EngineLibrary = Pick<
  OpenLibrary,
  "reports" | "documents" | "memory" | "store" | "terms"
>;

const HINTS = 3;
const TERMS = 40;

/** As the report's head says at this moment; null where its texts may go out. */
export function barIn({ documents, store }: EngineLibrary, id: ReportId): Bar | null {
  const head = documents.read(id, "head");
  return head && barOf(readHead(head), store.record.settings);
}

/** The tasks of a report as it is now; null for a block that is gone or says nothing. */
export function createTasks(
  library: EngineLibrary,
  report: Report,
): (block: BlockId) => Task | null {
  const { sourceLang: source, head } = report;
  const target = otherLang(source);
  const { columns, engineRules } = library.store.record.settings;
  const placeOf = createPlaces(report);
  const book = createWordbook(library.terms.list(), { source, column: head.column });
  const column = columns.find(({ id }) => id === head.column)?.name[target] ?? "";
  const style = engineRules.find((rule) => rule.column === head.column)?.style ?? "";
  return (id) => {
    const place = placeOf(id);
    if (!place) return null;
    const { block, node, before, after } = place;
    const wordsOf: Task["wordsOf"] = ({ field }) => fieldText(head.event, field, target);
    return {
      ...{ source, target, kind: block.kind, plain: block.text, before, after, column, style },
      // A fact that has no words in the other language is mere words.
      marks: richMarksOf(node).filter((mark) => mark.kind !== "fact" || wordsOf(mark) !== ""),
      wordsOf,
      terms: termsIn(book, block.text),
      memory: hintsFor(library, report, place),
    };
  };
}

/** Terms and names of the text with the wording that the desk wants for each. */
function termsIn(book: Wordbook, text: string): TermHint[] {
  const hints = new Map<string, TermHint>();
  for (const { start, end, entries } of book.inSource.find(text)) {
    const source = text.slice(start, end);
    const target = entries.map((entry) => wordingIn(entry, book.target)).find((one) => one !== "");
    if (target && !hints.has(source)) hints.set(source, { source, target });
  }
  return [...hints.values()].slice(0, TERMS);
}

/** What the memory knows of it, unless it comes out of a report that must not go out itself. */
function hintsFor(library: EngineLibrary, report: Report, place: Place): MemoryHint[] {
  const { sourceLang, id, head } = report;
  const { text, id: block } = place.block;
  const { matches } = library.memory.matches({
    ...{ lang: sourceLang, text, previous: place.previous, next: place.next, column: head.column },
    ...(block && { except: { report: id, block } }),
  });
  return matches
    .filter(({ unit }) => unit.report === null || barIn(library, unit.report) === null)
    .slice(0, HINTS)
    .map(({ unit, score }) => ({
      source: unit[sourceLang],
      target: unit[otherLang(sourceLang)],
      score,
    }));
}
