/** The two languages of a report's editions. */
import { z } from "zod";

export const langs = ["zh", "en"] as const;
export const langSchema = z.enum(langs);
export type Lang = z.infer<typeof langSchema>;

/** The language on the other side of the pair. */
export const otherLang = (lang: Lang): Lang => (lang === "zh" ? "en" : "zh");

/** BCP 47 tags for `lang` attributes, hreflang and feeds. */
export const langTags: Record<Lang, string> = { zh: "zh-CN", en: "en" };

/** A text that exists in both languages; either side may be empty. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

/** The text in `lang`, or in the other language where `lang` has none. */
export const inLang = (text: Bilingual, lang: Lang): string => text[lang] || text[otherLang(lang)];
