/** Records of a publication as drafts: readers never meet them, and whatever filters posts leaves their letters alone. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { WordPressApi } from "./api.ts";

export interface Records {
  read(path: string): Promise<Uint8Array | null>;
  put(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes one that only one can make; false when it is there. */
  claim(path: string): Promise<boolean>;
}

const draftSchema = z.object({ id: z.int(), content: z.object({ raw: z.string() }) });
const madeSchema = z.object({ id: z.int() });

/** `.diglot/lock/holder.json` is the draft `diglot-lock-holder-json`. */
const slugOf = (path: string): string =>
  path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");

/** What people who meet it in the list of drafts are told; both languages, whoever they are. */
const TITLE = "Diglot 双语采编：请勿修改或删除 · do not edit or delete";

const write = (bytes: Uint8Array): string => `diglot:${deflateRawSync(bytes).toString("base64")}`;
function parse(content: string): Uint8Array | null {
  const [, packed] = /^diglot:([A-Za-z0-9+/=]*)$/.exec(content.trim()) ?? [];
  if (packed === undefined) return null;
  try {
    return inflateRawSync(Buffer.from(packed, "base64"));
  } catch {
    return null;
  }
}

export function wordpressRecords({ ask }: Pick<WordPressApi, "ask">): Records {
  /** Oldest first; of several whose making was cut off the last is what was written last. */
  const find = (path: string) =>
    ask("/wp/v2/posts", z.array(draftSchema), {
      query: {
        // While one is replaced there are two, and WordPress numbers the second.
        slug: ["", "-2", "-3", "-4"].map((end) => slugOf(path) + end),
        ...{ status: "draft", context: "edit", per_page: 100 },
        ...{ orderby: "id", order: "asc", _fields: "id,content" },
      },
    });
  const make = (path: string, bytes: Uint8Array) =>
    ask("/wp/v2/posts", madeSchema, {
      method: "POST",
      json: { slug: slugOf(path), title: TITLE, status: "draft", content: write(bytes) },
      query: { _fields: "id" },
    });
  const drop = async (id: number): Promise<void> => {
    const expect = ["rest_post_invalid_id"];
    await ask(`/wp/v2/posts/${id}`, z.unknown(), {
      method: "DELETE",
      query: { force: "true" },
      expect,
    });
  };
  return {
    async read(path) {
      const newest = (await find(path)).at(-1);
      return newest ? parse(newest.content.raw) : null;
    },
    // Never changed in place: each change would be kept as a revision for ever.
    async put(path, bytes) {
      const before = await find(path);
      await make(path, bytes);
      for (const { id } of before) await drop(id);
    },
    async remove(path) {
      for (const { id } of await find(path)) await drop(id);
    },
    async claim(path) {
      if ((await find(path)).length > 0) return false;
      const { id } = await make(path, new Uint8Array());
      // Two that make it at once see both: the first has it.
      const [first] = await find(path);
      if (first?.id === id) return true;
      await drop(id);
      return false;
    },
  };
}
