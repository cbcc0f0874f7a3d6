/** Categories and tags, found by the part of the address that tells them, made where they are missing. */
import { z } from "zod";
import type { RestError, WordPressApi } from "./api.ts";

export type Taxonomy = "categories" | "tags";

export interface Wanted {
  slug: string;
  /** For people, used when it has to be made. */
  name: string;
}

export interface Terms {
  /** Ids, in the order asked. `lang` is Polylang's name of the language, null without it. */
  ensure(taxonomy: Taxonomy, wanted: readonly Wanted[], lang: string | null): Promise<number[]>;
  /** What the ids stand for; unknown ones are left out. */
  slugsOf(taxonomy: Taxonomy, ids: readonly number[]): Promise<string[]>;
}

const termSchema = z.object({ id: z.int(), slug: z.string() });
const existsSchema = z.object({
  code: z.string(),
  data: z.object({ term_id: z.int() }),
});

export function wordpressTerms({ ask }: Pick<WordPressApi, "ask">): Terms {
  const bySlug = new Map<string, Promise<number>>();
  const byId = new Map<string, string>();
  const keep = (taxonomy: Taxonomy, { id, slug }: z.infer<typeof termSchema>): number => {
    byId.set(`${taxonomy} ${id}`, slug);
    return id;
  };

  async function find(taxonomy: Taxonomy, query: Record<string, string | number[]>) {
    const found = await ask(`/wp/v2/${taxonomy}`, z.array(termSchema), {
      query: { ...query, per_page: 100, hide_empty: "false", _fields: "id,slug" },
    });
    for (const term of found) keep(taxonomy, term);
    return found;
  }

  async function ensureOne(taxonomy: Taxonomy, { slug, name }: Wanted, lang: string | null) {
    const [there] = await find(taxonomy, { slug });
    if (there) return there.id;
    const schema = z.union([termSchema, existsSchema]);
    const made: z.infer<typeof termSchema> | (RestError & z.infer<typeof existsSchema>) = await ask(
      `/wp/v2/${taxonomy}`,
      schema,
      {
        method: "POST",
        json: { slug, name: name || slug, ...(lang !== null && { lang }) },
        query: { ...(lang !== null && { lang }), _fields: "id,slug,code,data" },
        // Somebody made it in this moment.
        expect: ["term_exists"],
      },
    );
    return "code" in made ? made.data.term_id : keep(taxonomy, made);
  }

  return {
    ensure: (taxonomy, wanted, lang) =>
      Promise.all(
        wanted.map((one) => {
          const key = `${taxonomy} ${one.slug}`;
          const making = bySlug.get(key) ?? ensureOne(taxonomy, one, lang);
          bySlug.set(key, making);
          making.catch(() => bySlug.delete(key));
          return making;
        }),
      ),
    async slugsOf(taxonomy, ids) {
      const unknown = ids.filter((id) => !byId.has(`${taxonomy} ${id}`));
      if (unknown.length > 0) await find(taxonomy, { include: unknown });
      return ids.flatMap((id) => byId.get(`${taxonomy} ${id}`) ?? []);
    },
  };
}
