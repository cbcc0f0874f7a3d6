/** API of the publish room. */
import { ORPCError } from "@orpc/server";
import type { PlanProgress, PublishProgress } from "../../core/publication/plan.ts";
import { libraryApi } from "../api-context.ts";
import { codedBy } from "../coded.ts";
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

const coded = codedBy(toCoded);

export const publicationApi = {
  plan: libraryApi.publication.plan.handler(({ context: { library }, input, signal }) =>
    coded.stream(
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
    coded.stream(
      progressOf<PublishProgress, PublishProgress>(
        async (onProgress, abort) => ({
          kind: "finished",
          entry: await library.publication.publish({ ...input, signal: abort, onProgress }),
        }),
        signal,
      ),
    ),
  ),
  difference: libraryApi.publication.difference.handler(({ context: { library }, input }) =>
    coded.answer(() => library.publication.difference(input.planId, input.path)),
  ),
  approve: libraryApi.publication.approve.handler(({ context: { library }, input }) =>
    coded.answer(async () => void (await library.publication.approve(input.number))),
  ),
  pause: libraryApi.publication.pause.handler(({ context: { library }, input }) =>
    library.publication.pause(input.target, input.paused),
  ),
  cancel: libraryApi.publication.cancel.handler(({ context: { library }, input }) =>
    library.publication.cancel(input.target),
  ),
  test: libraryApi.publication.test.handler(({ context: { library }, input: { target, secret } }) =>
    coded.answer(async () => {
      await library.publication.test(target, secret);
      if (secret !== null) await library.publication.keepSecret(target, secret);
    }),
  ),
  makeFolder: libraryApi.publication.makeFolder.handler(({ context: { library }, input }) =>
    coded.answer(() => library.publication.makeFolder(input.target)),
  ),
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
