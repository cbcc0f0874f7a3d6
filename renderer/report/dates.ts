/** Moments as the desk prints them: short, and shorter the nearer they are. */

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** The time for today, month and day for this year, else the whole date; in the device's time zone. */
export function shortMoment(iso: string, language: string, now = new Date()): string {
  const moment = new Date(iso);
  if (sameDay(moment, now))
    return moment.toLocaleTimeString(language, {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    });
  if (moment.getFullYear() === now.getFullYear())
    return moment.toLocaleDateString(language, { month: "short", day: "numeric" });
  return moment.toLocaleDateString(language, { year: "numeric", month: "short", day: "numeric" });
}

/** Date and time in full, for a tooltip. */
export const fullMoment = (iso: string, language: string): string =>
  new Date(iso).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });

/** A calendar day `YYYY-MM-DD`: as it is for Chinese readers, with the month in letters for English ones. */
export const shortDay = (day: string, language: string): string =>
  language === "en"
    ? new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
        year: "numeric",
        month: "short",
        day: "numeric",
        timeZone: "UTC",
      })
    : day;
