/** Which files of pictures the pages of the site refer to. */
import { byObject } from "../by-object.ts";
import { type Asset, framingKey } from "../media/asset.ts";
import { langs } from "../report/lang.ts";
import { type CardUse, type Rendition, renditionsFor } from "./pictures.ts";
import { whileSame } from "../while-same.ts";
import type { SitePage, SiteReport } from "./site.ts";

/** The report that a front page opens with: the newest that has a picture. */
export const featuredOn = (page: SitePage): SiteReport | null =>
  page.kind === "list" && page.column === null && page.page === 1
    ? (page.reports.find(({ editions }) => editions[page.lang]?.picture) ?? null)
    : null;

interface Laid {
  reports: readonly SiteReport[];
  pages: readonly SitePage[];
}

/** Each once. */
export const renditionsOf = ({ pages, reports }: Laid): Rendition[] => renditionsIn(pages, reports);

type Add = (asset: Asset, use: "text" | CardUse) => void;

/** By path what `each` adds. */
function gathered(each: (add: Add) => void): ReadonlyMap<string, Rendition> {
  const found = new Map<string, Rendition>();
  const seen = new Set<string>();
  each((asset, use) => {
    const key = `${use} ${framingKey(asset)}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const rendition of renditionsFor(asset, use)) found.set(rendition.path, rendition);
  });
  return found;
}

const inReports = whileSame(
  ({ editions }: SiteReport) =>
    langs.map((lang) => [editions[lang]?.pictures, editions[lang]?.picture]),
  (reports) =>
    gathered((add) => {
      for (const { editions } of reports)
        for (const lang of langs) {
          const edition = editions[lang];
          for (const asset of edition?.pictures ?? []) add(asset, "text");
          if (edition?.picture) add(edition.picture.asset, "card");
        }
    }),
);

/** Pages are laid out together with their reports. */
const renditionsIn = byObject((pages: Laid["pages"], reports: Laid["reports"]): Rendition[] => {
  const known = inReports(reports);
  const more = gathered((add) => {
    for (const page of pages) {
      const picture = featuredOn(page)?.editions[page.lang]?.picture;
      if (picture) add(picture.asset, "feature");
      if (page.kind !== "series" || !page.cover) continue;
      add(page.cover, "feature");
      add(page.cover, "card");
    }
  });
  return [...known.values(), ...[...more.values()].filter(({ path }) => !known.has(path))];
});
