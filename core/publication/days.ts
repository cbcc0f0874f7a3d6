/** Days on the site: calendar days in Asia/Shanghai, written as each language writes them. */
import type { Lang } from "../report/lang.ts";

/** The calendar day (`YYYY-MM-DD`) of an instant in Asia/Shanghai, which has kept UTC+8 since 1991. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const formatIn = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });

/** Making one takes a hundred times as long as using it. */
const formats: Record<Lang, Intl.DateTimeFormat> = { zh: formatIn("zh-CN"), en: formatIn("en-GB") };

/** Days that were asked for: lists tell the same ones again and again. */
const formatted: Record<Lang, Map<string, string>> = { zh: new Map(), en: new Map() };

/** `2025年5月28日` in Chinese (GB/T 15835—2011, 4.1.4), `28 May 2025` in English. */
export function formatDay(day: string, lang: Lang): string {
  const known = formatted[lang].get(day);
  if (known !== undefined) return known;
  const text = formats[lang].format(new Date(`${day}T00:00:00Z`));
  formatted[lang].set(day, text);
  return text;
}

/** The first instant of a day on the site, as ISO 8601 with its offset: `2026-01-02T00:00:00+08:00`. */
export const startOf = (day: string): string => `${day}T00:00:00+08:00`;

/** An instant as clocks in Shanghai show it, with the offset, to the second. */
export const siteTime = (instant: string): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** An instant as RSS 2.0 wants it (RFC 822 with four-digit years): `Fri, 02 Jan 2026 00:00:00 +0800`. */
export const mailTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toUTCString().replace("GMT", "+0800");
