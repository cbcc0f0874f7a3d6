/** API of the translation memory. */
import { libraryApi } from "../api-context.ts";

export const memoryApi = {
  matches: libraryApi.memory.matches.handler(({ context, input }) =>
    context.library.memory.matches(input),
  ),
  containing: libraryApi.memory.containing.handler(({ context, input }) =>
    context.library.memory.containing(input),
  ),
  stats: libraryApi.memory.stats.handler(({ context }) => context.library.memory.stats()),
};
