/** The pair at work and what the wordbook found in it, shared by the list, the notes and the completion. */
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from "react";
import type { ReportSummary } from "../../../core/api/report.ts";
import type { Wordbook } from "../../../core/term/wordbook.ts";
import { useWordbook } from "../../app/term/terms.ts";
import { directionOf, type Work, WorkContext } from "../work.ts";
import { createTermWatch, nothingFound, type TermState, type TermWatch } from "./term-watch.ts";

interface TermDesk {
  book: Wordbook | null;
  watch: TermWatch | null;
}

const TermContext = createContext<TermDesk>({ book: null, watch: null });

export function WithTerms({
  report,
  work,
  children,
}: {
  report: ReportSummary;
  work: Work | null;
  children: ReactNode;
}): JSX.Element {
  const book = useWordbook(directionOf(report).source, report.column);
  const model = work?.model ?? null;
  const watch = useMemo(() => (model && book ? createTermWatch(model, book) : null), [model, book]);
  const desk = useMemo(() => ({ book, watch }), [book, watch]);
  return (
    <WorkContext value={work}>
      <TermContext value={desk}>{children}</TermContext>
    </WorkContext>
  );
}

export const useBook = (): Wordbook | null => useContext(TermContext).book;

const subscribeToNothing = (): (() => void) => () => undefined;

export function useTermState(): TermState {
  const { watch } = useContext(TermContext);
  return useSyncExternalStore(
    watch?.subscribe ?? subscribeToNothing,
    watch?.get ?? (() => nothingFound),
  );
}
