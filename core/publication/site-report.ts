/** A report as the site knows it: everything that pages say of it but its body. */
import { byObject } from "../by-object.ts";
import type { Correction } from "../report/site-log.ts";
import type { EventFacts } from "../event/event.ts";
import type { Column } from "../library/settings.ts";
import type { SeriesSession, SiteSeries } from "../library/site-series.ts";
import type { Asset } from "../media/asset.ts";
import type { StoredFile } from "../media/stored-file.ts";
import type { ReportId } from "../report/ids.ts";
import type { Bilingual, Lang } from "../report/lang.ts";
import type { OwnPage } from "../report/report.ts";

/** An edition as lists and neighbours speak of it; its body is read again when its page is made. */
export interface SiteEdition {
  lang: Lang;
  path: string;
  /** Where its page lay on a former site, when it cannot stay there. */
  movedFrom: string | null;
  headline: string;
  /** The lead, or the first paragraph where there is none. */
  summary: string;
  picture: { asset: Asset; alt: string } | null;
  pictures: Asset[];
  /** Attachments and films that go with it. */
  files: StoredFile[];
  /** When it was last signed off, but not before its day: ISO 8601 with the offset of Shanghai. */
  modified: string;
  /** Fingerprint of everything of the edition that its page shows. */
  contentHash: string;
  /** Fingerprint of its words alone. */
  textHash: string;
  /** Of a translation that readers keep although its source was revised: the day of that, else null. */
  sourceRevised: string | null;
  /** Notes to readers of what was corrected, oldest first. */
  corrections: Correction[];
}

export interface SiteReport {
  id: ReportId;
  number: number;
  day: string;
  column: Column;
  source: Bilingual;
  author: Bilingual;
  tags: Record<Lang, string[]>;
  event: EventFacts;
  /** Only where Settings have the series. */
  series: SiteSeries | null;
  /** Only where the series has the session. */
  session: SeriesSession | null;
  /** Of a page of its own, which is in no list. */
  page: OwnPage | null;
  sourceLang: Lang;
  editions: Partial<Record<Lang, SiteEdition>>;
  /** Editions that were withdrawn: they are not due. */
  withdrawn: Lang[];
}

export interface SiteLink {
  path: string;
  title: string;
}

/** An unchanged edition is the same object from one plan to the next, and so is the way to it. */
const linkOf = byObject(({ path, headline }: SiteEdition): SiteLink => ({ path, title: headline }));

/** Way to the report's edition in `lang`, null where it has none. */
export function linkTo(report: SiteReport | undefined, lang: Lang): SiteLink | null {
  const edition = report?.editions[lang];
  return edition ? linkOf(edition) : null;
}
