/** Days on the site: calendar days in Asia/Shanghai, written as each language writes them. */
import type { Lang } from "../report/lang.ts";

/** The calendar day (`YYYY-MM-DD`) of an instant in Asia/Shanghai, which has kept UTC+8 since 1991. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const englishMonth = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** Asked once: to have a whole day written takes longer than the rest of an item of a list. */
const englishMonths = Array.from({ length: 12 }, (_, month) =>
  englishMonth.format(Date.UTC(2026, month, 1)),
);

/** `2025年5月28日` in Chinese (GB/T 15835—2011, 4.1.4), `28 May 2025` in English. */
export function formatDay(day: string, lang: Lang): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return lang === "zh"
    ? `${year}年${month}月${date}日`
    : `${date} ${englishMonths[month - 1]} ${year}`;
}

/** The first instant of a day on the site, as ISO 8601 with its offset: `2026-01-02T00:00:00+08:00`. */
export const startOf = (day: string): string => `${day}T00:00:00+08:00`;

/** An instant as clocks in Shanghai show it, with the offset, to the second. */
export const siteTime = (instant: string): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** An instant as RSS 2.0 wants it (RFC 822 with four-digit years): `Fri, 02 Jan 2026 00:00:00 +0800`. */
export const mailTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toUTCString().replace("GMT", "+0800");
