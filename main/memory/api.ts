/** API of the translation memory. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ORPCError } from "@orpc/server";
import type { ImportProgress } from "../../core/api/memory.ts";
import { libraryApi } from "../api-context.ts";
import { progressOf } from "../publication/progress.ts";
import { isIncoming } from "./incoming.ts";

export const memoryApi = {
  matches: libraryApi.memory.matches.handler(({ context, input }) =>
    context.library.memory.matches(input),
  ),
  containing: libraryApi.memory.containing.handler(({ context, input }) =>
    context.library.memory.containing(input),
  ),
  stats: libraryApi.memory.stats.handler(({ context }) => context.library.memory.stats()),
  units: libraryApi.memory.units.handler(({ context, input }) =>
    context.library.memory.units(input),
  ),
  change: libraryApi.memory.change.handler(({ context, input }) =>
    context.library.memory.change(input),
  ),
  restore: libraryApi.memory.restore.handler(({ context, input }) =>
    context.library.memory.restore(input.units),
  ),
  history: libraryApi.memory.history.handler(({ context, input }) =>
    context.library.memory.history(input.unit),
  ),
  versions: libraryApi.memory.versions.handler(({ context, input }) =>
    context.library.memory.versions(input.report, input.block),
  ),
  setMemory: libraryApi.memory.setMemory.handler(async ({ context, input }) => {
    await context.library.memory.setMemory(input);
    return null;
  }),
  removeMemory: libraryApi.memory.removeMemory.handler(async ({ context, input, signal }) => {
    await context.library.memory.removeMemory(input.id, signal);
    return null;
  }),
  counts: libraryApi.memory.counts.handler(({ context, signal }) =>
    context.library.memory.counts(signal),
  ),
  importTmx: libraryApi.memory.importTmx.handler(
    ({ context: { library }, input, signal }): AsyncGenerator<ImportProgress, void, void> =>
      progressOf<ImportProgress, ImportProgress>(async (report, abort) => {
        if (!isIncoming(input.file))
          throw new ORPCError("FILE_GONE", { defined: true, status: 404 });
        const file = join(library.memory.incomingDir, input.file);
        const imported = await library.memory.importTmx({
          ...{ file, memory: input.memory, readOnly: input.readOnly, signal: abort },
          onProgress: (share, units) => report({ kind: "progress", share, units }),
        });
        await rm(file, { force: true });
        return { kind: "finished", ...imported };
      }, signal),
  ),
};
