/** Days as old pages write them. */

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;

const dayFrom = (year: string, month: number, day: string): string | null => {
  const text = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
};

const monthOf = (name = ""): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/**
 * The first day in the text, `YYYY-MM-DD`; null where there is none or no such day in the calendar. An instant with a
 * zone is the day that it was in Shanghai.
 */
export function findDay(text: string): string | null {
  const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/.exec(text);
  const at = instant ? Date.parse(instant[0]) : Number.NaN;
  if (!Number.isNaN(at)) return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const plain =
    /(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (plain) return dayFrom(plain[1] ?? "", Number(plain[2]), plain[3] ?? "");
  const dayFirst = new RegExp(
    String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+${MONTH},?\s+(\d{4})`,
    "i",
  ).exec(text);
  if (dayFirst) return dayFrom(dayFirst[3] ?? "", monthOf(dayFirst[2]), dayFirst[1] ?? "");
  const monthFirst = new RegExp(
    String.raw`${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`,
    "i",
  ).exec(text);
  return monthFirst
    ? dayFrom(monthFirst[3] ?? "", monthOf(monthFirst[1]), monthFirst[2] ?? "")
    : null;
}

/** The day that an address has in it: `art/2019/5/28/…`, `t20190528_…`. */
export const dayInAddress = (address: string): string | null => {
  const found =
    /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})\//.exec(address) ??
    /(?:^|\/)t((?:19|20)\d\d)(\d\d)(\d\d)_/.exec(address);
  return found ? dayFrom(found[1] ?? "", Number(found[2]), found[3] ?? "") : null;
};
