/** A room's search, and the editions that take part in it. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ReportSummary } from "../../../core/api/report.ts";
import { confirmedRows, countConfirmed } from "../../../core/find/affected.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { client } from "../client.ts";
import { keys } from "../query.ts";
import { createFinder, type Finder, type FindState } from "./finder.ts";

export function useFinder(): Finder {
  const [finder] = useState(createFinder);
  useEffect(() => () => finder.stop(), [finder]);
  return finder;
}

export const useFindState = (finder: Finder): FindState =>
  useSyncExternalStore(finder.subscribe, finder.get);

/** Lets the edition around be searched. */
export function FindIn({
  finder,
  lang,
  editable,
}: {
  finder: Finder;
  lang: Lang;
  editable: boolean;
}): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => finder.add(lang, { editor, editable }), [finder, editor, lang, editable]);
  return null;
}

/** How many confirmed rows the replacement of all hits would touch; 0 while that is not known. */
export function useAffected(report: ReportSummary, { open, replacing, found }: FindState): number {
  const { data } = useQuery({
    queryKey: [...keys.report, "confirmed", report.id],
    queryFn: () => client.report.read({ id: report.id }),
    enabled: open && replacing && found.length > 0,
  });
  const confirmed = useMemo(
    () => data && confirmedRows({ sourceLang: report.sourceLang, editions: data.editions }),
    [data, report.sourceLang],
  );
  return useMemo(() => {
    const ids = found.flatMap(({ block, editable }) => (editable && block.id ? [block.id] : []));
    return confirmed ? countConfirmed(confirmed, ids) : 0;
  }, [confirmed, found]);
}
