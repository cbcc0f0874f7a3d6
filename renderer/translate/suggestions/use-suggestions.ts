/** Asks the memory about the row at work. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { normalizeText } from "../../../core/edition/text-hash.ts";
import { client } from "../../app/client.ts";
import { keys } from "../../app/query.ts";
import type { Lane } from "../lanes.ts";
import { directionOf, usePair, useWork } from "../work.ts";
import { type Suggestion, suggestionsFrom } from "./suggestion-list.ts";

export interface Asked {
  lane: Lane | null;
  /** Null while the memory has not answered. */
  suggestions: Suggestion[] | null;
}

export function useSuggestions(): Asked {
  const { report } = useWork();
  const { lanes, current } = usePair();
  const lang = directionOf(report).source;
  const text = current?.row?.source?.text ?? "";
  const block = current?.source ?? null;
  const written = lanes.flatMap(({ row }) =>
    row?.source && normalizeText(row.source.text) !== "" ? [row.source] : [],
  );
  const at = written.findIndex(({ id }) => id === block);
  const [previous, next] = [written[at - 1]?.text ?? "", written[at + 1]?.text ?? ""];
  const { data } = useQuery({
    queryKey: [...keys.memory, "matches", report.id, block, text, previous, next],
    queryFn: () =>
      client.memory.matches({
        ...{ lang, text, previous, next },
        ...(block && { except: { report: report.id, block } }),
      }),
    enabled: normalizeText(text) !== "",
    // While the next answer is on its way, the list of this row stays; that of another row would mislead.
    placeholderData: (last, query) =>
      query?.queryKey[3] === block ? keepPreviousData(last) : undefined,
  });
  if (normalizeText(text) === "") return { lane: current, suggestions: [] };
  return { lane: current, suggestions: data ? suggestionsFrom(data, lang) : null };
}
