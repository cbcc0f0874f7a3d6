/** Addresses of previews: one report as it is now, and the whole site as a rehearsal with drafts. */
import { type Context, Hono } from "hono";
import { reportIdSchema } from "../../core/report/ids.ts";
import { langSchema } from "../../core/report/lang.ts";
import { sitePathSchema } from "../../core/publication/plan.ts";
import { PublicationError } from "./publication-error.ts";
import type { PublicationService } from "./publication-service.ts";
import { sides } from "./rehearsal.ts";

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
  current: () => Pick<PublicationService, "previewPage" | "previewAsset" | "rehearsedFile"> | null,
): Hono {
  const app = new Hono();
  app.get("/plan/:id/:side/*", async (c) => {
    const side = sides.find((known) => known === c.req.param("side"));
    const id = c.req.param("id");
    const start = `/plan/${id}/${side}/`;
    const path = sitePathSchema.safeParse(
      c.req.path.slice(c.req.path.indexOf(start) + start.length) || "index.html",
    ).data;
    if (!side || !path) return notFound(c);
    try {
      const answer = await current()?.rehearsedFile(id, side, path);
      if (!answer) return notFound(c);
      return send(
        c,
        path.endsWith(".html") ? withinPlan(answer.bytes, start) : answer.bytes,
        answer.type,
      );
    } catch (error) {
      if (error instanceof PublicationError) return notFound(c);
      throw error;
    }
  });
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

/** The page for missing addresses links from the site's root, which is elsewhere here. */
const withinPlan = (html: Uint8Array, start: string): string =>
  new TextDecoder()
    .decode(html)
    .replace(/((?:href|src)=")\/(?!\/)/g, (_, before: string) => `${before}/preview${start}`);

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
