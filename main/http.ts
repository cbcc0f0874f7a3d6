/** Everything but the living documents, as one WHATWG handler: window files, API, media, previews. */
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { RPCHandler } from "@orpc/server/fetch";
import { Hono } from "hono";
import { except } from "hono/combine";
import { secureHeaders } from "hono/secure-headers";
import { API_PREFIX } from "../core/api/contract.ts";
import { EXPORT_PATH } from "../core/api/export.ts";
import { TRANSLATOR_PATH } from "../core/api/translator.ts";
import { IMPORT_PATH } from "../core/api/import.ts";
import { MEMORY_PATH } from "../core/api/memory.ts";
import { FILES_PATH, MEDIA_PATH } from "../core/api/routes.ts";
import type { ApiContext } from "./api-context.ts";
import { engineApi } from "./engine/api.ts";
import { oldSiteApi } from "./exchange/old-site/api.ts";
import { exportRoutes } from "./exchange/export-routes.ts";
import { translatorRoutes } from "./exchange/translator/translator-routes.ts";
import { importRoutes } from "./exchange/import-routes.ts";
import { findApi } from "./find/api.ts";
import { deviceApi, settingsApi } from "./library/api.ts";
import { fileRoutes } from "./media/file-routes.ts";
import { mediaRoutes } from "./media/media-routes.ts";
import { memoryApi } from "./memory/api.ts";
import { memoryRoutes } from "./memory/memory-routes.ts";
import { pretranslateApi } from "./pretranslate/api.ts";
import { publicationApi } from "./publication/api.ts";
import { previewRoutes } from "./publication/preview.ts";
import { reportApi } from "./report/api.ts";
import { termApi } from "./term/api.ts";
import { termRoutes } from "./term/term-routes.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** @param rendererDir the built window; its `index.html` answers every address that is a room of the window */
export function createHandler(
  context: ApiContext,
  rendererDir: string,
): (request: Request) => Promise<Response> {
  const rpc = new RPCHandler<ApiContext>({
    device: deviceApi,
    library: settingsApi,
    report: reportApi,
    find: findApi,
    memory: memoryApi,
    term: termApi,
    engine: engineApi,
    pretranslate: pretranslateApi,
    publication: publicationApi,
    oldSite: oldSiteApi,
  });
  const app = new Hono();

  // Previews and exports bring a stricter policy of their own.
  app.use(
    except(
      ["/preview/*", `${EXPORT_PATH}/*`],
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // Mantine and Lexical set style attributes; no style comes from a document.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "blob:", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameSrc: ["'self'"],
          frameAncestors: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
        },
        xFrameOptions: "SAMEORIGIN",
        strictTransportSecurity: false,
        referrerPolicy: "no-referrer",
        permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
      }),
    ),
  );
  app.use(`${API_PREFIX}/*`, async (c, next) => {
    const { matched, response } = await rpc.handle(c.req.raw, { prefix: API_PREFIX, context });
    return matched ? c.newResponse(response.body, response) : next();
  });
  app.route(
    MEDIA_PATH,
    mediaRoutes(() => context.current()?.media ?? null),
  );
  app.route(
    FILES_PATH,
    fileRoutes(() => context.current()?.media ?? null),
  );
  app.route(
    MEMORY_PATH,
    memoryRoutes(() => context.current()?.memory ?? null),
  );
  app.route(
    "/preview",
    previewRoutes(() => context.current()?.publication ?? null),
  );
  app.route(
    IMPORT_PATH,
    importRoutes(() => context.current()),
  );
  app.route(
    "/term-files",
    termRoutes(() => context.current()?.terms ?? null),
  );
  app.route(
    EXPORT_PATH,
    exportRoutes(() => context.current()),
  );
  app.route(
    TRANSLATOR_PATH,
    translatorRoutes(() => context.current()),
  );
  app.get("*", async (c) => {
    const file = await readWindowFile(rendererDir, c.req.path);
    if (!file) return c.notFound();
    return c.body(file.bytes, 200, {
      "Content-Type": file.type,
      "Cache-Control": file.immutable ? "private, max-age=31536000, immutable" : "no-cache",
    });
  });
  app.notFound((c) => c.text("404", 404));
  app.onError((error, c) => {
    console.error(error);
    return c.text("500", 500);
  });
  return async (request) => app.fetch(request);
}

/** A file of the window; an address without a dot in its last part is a room, so `index.html`. */
async function readWindowFile(rendererDir: string, address: string) {
  let path: string;
  try {
    path = normalize(decodeURIComponent(address));
  } catch {
    return null;
  }
  if (path.includes("\0") || path.split(/[\\/]/).includes("..")) return null;
  const relative = extname(path) === "" ? "index.html" : path.replace(/^[\\/]+/, "");
  const full = join(rendererDir, relative);
  const type = types[extname(full)];
  if (!type || !full.startsWith(rendererDir + sep)) return null;
  try {
    const bytes = new Uint8Array(await readFile(full));
    return { bytes, type, immutable: relative.startsWith("assets") };
  } catch {
    return null;
  }
}
