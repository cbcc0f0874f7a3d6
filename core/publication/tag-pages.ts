/** Lists of the reports with one tag, in each language, and which list of the other language says the same. */
import { chunks } from "../chunks.ts";
import type { TagPair } from "../library/site-series.ts";
import { type Lang, otherLang } from "../report/lang.ts";
import { tagPath } from "./address.ts";
import type { SiteReport } from "./site-report.ts";
import { pairedSlugs, tagSlug } from "./tags.ts";

export interface TagPage {
  kind: "tag";
  lang: Lang;
  path: string;
  /** As the newest report writes it. */
  name: string;
  slug: string;
  /** First page of the list of the paired tag in the other language. */
  counterpart: string | null;
  page: number;
  pages: number;
  reports: SiteReport[];
}

/** Reports of each tag by its slug, in the order given. */
export function byTag(reports: readonly SiteReport[], lang: Lang): Map<string, SiteReport[]> {
  const found = new Map<string, SiteReport[]>();
  for (const report of reports) {
    if (!report.editions[lang]) continue;
    for (const slug of new Set(report.tags[lang].map(tagSlug))) {
      if (slug === "") continue;
      const group = found.get(slug);
      if (group) group.push(report);
      else found.set(slug, [report]);
    }
  }
  return found;
}

/** `reports` newest first. */
export function tagPages(
  reports: readonly SiteReport[],
  { pageSize, pairs }: { pageSize: number; pairs: readonly TagPair[] },
): Record<Lang, TagPage[]> {
  const groups = { zh: byTag(reports, "zh"), en: byTag(reports, "en") };
  const pagesIn = (lang: Lang): TagPage[] => {
    const paired = pairedSlugs(pairs, lang);
    const other = otherLang(lang);
    return [...groups[lang]].flatMap(([slug, group]) => {
      const parts = chunks(group, pageSize);
      const name = group[0]?.tags[lang].find((tag) => tagSlug(tag) === slug) ?? "";
      const twin = paired.get(slug) ?? "";
      const counterpart = groups[other].has(twin) ? tagPath(other, twin, 1) : null;
      return parts.map(
        (part, index): TagPage => ({
          ...{ kind: "tag", lang, path: tagPath(lang, slug, index + 1), name, slug, counterpart },
          ...{ page: index + 1, pages: parts.length, reports: part },
        }),
      );
    });
  };
  return { zh: pagesIn("zh"), en: pagesIn("en") };
}
