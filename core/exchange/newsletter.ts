/** A letter that tells of reports: tables with inline styles, as mail programs need them, and the same as plain text. */
import { escapeHtml } from "../edition/html.ts";
import { type Lang, langTags } from "../report/lang.ts";

/** Gmail cuts a letter off behind 102 KB; kept a little below it. */
export const NEWSLETTER_MAX_BYTES = 102_000;

export interface NewsletterItem {
  headline: string;
  summary: string;
  /** Day and column. */
  facts: string;
  /** Of its page on the site. */
  url: string;
  /** On the site; nothing is in the letter itself. */
  image: { url: string; width: number; height: number; alt: string } | null;
  /** Loud words above it, "" where it was signed off. */
  warning: string;
}

export interface NewsletterOptions {
  lang: Lang;
  site: { name: string; description: string; url: string };
  items: NewsletterItem[];
  words: { readMore: string; more: string };
}

/** Of the text; the rest is margin. */
const WIDTH_PX = 552;
/** Quotation marks of Chinese are as wide as its characters only in a Han font: it comes first there. */
const fonts: Record<Lang, string> = {
  zh: "font-family:'Source Han Serif SC','Noto Serif CJK SC','Songti SC',SimSun,Georgia,serif;",
  en: "font-family:Georgia,'Times New Roman',serif;",
};
const INK = "#1c1a17";
const GREY = "#6a645b";
const RED = "#8d2a1f";
const TABLE = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';

/** A whole document, UTF-8. The old Outlook knows no widest width: it gets a table of 600 pixels around everything. */
export function toNewsletterHtml({ lang, site, items, words }: NewsletterOptions): string {
  const title = escapeHtml(site.name);
  const first = escapeHtml(items[0]?.summary ?? "");
  const font = fonts[lang];
  return [
    "<!doctype html>",
    `<html lang="${langTags[lang]}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    `<title>${title}</title>`,
    "</head>",
    '<body style="margin:0;padding:0;background-color:#f4f0e8;">',
    // What lists of letters show beside the subject.
    `<div style="display:none;max-height:0;overflow:hidden;">${first}</div>`,
    `<table ${TABLE} width="100%" style="background-color:#f4f0e8;"><tr><td align="center" style="padding:24px 0;">`,
    `<!--[if mso]><table ${TABLE} width="600"><tr><td><![endif]-->`,
    `<table ${TABLE} width="100%" style="max-width:600px;background-color:#ffffff;">`,
    `<tr><td style="padding:24px;border-top:4px solid ${RED};${font}">`,
    `<h1 style="margin:0;font-size:22px;line-height:1.4;"><a href="${escapeHtml(site.url)}" style="color:${INK};text-decoration:none;">${title}</a></h1>`,
    ...(site.description
      ? [
          `<p style="margin:4px 0 0;color:${GREY};font-size:14px;line-height:1.6;">${escapeHtml(site.description)}</p>`,
        ]
      : []),
    "</td></tr>",
    ...items.map((item) => itemHtml(item, words.readMore, font)),
    `<tr><td style="padding:20px 24px 28px;border-top:1px solid #d8d2c7;${font}font-size:13px;line-height:1.6;color:${GREY};">${escapeHtml(words.more)} <a href="${escapeHtml(site.url)}" style="color:${RED};">${escapeHtml(site.url)}</a></td></tr>`,
    "</table>",
    "<!--[if mso]></td></tr></table><![endif]-->",
    "</td></tr></table>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function itemHtml(
  { headline, summary, facts, url, image, warning }: NewsletterItem,
  readMore: string,
  font: string,
): string {
  const href = escapeHtml(url);
  return [
    `<tr><td style="padding:20px 24px;border-top:1px solid #d8d2c7;${font}">`,
    ...(warning
      ? [
          `<p style="margin:0 0 12px;padding:8px 12px;border:2px solid #b3261e;color:#b3261e;font-weight:bold;font-size:15px;line-height:1.5;">${escapeHtml(warning)}</p>`,
        ]
      : []),
    ...(image
      ? [
          `<a href="${href}"><img src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt)}" width="${WIDTH_PX}" height="${Math.round((image.height * WIDTH_PX) / image.width)}" style="display:block;width:100%;max-width:${WIDTH_PX}px;height:auto;margin:0 0 14px;border:0;"></a>`,
        ]
      : []),
    `<h2 style="margin:0 0 4px;font-size:19px;line-height:1.45;"><a href="${href}" style="color:${INK};text-decoration:none;">${escapeHtml(headline)}</a></h2>`,
    `<p style="margin:0 0 8px;color:${GREY};font-size:13px;line-height:1.6;">${escapeHtml(facts)}</p>`,
    ...(summary
      ? [
          `<p style="margin:0 0 10px;color:${INK};font-size:16px;line-height:1.7;">${escapeHtml(summary)}</p>`,
        ]
      : []),
    `<p style="margin:0;font-size:15px;line-height:1.6;"><a href="${href}" style="color:${RED};">${escapeHtml(readMore)}</a></p>`,
    "</td></tr>",
  ].join("\n");
}

/** For programs that show no HTML. */
export function toNewsletterText({ site, items, words }: NewsletterOptions): string {
  const parts = items.map(({ headline, summary, facts, url, warning }) =>
    [warning, headline, facts, summary, url].filter((line) => line !== "").join("\n"),
  );
  const head = [site.name, site.description].filter((line) => line !== "").join("\n");
  return `${[head, ...parts, `${words.more} ${site.url}`].join("\n\n----\n\n")}\n`;
}
