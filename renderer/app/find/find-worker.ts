/** Looks for a user's pattern beside the window, so that one that never comes to an end can be stopped. */
import { createMatcher, isMatcher } from "../../../core/find/matcher.ts";
import type { SearchAnswer, SearchRequest } from "./searcher.ts";

addEventListener("message", ({ data }: MessageEvent<SearchRequest>) => {
  const matcher = createMatcher(data.query);
  const hits = isMatcher(matcher) ? data.texts.map(({ text, lang }) => matcher(text, lang)) : [];
  const answer: SearchAnswer = { number: data.number, hits };
  postMessage(answer);
});
