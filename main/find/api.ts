/** API of find and replace over the desk. */
import { ORPCError } from "@orpc/server";
import type { BatchProgress, FindProgress } from "../../core/api/find.ts";
import { libraryApi } from "../api-context.ts";
import { codedBy } from "../coded.ts";
import { diskFailure } from "../library/disk-error.ts";
import { progressOf } from "../publication/progress.ts";
import { type FindService, type OnProgress, PatternError } from "./find-service.ts";
import { OutOfTimeError } from "./within-time.ts";

function toCoded(error: unknown): unknown {
  if (error instanceof PatternError)
    return new ORPCError("PATTERN_WRONG", { defined: true, status: 422, data: error.problem });
  if (error instanceof OutOfTimeError)
    return new ORPCError("PATTERN_SLOW", { defined: true, status: 422 });
  const failure = diskFailure(error);
  if (failure === "disk-full") return new ORPCError("DISK_FULL", { defined: true });
  if (failure === "read-only") return new ORPCError("READ_ONLY", { defined: true });
  return error;
}

const coded = codedBy(toCoded);

/** Work on a batch, as a stream of its progress and its end. */
const batchWork = (
  work: (onProgress: OnProgress, signal: AbortSignal) => ReturnType<FindService["undo"]>,
  signal: AbortSignal | undefined,
): AsyncGenerator<BatchProgress, void, void> =>
  coded.stream(
    progressOf<BatchProgress, BatchProgress>(async (report, abort) => {
      const onProgress: OnProgress = (done, total) => report({ kind: "progress", done, total });
      const batch = await work(onProgress, abort);
      if (!batch) throw new ORPCError("BATCH_NOT_FOUND", { defined: true, status: 404 });
      return { kind: "finished", batch };
    }, signal),
  );

export const findApi = {
  search: libraryApi.find.search.handler(
    ({ context: { library }, input, signal }): AsyncGenerator<FindProgress, void, void> =>
      coded.stream(library.find.search(input.query, input.scope, signal)),
  ),
  replace: libraryApi.find.replace.handler(({ context: { library }, input, signal }) =>
    batchWork((onProgress, abort) => library.find.replace(input, onProgress, abort), signal),
  ),
  batches: libraryApi.find.batches.handler(({ context: { library } }) => library.find.batches()),
  undo: libraryApi.find.undo.handler(({ context: { library }, input, signal }) =>
    batchWork((onProgress, abort) => library.find.undo(input.batch, onProgress, abort), signal),
  ),
};
