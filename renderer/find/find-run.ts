/** A search over all reports while it goes on, and its hits so far. */
import { useEffect, useState } from "react";
import type { FindScope, FoundReport } from "../../core/api/find.ts";
import type { FindQuery } from "../../core/find/query.ts";
import { client } from "../app/client.ts";

export interface Found {
  reports: FoundReport[];
  hits: number;
  /** Null when the search has ended. */
  progress: { done: number; total: number } | null;
  /** It ended at the most that is shown. */
  more: boolean;
  error: unknown;
}

const nothing: Found = { reports: [], hits: 0, progress: null, more: false, error: null };
const beginning: Found = { ...nothing, progress: { done: 0, total: 0 } };

/** What is found is shown this often at most. */
const SHOW_MS = 120;

/** Searches anew when `asked` changes; both are compared by what they say. */
export function useFindRun(query: FindQuery, scope: FindScope, asked: number): Found {
  const question = JSON.stringify({ query, scope });
  const [found, setFound] = useState<{ of: string; found: Found }>({ of: "", found: nothing });
  const key = `${question} ${asked}`;
  useEffect(() => {
    if (query.text === "") return;
    const abort = new AbortController();
    const show = (next: Found): void => {
      if (!abort.signal.aborted) setFound({ of: key, found: next });
    };
    void run(JSON.parse(question) as { query: FindQuery; scope: FindScope }, abort.signal, show);
    return () => abort.abort();
  }, [question, key, query.text]);
  if (query.text === "") return nothing;
  return found.of === key ? found.found : beginning;
}

async function run(
  question: { query: FindQuery; scope: FindScope },
  signal: AbortSignal,
  show: (found: Found) => void,
): Promise<void> {
  let now = beginning;
  let shown = performance.now();
  try {
    for await (const item of await client.find.search(question, { signal })) {
      if (item.kind === "progress") now = { ...now, progress: item };
      else if (item.kind === "finished") now = { ...now, progress: null, more: item.more };
      else {
        now = {
          ...now,
          reports: [...now.reports, item.report],
          hits: now.hits + hitsIn(item.report),
        };
      }
      if (performance.now() - shown < SHOW_MS && item.kind === "report") continue;
      shown = performance.now();
      show(now);
    }
    show({ ...now, progress: null });
  } catch (error) {
    show({ ...now, progress: null, error });
  }
}

export const hitsIn = (report: FoundReport): number =>
  report.editions.reduce(
    (sum, { blocks }) => sum + blocks.reduce((count, { hits }) => count + hits.length, 0),
    0,
  );
