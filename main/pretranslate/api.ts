/** API of pre-translation. */
import { ORPCError } from "@orpc/server";
import type { PretranslateEvent } from "../../core/api/pretranslate.ts";
import { libraryApi } from "../api-context.ts";
import { EngineError } from "../engine/engine-error.ts";
import { findFills } from "./find-fills.ts";

export const pretranslateApi = {
  find: libraryApi.pretranslate.find.handler(async function* ({
    context: { engines, library },
    input,
    signal = new AbortController().signal,
  }): AsyncGenerator<PretranslateEvent, void, void> {
    if (!library.reports.find(input.report))
      throw new ORPCError("REPORT_NOT_FOUND", { defined: true, status: 404 });
    try {
      yield* findFills({ library, engines: engines.work, ...input, signal });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      throw new ORPCError("ENGINE_PROBLEM", { defined: true, status: 422, data: error.problem });
    }
  }),
};
