/** The wordbook as the window knows it: every entry, and what it makes of a report's texts. */
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Lang } from "../../../core/report/lang.ts";
import type { Entry } from "../../../core/term/entry.ts";
import { createRecogniser, type Recogniser } from "../../../core/term/recogniser.ts";
import { createWordbook, type Wordbook } from "../../../core/term/wordbook.ts";
import { client } from "../client.ts";
import { keys } from "../query.ts";

const listQuery = {
  queryKey: [...keys.terms, "list"],
  queryFn: () => client.term.list(),
  // Comparing ten thousand entries with ten thousand takes longer than drawing them.
  structuralSharing: false,
};

type List = Awaited<ReturnType<typeof client.term.list>>;

export const useTermList = (): UseQueryResult<List> => useQuery(listQuery);

/** Null until it is there. Made once for all parts of a room. */
export function useWordbook(source: Lang, column: string): Wordbook | null {
  const { data } = useTermList();
  const { data: book } = useQuery({
    queryKey: [...keys.terms, "book", source, column, useStamp(data)],
    queryFn: async () => createWordbook(data?.entries ?? [], { source, column }),
    enabled: data !== undefined,
    structuralSharing: false,
    placeholderData: (last) => last,
  });
  return book ?? null;
}

/** Finds names and terms in one language; null until it is there. */
export function useRecogniser(lang: Lang, column: string): Recogniser | null {
  const { data } = useTermList();
  const { data: recogniser } = useQuery({
    queryKey: [...keys.terms, "recogniser", lang, column, useStamp(data)],
    queryFn: async () => createRecogniser(inColumn(data?.entries ?? [], column), lang),
    enabled: data !== undefined,
    structuralSharing: false,
    placeholderData: (last) => last,
  });
  return recogniser ?? null;
}

const inColumn = (entries: Entry[], column: string): Entry[] =>
  entries.filter((entry) => entry.column === "" || entry.column === column);

/** Another one for every answer of main. */
function useStamp(data: List | undefined): number {
  const queryClient = useQueryClient();
  return data ? (queryClient.getQueryState(listQuery.queryKey)?.dataUpdatedAt ?? 0) : 0;
}
