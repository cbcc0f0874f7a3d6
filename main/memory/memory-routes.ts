/** TMX files over HTTP: in by POST to be looked at before they are imported, out by GET. */
import { createReadStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Hono } from "hono";
import type { TmxAnswer } from "../../core/api/memory.ts";
import { TmxError } from "../../core/memory/tmx/read-tmx.ts";
import { diskFailure } from "../library/disk-error.ts";
import { takeIncoming } from "./incoming.ts";
import type { MemoryService } from "./memory-service.ts";
import { XmlEncodingError } from "./xml-text.ts";

/** @param current null while no library is open */
export function memoryRoutes(current: () => MemoryService | null): Hono {
  const routes = new Hono();

  routes.post("/", async (c) => {
    const memory = current();
    if (!memory?.incomingDir) return c.notFound();
    const answer = (body: TmxAnswer, status: 200 | 422 | 507) => c.json(body, status);
    const problem = (code: string, line: number | null = null) =>
      answer({ problem: { code, line } }, 422);
    try {
      const preview = await takeIncoming(memory.incomingDir, c.req.raw.body ?? nothing());
      return answer({ preview }, 200);
    } catch (error) {
      if (error instanceof TmxError) return problem(error.code, error.line);
      if (error instanceof XmlEncodingError) return problem("ENCODING");
      const failure = diskFailure(error);
      if (failure === "io") throw error;
      return answer({ problem: { code: failure, line: null } }, 507);
    }
  });

  routes.get("/memory.tmx", async (c) => {
    const memory = current();
    if (!memory?.incomingDir) return c.notFound();
    await mkdir(memory.incomingDir, { recursive: true });
    const file = join(memory.incomingDir, `out-${Date.now()}.tmx`);
    await memory.exportTmx(file, c.req.raw.signal);
    const { size } = await stat(file);
    const stream = createReadStream(file);
    stream.once("close", () => void rm(file, { force: true }));
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      "Content-Type": "application/x-tmx+xml; charset=utf-8",
      "Content-Length": String(size),
      "Content-Disposition": 'attachment; filename="memory.tmx"',
      "X-Content-Type-Options": "nosniff",
    });
  });

  return routes;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
