/** Attachments and films: in by POST as a stream, out by GET, a film in the parts that a player asks for. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { FileAnswer } from "../../core/api/routes.ts";
import {
  captionExts,
  fileExts,
  fileUses,
  filmExts,
  type StoredFile,
} from "../../core/media/stored-file.ts";
import { assetHashSchema } from "../../core/report/ids.ts";
import { diskFailure } from "../library/disk-error.ts";
import type { FileStore } from "./file-store.ts";

const querySchema = z.object({ name: z.string().max(1000), use: z.enum(fileUses) });
const fileSchema = z.object({ hash: assetHashSchema, ext: z.enum(fileExts) });

const types: Partial<Record<StoredFile["ext"], string>> = {
  mp4: "video/mp4",
  webm: "video/webm",
  vtt: "text/vtt; charset=utf-8",
  pdf: "application/pdf",
};

/** @param current null while no library is open */
export function fileRoutes(current: () => FileStore | null): Hono {
  const routes = new Hono();

  routes.post("/", async (c) => {
    const answer = (body: FileAnswer, status: 201 | 400 | 409 | 422 | 507) => c.json(body, status);
    const query = querySchema.safeParse(c.req.query());
    const files = current();
    if (!files) return answer({ refusal: "no-library" }, 409);
    if (!query.success) return answer({ refusal: "unknown-file" }, 400);
    try {
      const taken = await files.addFile(c.req.raw.body ?? nothing(), query.data);
      return taken.kind === "file"
        ? answer({ file: taken.file, people: taken.people }, 201)
        : answer(
            { refusal: taken.refusal, ...(taken.line !== undefined && { line: taken.line }) },
            422,
          );
    } catch (error) {
      const failure = diskFailure(error);
      if (failure === "io") throw error;
      return answer({ refusal: failure }, 507);
    }
  });

  routes.get("/:file", async (c) => {
    const [hash, ext] = c.req.param("file").split(".");
    const file = fileSchema.safeParse({ hash, ext });
    const files = current();
    const sizeBytes = file.success && files ? await files.sizeOf(file.data) : null;
    if (!file.success || !files || sizeBytes === null) return c.notFound();
    return send(c, files, { ...file.data, sizeBytes });
  });

  return routes;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** RFC 9110 §14: one range is served; anything else gets the whole file. */
function send(
  c: Context,
  files: FileStore,
  file: Pick<StoredFile, "hash" | "ext" | "sizeBytes">,
): Response {
  const { ext, sizeBytes } = file;
  const isShown = [...filmExts, ...captionExts].some((one) => one === ext);
  const headers = {
    "Content-Type": types[ext] ?? "application/octet-stream",
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    ...(!isShown && { "Content-Disposition": "attachment" }),
  };
  const range = rangeIn(c.req.header("range"), sizeBytes);
  if (range === "unsatisfiable")
    return c.body(null, 416, { "Content-Range": `bytes */${sizeBytes}` });
  if (!range)
    return c.body(files.stream(file), 200, { ...headers, "Content-Length": String(sizeBytes) });
  const { start, end } = range;
  return c.body(files.stream(file, range), 206, {
    ...headers,
    "Content-Length": String(end - start + 1),
    "Content-Range": `bytes ${start}-${end}/${sizeBytes}`,
  });
}

function rangeIn(
  header: string | undefined,
  sizeBytes: number,
): { start: number; end: number } | "unsatisfiable" | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const last = sizeBytes - 1;
  if (found[1] === "") {
    const length = Number(found[2]);
    return length === 0 ? "unsatisfiable" : { start: Math.max(0, sizeBytes - length), end: last };
  }
  const start = Number(found[1]);
  const end = found[2] === "" ? last : Math.min(last, Number(found[2]));
  if (start > last) return "unsatisfiable";
  return start > end ? null : { start, end };
}
