/** Which pages of an old site are the two editions of one report. */
import { type Lang, otherLang } from "../../report/lang.ts";
import type { Mapping } from "./mapping.ts";
import type { OldHead } from "./read-page.ts";

export type OldPair = Partial<Record<Lang, OldHead>>;

/**
 * Pairs by what the pages say of each other, then by address within the folder of English pages, then by the number of
 * the article where only one page of each language has it. In the order of the pages given.
 */
export function pairPages(heads: readonly OldHead[], { english }: Mapping): OldPair[] {
  const byAddress = new Map(heads.map((head) => [head.address, head]));
  const partners = new Map<OldHead, OldHead>();
  const join = (one: OldHead, other: OldHead | undefined): void => {
    if (!other || other.lang === one.lang || partners.has(one) || partners.has(other)) return;
    partners.set(one, other).set(other, one);
  };
  for (const head of heads) if (head.other !== null) join(head, byAddress.get(head.other));
  for (const head of heads)
    for (const folder of english)
      if (head.address.startsWith(folder))
        join(head, byAddress.get(head.address.slice(folder.length)));
  const numbered = Map.groupBy(
    heads.filter(({ article }) => article !== ""),
    ({ lang, article }) => `${lang} ${article}`,
  );
  for (const head of heads) {
    const twins = numbered.get(`${otherLang(head.lang)} ${head.article}`);
    if (twins?.length === 1 && numbered.get(`${head.lang} ${head.article}`)?.length === 1)
      join(head, twins[0]);
  }
  const seen = new Set<OldHead>();
  return heads.flatMap((head): OldPair[] => {
    if (seen.has(head)) return [];
    const partner = partners.get(head);
    for (const one of [head, partner]) if (one) seen.add(one);
    return [{ [head.lang]: head, ...(partner && { [partner.lang]: partner }) }];
  });
}
