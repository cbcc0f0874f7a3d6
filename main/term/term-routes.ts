/** The wordbook's files over HTTP: one in by POST, looked at or taken; a file out. */
import { type Context, Hono } from "hono";
import {
  MAX_TERM_FILE_BYTES,
  termExportSchema,
  type TermFileRefusal,
} from "../../core/api/term-files.ts";
import { readAtMost } from "../read-at-most.ts";
import { exportTerms, importTerms, toTermFileRefusal } from "./term-files.ts";
import type { TermService } from "./term-service.ts";

/** @param current the open library's wordbook, null while no library is open */
export function termRoutes(current: () => TermService | null): Hono {
  const routes = new Hono();
  const refuse = (c: Context, refusal: TermFileRefusal["refusal"], status: 409 | 413): Response =>
    c.json({ refusal, line: null, about: "" } satisfies TermFileRefusal, status);

  routes.post("/import", async (c) => {
    const terms = current();
    if (!terms) return refuse(c, "no-library", 409);
    const bytes = await readAtMost(c.req.raw, MAX_TERM_FILE_BYTES);
    if (!bytes) return refuse(c, "FILE_TOO_LARGE", 413);
    try {
      return c.json({
        plan: await importTerms(bytes, { terms, take: c.req.query("take") === "1" }),
      });
    } catch (error) {
      const refusal = toTermFileRefusal(error);
      if (!refusal) throw error;
      return c.json(refusal, 422);
    }
  });

  routes.post("/export", async (c) => {
    const terms = current();
    if (!terms) return refuse(c, "no-library", 409);
    const asked = termExportSchema.safeParse(await c.req.json().catch(() => null));
    if (!asked.success) return c.body(null, 400);
    const { format, ids } = asked.data;
    const chosen = ids && new Set<string>(ids);
    const entries = terms.list().filter(({ id }) => !chosen || chosen.has(id));
    const file = exportTerms(entries, format);
    return c.body(new Uint8Array(file.bytes), 200, {
      "Content-Type": file.type,
      "Content-Disposition": `attachment; filename="terms.${file.ext}"`,
      "Cache-Control": "no-store",
    });
  });
  return routes;
}
