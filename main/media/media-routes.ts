/** The media route: pictures in by POST, out by GET. */
import { Hono } from "hono";
import { z } from "zod";
import type { MediaAnswer } from "../../core/api/routes.ts";
import { imageExts, MAX_IMAGE_BYTES } from "../../core/media/asset.ts";
import { parseRecipeKey } from "../../core/media/recipe.ts";
import { assetHashSchema } from "../../core/report/ids.ts";
import { diskFailure } from "../library/disk-error.ts";
import { readAtMost } from "../read-at-most.ts";
import type { MediaService } from "./media-service.ts";

const fileSchema = z.object({ hash: assetHashSchema, ext: z.enum(imageExts) });

export function mediaRoutes(current: () => MediaService | null): Hono {
  const routes = new Hono();

  routes.post("/", async (c) => {
    const answer = (body: MediaAnswer, status: 201 | 409 | 413 | 422 | 507) => c.json(body, status);
    const media = current();
    if (!media) return answer({ refusal: "no-library" }, 409);
    const bytes = await readAtMost(c.req.raw, MAX_IMAGE_BYTES);
    if (!bytes) return answer({ refusal: "too-many-bytes" }, 413);
    try {
      const taken = await media.add(bytes);
      return taken.kind === "asset"
        ? answer({ asset: taken.asset, cleaning: taken.cleaning }, 201)
        : answer({ refusal: taken.refusal }, 422);
    } catch (error) {
      const failure = diskFailure(error);
      if (failure === "io") throw error;
      return answer({ refusal: failure }, 507);
    }
  });

  routes.get("/:file", async (c) => {
    const [hash, ext] = c.req.param("file").split(".");
    const asset = fileSchema.safeParse({ hash, ext });
    const width = z.coerce.number().int().positive().optional().safeParse(c.req.query("w"));
    const media = current();
    const said = c.req.query("r");
    const recipe = said === undefined ? undefined : parseRecipeKey(said);
    if (!asset.success || !width.success || recipe === null || !media) return c.notFound();
    const picture = await media.read({ ...asset.data, ...(recipe && { recipe }) }, width.data);
    if (!picture) return c.notFound();
    return c.body(picture.bytes, 200, {
      "Content-Type": picture.type,
      "Cache-Control": "private, max-age=31536000, immutable",
      "X-Content-Type-Options": "nosniff",
      // A drawing that is opened by itself is a document at the window's own address.
      ...(picture.type === "image/svg+xml" && {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      }),
    });
  });

  return routes;
}
