/** Sizes and moments as the publish room prints them. */

const steps = [
  ["byte", 1],
  ["kilobyte", 1024],
  ["megabyte", 1024 ** 2],
  ["gigabyte", 1024 ** 3],
] as const;

/** A size with a unit that keeps it short, in the UI's language. */
export function formatSize(sizeBytes: number, language: string): string {
  const [unit, size] = steps.findLast(([, least]) => sizeBytes >= least) ?? steps[0];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: sizeBytes / size < 10 && size > 1 ? 1 : 0,
  }).format(sizeBytes / size);
}

/** Date and time in the device's time zone. */
export const formatMoment = (iso: string, language: string): string =>
  new Date(iso).toLocaleString(language === "en" ? "en-GB" : language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
