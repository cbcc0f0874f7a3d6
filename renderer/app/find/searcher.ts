/** Looks for a query in texts; a regular expression only for a while, so that none can stop the window. */
import { createMatcher, isMatcher } from "../../../core/find/matcher.ts";
import type { PatternProblem } from "../../../core/find/pattern-problem.ts";
import type { FindQuery, Hit } from "../../../core/find/query.ts";
import type { Lang } from "../../../core/report/lang.ts";

export interface SearchedText {
  text: string;
  lang: Lang;
}

export interface SearchRequest {
  number: number;
  query: FindQuery;
  texts: SearchedText[];
}

export interface SearchAnswer {
  number: number;
  hits: Hit[][];
}

export type Outcome =
  /** Hits of each text, in its order. */
  | { kind: "hits"; hits: Hit[][] }
  | { kind: "problem"; problem: PatternProblem }
  /** The pattern was stopped. */
  | { kind: "slow" };

export interface Searcher {
  /** Calls back once, at once for a plain text; never for a search that another one has followed. */
  search(query: FindQuery, texts: SearchedText[], done: (outcome: Outcome) => void): void;
  stop(): void;
}

const PATIENCE_MS = 2500;

const openWorker = (): Worker =>
  new Worker(new URL("./find-worker.ts", import.meta.url), { type: "module" });

export function createSearcher(open: () => Worker = openWorker): Searcher {
  let worker: Worker | null = null;
  let number = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const drop = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    busy = false;
  };
  return {
    search(query, texts, done) {
      number += 1;
      const mine = number;
      if (busy) drop();
      const matcher = createMatcher(query);
      if (!isMatcher(matcher)) {
        done(matcher ? { kind: "problem", problem: matcher } : { kind: "hits", hits: [] });
        return;
      }
      if (!query.regex) {
        done({ kind: "hits", hits: texts.map(({ text, lang }) => matcher(text, lang)) });
        return;
      }
      worker ??= open();
      busy = true;
      timer = setTimeout(() => {
        drop();
        if (mine === number) done({ kind: "slow" });
      }, PATIENCE_MS);
      worker.onmessage = ({ data }: MessageEvent<SearchAnswer>) => {
        if (data.number !== number) return;
        busy = false;
        clearTimeout(timer);
        done({ kind: "hits", hits: data.hits });
      };
      const request: SearchRequest = { number: mine, query, texts };
      worker.postMessage(request);
    },
    stop() {
      number += 1;
      drop();
    },
  };
}
