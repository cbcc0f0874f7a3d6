/** API of bringing an old site in. */
import { resolve } from "node:path";
import { ORPCError } from "@orpc/server";
import type { OldSitePlanned, OldSiteProgress, OldSiteResult } from "../../../core/api/old-site.ts";
import { libraryApi } from "../../api-context.ts";
import { codedBy } from "../../coded.ts";
import { progressOf } from "../../publication/progress.ts";
import { getMapping, OldSiteRefusal } from "./old-site-service.ts";

function toCoded(error: unknown): unknown {
  if (!(error instanceof OldSiteRefusal)) return error;
  const { code, paths } = error;
  return new ORPCError(code, { defined: true, data: { paths } });
}

const coded = codedBy(toCoded);

type Finished<K extends string, T> = { kind: "finished" } & Record<K, T>;

export const oldSiteApi = {
  pages: libraryApi.oldSite.pages.handler(({ context: { library }, input }) =>
    coded.answer(() => library.oldSite.pages({ ...input, dir: resolve(input.dir) })),
  ),
  look: libraryApi.oldSite.look.handler(({ context: { library }, input }) =>
    coded.answer(() => library.oldSite.look({ ...input, dir: resolve(input.dir) })),
  ),
  plan: libraryApi.oldSite.plan.handler(({ context: { library }, input, signal }) =>
    coded.stream(
      progressOf<OldSiteProgress, Finished<"plan", OldSitePlanned>>(async (onProgress, abort) => {
        const asked = { ...input, dir: resolve(input.dir) };
        const plan = await library.oldSite.plan(asked, { signal: abort, onProgress });
        return { kind: "finished", plan };
      }, signal),
    ),
  ),
  bring: libraryApi.oldSite.bring.handler(({ context: { library }, input, signal }) =>
    coded.stream(
      progressOf<OldSiteProgress, Finished<"result", OldSiteResult>>(async (onProgress, abort) => {
        const asked = { ...input, dir: resolve(input.dir) };
        const result = await library.oldSite.bring(asked, { signal: abort, onProgress });
        return { kind: "finished", result };
      }, signal),
    ),
  ),
  hold: libraryApi.oldSite.hold.handler(({ context: { library }, input }) =>
    library.oldSite.hold(input.how),
  ),
  mappings: libraryApi.oldSite.mappings.handler(({ context: { library } }) =>
    library.oldSite.mappings.list(),
  ),
  keepMapping: libraryApi.oldSite.keepMapping.handler(({ context: { library }, input }) =>
    coded.answer(async () => library.oldSite.mappings.keep(input.name, getMapping(input.mapping))),
  ),
  forgetMapping: libraryApi.oldSite.forgetMapping.handler(({ context: { library }, input }) =>
    library.oldSite.mappings.forget(input.name),
  ),
};
