/** The wordbook beside the two texts of the row at work: marks in the source, completion in the translation. */
import { type JSX, useContext, useMemo } from "react";
import { offersFor } from "../../../core/term/wordbook.ts";
import { TermCompletion } from "../../app/term/completion-plugin.tsx";
import { directionOf, usePair, WorkContext } from "../work.ts";
import { SourceMarks } from "./source-marks.tsx";
import { useBook, useTermState } from "./term-desk.tsx";

/** Within the editor of the source. */
export const SourceTerms = (): JSX.Element | null =>
  useContext(WorkContext) ? <MarkedRow /> : null;

/** Within the editor of the translation. */
export const TargetTerms = (): JSX.Element | null =>
  useContext(WorkContext) ? <CompletedRow /> : null;

function MarkedRow(): JSX.Element {
  const { current } = usePair();
  const source = current?.row?.source;
  return <SourceMarks block={source?.id ?? null} text={source?.text ?? ""} />;
}

const none: readonly string[] = [];

function CompletedRow(): JSX.Element | null {
  const report = useContext(WorkContext)?.report;
  const { current } = usePair();
  const book = useBook();
  const state = useTermState();
  const text = current?.row?.source?.text ?? "";
  const key = current?.key;
  const wordings = useMemo(() => {
    if (!book || text === "" || !key) return none;
    const introduced = state.introducedBefore(key);
    return offersFor(book, { text, found: book.inSource.find(text), introduced }).map(
      (offer) => offer.text,
    );
  }, [book, text, key, state]);
  return report ? <TermCompletion lang={directionOf(report).target} wordings={wordings} /> : null;
}
