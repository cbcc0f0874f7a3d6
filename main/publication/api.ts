/** API of the publish room. */
import { ORPCError } from "@orpc/server";
import type { PlanProgress, PublishProgress } from "../../core/publication/plan.ts";
import { libraryApi } from "../api-context.ts";
import { diskFailure } from "../library/disk-error.ts";
import { progressOf } from "./progress.ts";
import { PublicationError } from "./publication-error.ts";

/** Refusals, and failures of the library's disk, become the contract's coded errors. */
function toCoded(error: unknown): unknown {
  const failure = diskFailure(error);
  if (failure === "disk-full") return new ORPCError("DISK_FULL", { defined: true });
  if (failure === "read-only") return new ORPCError("READ_ONLY", { defined: true });
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
            ...input,
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
  difference: libraryApi.publication.difference.handler(async ({ context: { library }, input }) => {
    try {
      return await library.publication.difference(input.planId, input.path);
    } catch (error) {
      throw toCoded(error);
    }
  }),
  approve: libraryApi.publication.approve.handler(async ({ context: { library }, input }) => {
    try {
      await library.publication.approve(input.number);
    } catch (error) {
      throw toCoded(error);
    }
  }),
  pause: libraryApi.publication.pause.handler(({ context: { library }, input }) =>
    library.publication.pause(input.target, input.paused),
  ),
  cancel: libraryApi.publication.cancel.handler(({ context: { library }, input }) =>
    library.publication.cancel(input.target),
  ),
  test: libraryApi.publication.test.handler(async ({ context: { library }, input }) => {
    const { target, secret } = input;
    try {
      await library.publication.test(target, secret);
      if (secret !== null) await library.publication.keepSecret(target, secret);
    } catch (error) {
      throw toCoded(error);
    }
  }),
  makeFolder: libraryApi.publication.makeFolder.handler(async ({ context: { library }, input }) => {
    try {
      await library.publication.makeFolder(input.target);
    } catch (error) {
      throw toCoded(error);
    }
  }),
  hasSecret: libraryApi.publication.hasSecret.handler(({ context: { library }, input }) =>
    library.publication.hasSecret(input),
  ),
  forgetSecret: libraryApi.publication.forgetSecret.handler(({ context: { library }, input }) =>
    library.publication.keepSecret(input, ""),
  ),
  theme: libraryApi.publication.theme.handler(({ context: { library } }) =>
    library.publication.theme(),
  ),
  schedules: libraryApi.publication.schedules.handler(({ context: { library } }) =>
    library.scheduler.schedules(),
  ),
  targetStates: libraryApi.publication.targetStates.handler(({ context: { library } }) =>
    library.publication.targetStates(),
  ),
  ledger: libraryApi.publication.ledger.handler(({ context: { library } }) =>
    library.publication.ledger(),
  ),
  entry: libraryApi.publication.entry.handler(({ context: { library }, input }) =>
    library.publication.entry(input.number),
  ),
};
