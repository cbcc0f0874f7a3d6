/** The import route: a file in by POST, and word of what became of it. */
import { Hono } from "hono";
import {
  type ImportAnswer,
  importQuerySchema,
  leftOutSchema,
  MAX_IMPORT_BYTES,
} from "../../core/api/import.ts";
import { contentRefusals, type ContentRefusal } from "../../core/exchange/import-refusals.ts";
import { diskFailure } from "../library/disk-error.ts";
import { readAtMost } from "../read-at-most.ts";
import { importBytes, type ImportInto } from "./import-file.ts";
import { ImportRefusal } from "./import-refusal.ts";

/** A list of what was left out that nobody reads to its end; the rest of the file is the rest of the list. */
const MAX_LEFT = 500;

export function importRoutes(current: () => ImportInto | null): Hono {
  const routes = new Hono();

  routes.post("/", async (c) => {
    const answer = (body: ImportAnswer, status: 201 | 400 | 409 | 413 | 422 | 507) =>
      c.json(body, status);
    const library = current();
    if (!library) return answer({ refusal: "no-library", changes: null }, 409);
    const query = importQuerySchema.safeParse(c.req.query());
    if (!query.success) return answer({ refusal: "bad-request", changes: null }, 400);
    const bytes = await readAtMost(c.req.raw, MAX_IMPORT_BYTES);
    if (!bytes) return answer({ refusal: "FILE_TOO_LARGE", changes: null }, 413);
    const { name, lang, column, changes } = query.data;
    const request = { lang, ...(column && { column }), ...(changes && { changes }) };
    try {
      const outcome = await importBytes({ name, bytes }, request, library);
      const { number } = outcome.report;
      const left = outcome.left.slice(0, MAX_LEFT).map((one) => leftOutSchema.parse(one));
      const { headline } = outcome.report[lang];
      const filed = outcome.column ?? { id: outcome.report.column, named: false };
      return answer({ imported: { number, headline, column: filed, left } }, 201);
    } catch (error) {
      if (error instanceof ImportRefusal && isAboutContent(error.code))
        return answer({ refusal: error.code, changes: error.changes }, 422);
      const failure = diskFailure(error);
      if (failure === "io") throw error;
      return answer({ refusal: failure, changes: null }, 507);
    }
  });

  return routes;
}

const isAboutContent = (code: string): code is ContentRefusal =>
  contentRefusals.some((refusal) => refusal === code);
