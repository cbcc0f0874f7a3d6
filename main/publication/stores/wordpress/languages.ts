/**
 * The two languages as Polylang has them, from 3.7 on. Every Polylang takes a new text's language from `lang` in the
 * request; only Polylang Pro shows `lang` and `translations` in texts and lets them be set, and the free edition with our
 * plugin for it (`resources/wordpress`), so only there posts are tied.
 */
import { z } from "zod";
import type { Lang } from "../../../../core/report/lang.ts";
import { langs } from "../../../../core/report/lang.ts";
import type { Site, WordPressApi } from "./api.ts";

export interface Languages {
  /** Polylang's names (`zh`, `en`); null where the site does not have both languages. */
  names: Record<Lang, string> | null;
  /** Whether texts can be tied to one another. */
  ties: boolean;
}

const languagesSchema = z.array(
  z.object({ slug: z.string(), locale: z.string(), is_default: z.boolean().optional() }),
);
const describedSchema = z.object({
  schema: z.object({ properties: z.record(z.string(), z.unknown()) }),
});

export async function findLanguages(
  { ask }: Pick<WordPressApi, "ask">,
  site: Site,
): Promise<Languages> {
  if (!site.namespaces.includes("pll/v1")) return { names: null, ties: false };
  const all = await ask("/pll/v1/languages", languagesSchema);
  const named = (lang: Lang): string | undefined => {
    const found = all.filter(({ locale }) => locale.toLowerCase().startsWith(lang));
    const usual = lang === "zh" ? "zh_CN" : "en_US";
    return (found.find(({ locale }) => locale === usual) ?? found[0])?.slug;
  };
  const [zh, en] = langs.map(named);
  if (zh === undefined || en === undefined) return { names: null, ties: false };
  const { schema } = await ask("/wp/v2/posts", describedSchema, { method: "OPTIONS" });
  const ties = "lang" in schema.properties && "translations" in schema.properties;
  return { names: { zh, en }, ties };
}
