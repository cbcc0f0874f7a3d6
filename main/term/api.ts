/** API of the wordbook. */
import { ORPCError } from "@orpc/server";
import { MAX_ENTRIES } from "../../core/api/term.ts";
import { libraryApi } from "../api-context.ts";
import { TermRefusal } from "./term-service.ts";

function coded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TermRefusal)) throw error;
    const data = {
      TERMS_NEWER: undefined,
      TERM_CHANGED: { zh: error.zh },
      TOO_MANY_TERMS: { most: MAX_ENTRIES },
    };
    throw new ORPCError(error.code, { defined: true, status: 409, data: data[error.code] });
  }
}

export const termApi = {
  list: libraryApi.term.list.handler(({ context: { library } }) => ({
    isInUse: library.terms.isInUse,
    entries: library.terms.list(),
  })),
  save: libraryApi.term.save.handler(({ context, input }) =>
    coded(() => ({ change: context.library.terms.save(input.entries) })),
  ),
  remove: libraryApi.term.remove.handler(({ context, input }) =>
    coded(() => ({ change: context.library.terms.remove(input.ids) })),
  ),
  history: libraryApi.term.history.handler(({ context, input }) =>
    context.library.terms.history(input),
  ),
  undo: libraryApi.term.undo.handler(({ context, input }) =>
    coded(() => ({ change: context.library.terms.undo(input.change) })),
  ),
};
