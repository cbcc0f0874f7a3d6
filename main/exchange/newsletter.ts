/** Makes a newsletter of reports: what the site says of each, pictures and pages by their addresses there. */
import { strToU8 } from "fflate";
import { cleanText } from "../../core/exchange/export-blocks.ts";
import { standingOf } from "../../core/exchange/standing.ts";
import {
  NEWSLETTER_MAX_BYTES,
  type NewsletterItem,
  toNewsletterHtml,
  toNewsletterText,
} from "../../core/exchange/newsletter.ts";
import { absoluteUrl, listPath } from "../../core/publication/address.ts";
import { dayOf, formatDay } from "../../core/publication/days.ts";
import { cut } from "../../core/publication/excerpt.ts";
import { mediaUrl } from "../../core/api/routes.ts";
import { cardOf } from "../../core/publication/pictures.ts";
import { type ToSiteReport, toSiteReport } from "../../core/publication/site.ts";
import { inLang, type Lang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { instantOf } from "../../core/report/release-moment.ts";
import { asSigned } from "../../core/report/signed.ts";
import type { OpenLibrary } from "../open-library.ts";
import { titleOf, warningOf } from "./export-for-readers.ts";
import { ExportRefusal } from "./export-refusal.ts";
import { exportWords } from "./export-words.ts";

export interface Newsletter {
  html: Uint8Array;
  text: Uint8Array;
  /** Reports in it that are not signed off, or were withdrawn; each says so loudly. */
  unsigned: number;
  /** Where a picture of the site is to be had here, for showing the letter before the site has it. */
  pictures: { url: string; here: string }[];
}

/** More than `NEWSLETTER_MAX_BYTES`; of one report it never is. */
export class NewsletterTooLong extends Error {}

const MAX_HEADLINE = 200;
const MAX_DESCRIPTION = 400;

/** @throws ExportRefusal `empty` for an edition without a headline; NewsletterTooLong */
export async function makeNewsletter(
  reports: readonly Report[],
  lang: Lang,
  { media, store }: Pick<OpenLibrary, "media" | "store">,
): Promise<Newsletter> {
  const { settings } = store.record;
  const held = new Set([...(await media.names())].map((name) => name.replace(/\.[^.]*$/, "")));
  const facts: ToSiteReport = {
    ...{ settings, published: [lang] },
    hash: () => "",
    isLost: ({ hash }) => !held.has(hash),
  };
  const made = reports.map((report) => itemOf(asSigned(report), lang, facts));
  const items = made.map(({ item }) => item);
  const words = exportWords(lang);
  const letter = {
    lang,
    items,
    site: {
      name: inLang(settings.siteName, lang),
      description: cut(settings.siteDescription[lang], MAX_DESCRIPTION),
      url: absoluteUrl(settings.baseUrl, listPath(lang, null, 1)),
    },
    words: { readMore: words("export.readMore"), more: words("export.moreOnSite") },
  };
  const html = strToU8(toNewsletterHtml(letter));
  if (html.byteLength > NEWSLETTER_MAX_BYTES) throw new NewsletterTooLong();
  const unsigned = reports.filter((report) => standingOf(report, lang) !== "signed").length;
  const pictures = made.flatMap(({ item: { image }, here }) =>
    image && here !== null ? [{ url: image.url, here }] : [],
  );
  return { html, text: strToU8(toNewsletterText(letter)), unsigned, pictures };
}

const SHOWN_PX = 640;

function itemOf(
  report: Report,
  lang: Lang,
  facts: ToSiteReport,
): { item: NewsletterItem; here: string | null } {
  const { settings } = facts;
  const headline = cut(titleOf(report, lang), MAX_HEADLINE);
  const { day, column, page, editions } = toSiteReport(report, facts);
  const edition = editions[lang];
  if (headline === "" || !edition) throw new ExportRefusal("empty");
  const { summary, path, picture } = edition;
  const card = picture && cardOf(picture.asset, "card", (file) => file);
  const said = page ? [] : [formatDay(day, lang), inLang(column.name, lang)];
  const item = {
    headline,
    summary: cut(cleanText(summary), lang === "zh" ? 200 : 400),
    facts: said.join(" · "),
    url: absoluteUrl(settings.baseUrl, path),
    image:
      card &&
      ({
        url: absoluteUrl(settings.baseUrl, card.src),
        width: card.width,
        height: card.height,
        alt: cleanText(picture?.alt ?? ""),
      } satisfies NewsletterItem["image"]),
    warning: warningOf(report, lang),
  };
  return { item, here: picture && mediaUrl(picture.asset, SHOWN_PX) };
}

export interface Newest {
  lang: Lang;
  /** Id of a column; of all columns when absent. */
  column?: string | undefined;
  count: number;
}

const PAGE = 100;

/** The newest reports that readers may have, as the site orders them; none of a time to come, no pages of their own. */
export async function newestReports(
  { lang, column, count }: Newest,
  { reports }: Pick<OpenLibrary, "reports">,
): Promise<Report[]> {
  const today = dayOf(new Date().toISOString());
  const found: Report[] = [];
  for (let offset = 0; found.length < count; offset += PAGE) {
    const { rows } = reports.list({
      ...{ text: "", binned: false, sort: "release", descending: true },
      ...(column !== undefined && { column }),
      ...{ offset, limit: PAGE },
    });
    for (const { id } of rows) {
      const report = found.length < count ? await reports.projection(id) : null;
      if (!report || report.head.page || standingOf(report, lang) !== "signed") continue;
      const { releaseDate, releaseAt } = report.head;
      if (releaseAt !== undefined && instantOf(releaseAt) > Date.now()) continue;
      if (releaseDate !== null && releaseDate <= today) found.push(report);
    }
    if (rows.length < PAGE) break;
  }
  return found;
}
