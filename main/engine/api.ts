/** API of the translation engines. */
import { ORPCError } from "@orpc/server";
import type { AskProgress } from "../../core/api/engine.ts";
import { api, libraryApi } from "../api-context.ts";
import { codedBy } from "../coded.ts";
import { progressOf } from "../publication/progress.ts";
import { EngineError } from "./engine-error.ts";

function toCoded(error: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  return new ORPCError("ENGINE_PROBLEM", { defined: true, status: 422, data: error.problem });
}

const coded = codedBy(toCoded);

export const engineApi = {
  list: api.engine.list.handler(({ context: { engines } }) => ({
    engines: engines.desk.list(),
    keptBy: engines.desk.keptBy,
  })),
  save: api.engine.save.handler(({ context: { engines }, input }) =>
    engines.desk.save(input.engine, input.key),
  ),
  remove: api.engine.remove.handler(({ context: { engines }, input }) =>
    engines.desk.remove(input.engine),
  ),
  test: api.engine.test.handler(({ context: { engines }, input, signal }) =>
    coded.answer(() => engines.work.test(input.engine, signal ?? new AbortController().signal)),
  ),
  translate: libraryApi.engine.translate.handler(
    ({ context: { engines, library }, input, signal }) =>
      coded.stream(
        progressOf<AskProgress, AskProgress>(async (report, abort) => {
          const onText = (text: string): void => report({ kind: "text", text });
          const translator = engines.work.translator(library, input);
          const done = await translator.translate(input.block, { signal: abort, onText });
          return { kind: "finished", ...done };
        }, signal),
      ),
  ),
};
