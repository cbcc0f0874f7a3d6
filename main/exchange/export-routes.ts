/** The export route: a report as a file to save, or as a page to print. */
import { type Context, Hono } from "hono";
import { type ExportRefusalCode, exportQuerySchema, printFormats } from "../../core/api/export.ts";
import { encodedName, refusalStatus } from "./attachment.ts";
import { type ExportFrom, exportReport } from "./export-report.ts";
import { ExportRefusal } from "./export-refusal.ts";

/** Nothing runs in the page that is printed and nothing is fetched; the window that frames it may print it. */
const PRINT_POLICY = [
  "default-src 'none'",
  "img-src data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-same-origin allow-modals",
].join("; ");

const shared = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** @param current the open library's services, null while no library is open */
export function exportRoutes(current: () => ExportFrom | null): Hono {
  const app = new Hono();
  const refuse = (c: Context, refusal: ExportRefusalCode): Response =>
    c.json({ refusal }, refusalStatus[refusal], shared);

  app.get("/:id/:format", async (c) => {
    const { lang, pictures, comments } = c.req.query();
    const query = exportQuerySchema.safeParse({
      ...c.req.param(),
      lang,
      pictures,
      comments: comments === "1",
    });
    if (!query.success) return refuse(c, "not-found");
    const from = current();
    if (!from) return refuse(c, "no-library");
    try {
      const file = await exportReport(query.data, from, { signal: c.req.raw.signal });
      const isShown = printFormats.some((format) => format === query.data.format);
      return c.body(new Uint8Array(file.bytes), 200, {
        ...shared,
        "Content-Type": file.type,
        "Content-Security-Policy": isShown ? PRINT_POLICY : "sandbox; default-src 'none'",
        // RFC 6266 and RFC 8187.
        "Content-Disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodedName(file.name)}`,
        "X-Export-Missing": String(file.missing),
        ...(file.changes && { "X-Export-Changes": JSON.stringify(file.changes) }),
      });
    } catch (error) {
      if (error instanceof ExportRefusal) return refuse(c, error.code);
      throw error;
    }
  });
  return app;
}
