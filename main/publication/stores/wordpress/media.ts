/** Pictures and files in WordPress's media library, each once, by the name that tells its content. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { StoreFault } from "../store.ts";
import { contentTypeOf } from "../served-as.ts";
import type { RestError, WordPressApi } from "./api.ts";

export interface Medium {
  id: number;
  path: string;
  /** Where pages take it from. */
  url: string;
  /** Where its bytes are as they were uploaded. */
  original: string;
  stamp: string;
}

export interface Media {
  find(path: string): Promise<Medium | null>;
  findAll(paths: readonly string[]): Promise<Map<string, Medium>>;
  byId(id: number): Promise<Medium | null>;
  put(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

const FIELDS = "id,slug,source_url,modified_gmt,media_details";
const mediumSchema = z.object({
  id: z.int(),
  slug: z.string(),
  source_url: z.string(),
  modified_gmt: z.string(),
  media_details: z
    .object({ original_image: z.string().optional(), filesize: z.number().optional() })
    .catch({}),
});

/** `assets/0a1b.jpg` is the medium `diglot-0a1b-jpg`. */
const slugOf = (path: string): string =>
  `diglot-${path.slice("assets/".length).replace(/[^a-z0-9]+/g, "-")}`;
const pathOf = (slug: string): string =>
  `assets/${slug.slice("diglot-".length).replace(/-([a-z0-9]+)$/, ".$1")}`;

function toMedium({ id, slug, source_url: url, ...rest }: z.infer<typeof mediumSchema>): Medium {
  const { original_image: whole, filesize } = rest.media_details;
  // Very large pictures are shown smaller; the file that came lies beside.
  const original = whole ? new URL(encodeURIComponent(whole), url).href : url;
  const stamp = [id, rest.modified_gmt, url, filesize ?? ""].join(" ");
  return { id, path: pathOf(slug), url, original, stamp };
}

export function wordpressMedia({ ask }: Pick<WordPressApi, "ask">): Media {
  const known = new Map<string, Medium>();
  const keep = (medium: Medium): Medium => {
    known.set(medium.path, medium);
    return medium;
  };
  async function findAll(paths: readonly string[]): Promise<Map<string, Medium>> {
    const found = await ask("/wp/v2/media", z.array(mediumSchema), {
      query: { slug: paths.map(slugOf), per_page: 100, _fields: FIELDS, orderby: "id" },
    });
    for (const path of paths) known.delete(path);
    return new Map(found.map((one) => [pathOf(one.slug), keep(toMedium(one))]));
  }
  const find = async (path: string): Promise<Medium | null> =>
    (await findAll([path])).get(path) ?? null;
  const drop = async (id: number): Promise<void> => {
    const expect = ["rest_post_invalid_id"];
    await ask(`/wp/v2/media/${id}`, z.unknown(), {
      method: "DELETE",
      query: { force: "true" },
      expect,
    });
  };
  return {
    find: async (path) => known.get(path) ?? find(path),
    findAll,
    async byId(id) {
      for (const medium of known.values()) if (medium.id === id) return medium;
      const schema = z.union([mediumSchema, z.object({ code: z.string() })]);
      const answer: z.infer<typeof mediumSchema> | RestError = await ask(
        `/wp/v2/media/${id}`,
        schema,
        {
          query: { _fields: FIELDS },
          expect: ["rest_post_invalid_id"],
        },
      );
      return "code" in answer ? null : keep(toMedium(answer));
    },
    async put(path, bytes) {
      const before = await find(path);
      if (before) await drop(before.id);
      known.delete(path);
      const made = await ask("/wp/v2/media", mediumSchema, {
        method: "POST",
        body: form({ slug: slugOf(path), title: path.slice("assets/".length) }, path, bytes),
        query: { _fields: FIELDS },
      });
      if (made.slug === slugOf(path)) return void keep(toMedium(made));
      // Something else goes by that name, or an upload that was cut off is there after all.
      await drop(made.id);
      throw new StoreFault("blocked", { detail: made.slug, mayPass: true });
    },
    async remove(path) {
      const there = await find(path);
      known.delete(path);
      if (there) await drop(there.id);
    },
  };
}

/** `multipart/form-data` (RFC 7578) with one file. */
function form(fields: Record<string, string>, path: string, bytes: Uint8Array) {
  const boundary = `diglot-${randomBytes(16).toString("hex")}`;
  const part = (head: string): string => `--${boundary}\r\nContent-Disposition: form-data; ${head}`;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const before = [
    ...Object.entries(fields).map(([key, value]) => `${part(`name="${key}"`)}\r\n\r\n${value}\r\n`),
    `${part(`name="file"; filename="${name}"`)}\r\nContent-Type: ${contentTypeOf(path)}\r\n\r\n`,
  ].join("");
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(before), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
