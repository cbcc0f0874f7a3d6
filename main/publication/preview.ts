/** Addresses of previews: one report as it is now, and the whole site as a rehearsal with drafts. */
import { type Context, Hono } from "hono";
import { reportIdSchema } from "../../core/report/ids.ts";
import { langSchema } from "../../core/report/lang.ts";
import type { PublicationService } from "./publication-service.ts";

/** No script runs in a preview and nothing is fetched from elsewhere; only the program's own window may frame it. */
const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "media-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-same-origin",
].join("; ");

/** @param current the open library's publication service, null while no library is open */
export function previewRoutes(
  current: () => Pick<PublicationService, "previewPage" | "previewAsset"> | null,
): Hono {
  const app = new Hono();
  app.get("/site/*", async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf("/site/") + "/site/".length);
    const answer = await current()?.previewAsset(path || "index.html");
    return answer ? send(c, answer.bytes, answer.type) : notFound(c);
  });
  app.get("/:id/:lang", async (c) => {
    const id = reportIdSchema.safeParse(c.req.param("id"));
    const lang = langSchema.safeParse(c.req.param("lang"));
    if (!id.success || !lang.success) return notFound(c);
    const page = await current()?.previewPage(id.data, lang.data);
    return page ? send(c, page.html, "text/html; charset=utf-8") : notFound(c);
  });
  // The window's own page would answer here without the policy that the window has elsewhere.
  app.all("*", notFound);
  return app;
}

const headers = {
  "Content-Security-Policy": POLICY,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

const send = (c: Context, body: string | Uint8Array, type: string): Response =>
  c.body(typeof body === "string" ? body : new Uint8Array(body), 200, {
    ...headers,
    "Content-Type": type,
  });

const notFound = (c: Context): Response => c.text("404", 404, headers);
