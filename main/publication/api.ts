/** API of the publish room. */
import { ORPCError } from "@orpc/server";
import type { PlanProgress, PublishProgress } from "../../core/publication/plan.ts";
import { libraryApi } from "../api-context.ts";
import { progressOf } from "./progress.ts";
import { PublicationError } from "./publication-error.ts";

/** Refusals become the contract's coded errors. */
function toCoded(error: unknown): unknown {
  if (!(error instanceof PublicationError)) return error;
  const { code, ...data } = error.refusal;
  return new ORPCError(code, { defined: true, data });
}

async function* coded<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  try {
    yield* items;
  } catch (error) {
    throw toCoded(error);
  }
}

export const publicationApi = {
  plan: libraryApi.publication.plan.handler(({ context: { library }, input, signal }) =>
    coded(
      progressOf<PlanProgress, PlanProgress>(
        async (report, abort) => ({
          kind: "finished",
          plan: await library.publication.plan({
            target: input.target,
            signal: abort,
            onProgress: (step, done, total) => report({ kind: "step", step, done, total }),
          }),
        }),
        signal,
      ),
    ),
  ),
  publish: libraryApi.publication.publish.handler(({ context: { library }, input, signal }) =>
    coded(
      progressOf<PublishProgress, PublishProgress>(
        async (onProgress, abort) => ({
          kind: "finished",
          entry: await library.publication.publish({ ...input, signal: abort, onProgress }),
        }),
        signal,
      ),
    ),
  ),
  ledger: libraryApi.publication.ledger.handler(({ context: { library } }) =>
    library.publication.ledger(),
  ),
};
