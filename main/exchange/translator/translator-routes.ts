/** The routes to and from translators: a report as a file for them, and what a file of theirs would change. */
import { type Context, Hono } from "hono";
import type { ExportRefusalCode } from "../../../core/api/export.ts";
import { MAX_IMPORT_BYTES } from "../../../core/api/import.ts";
import { handOutQuerySchema, type IncomingAnswer } from "../../../core/api/translator.ts";
import { reportIdSchema } from "../../../core/report/ids.ts";
import type { OpenLibrary } from "../../open-library.ts";
import { readAtMost } from "../../read-at-most.ts";
import { attachment, refusalStatus } from "../attachment.ts";
import { ExportRefusal } from "../export-refusal.ts";
import { makeHandOut } from "./make-hand-out.ts";
import { IncomingRefused, readIncoming } from "./read-incoming.ts";

/** More findings than anybody reads. */
const MAX_FINDINGS = 50;

export function translatorRoutes(current: () => OpenLibrary | null): Hono {
  const routes = new Hono();
  const refuse = (c: Context, refusal: ExportRefusalCode): Response =>
    c.json({ refusal }, refusalStatus[refusal]);

  routes.get("/:id/:format", async (c) => {
    const query = handOutQuerySchema.safeParse({
      ...c.req.param(),
      lockDone: c.req.query("lockDone") === "1",
    });
    if (!query.success) return refuse(c, "not-found");
    const library = current();
    if (!library) return refuse(c, "no-library");
    try {
      const { bytes, name, type } = await makeHandOut(query.data, library);
      return c.body(new Uint8Array(bytes), 200, attachment(name, type));
    } catch (error) {
      if (error instanceof ExportRefusal) return refuse(c, error.code);
      throw error;
    }
  });

  routes.post("/:id/incoming", async (c) => {
    const answer = (body: IncomingAnswer, status: 200 | 404 | 409 | 413 | 422) =>
      c.json(body, status);
    const library = current();
    if (!library) return answer({ refusal: "no-library" }, 409);
    const id = reportIdSchema.safeParse(c.req.param("id"));
    if (!id.success) return answer({ refusal: "not-found" }, 404);
    const bytes = await readAtMost(c.req.raw, MAX_IMPORT_BYTES);
    if (!bytes) return answer({ refusal: "FILE_TOO_LARGE" }, 413);
    try {
      const { file } = await readIncoming(bytes, library, id.data);
      return answer({ incoming: file }, 200);
    } catch (error) {
      if (!(error instanceof IncomingRefused)) throw error;
      const { code, findings, number } = error;
      const told = findings
        .slice(0, MAX_FINDINGS)
        .map(({ rule, line, about }) => ({ rule, line, about }));
      return answer({ refusal: code, findings: told, number }, 422);
    }
  });

  return routes;
}
