/** What a bench gives back, and how its figures are shown. */

export interface Figure {
  name: string;
  value: number;
  unit: "ms" | "MB" | "×" | "count" | "%";
  /** The figure must not be above this; without a goal it is for information. */
  goal?: number;
  /** The figure must not be below this. */
  least?: number;
}

/** @param options what was typed behind the bench's name */
export type Bench = (note: (line: string) => void, options: string[]) => Promise<Figure[]>;

/** The value below which the share `p` (0 to 1) of the samples lies, by nearest rank. */
export function percentile(samples: number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(p * sorted.length)));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error("no samples");
  return value;
}

export const median = (samples: number[]): number => percentile(samples, 0.5);

export const isMet = (figure: Figure): boolean =>
  figure.value <= (figure.goal ?? Number.POSITIVE_INFINITY) &&
  figure.value >= (figure.least ?? Number.NEGATIVE_INFINITY);

export function toLine(figure: Figure): string {
  const bound =
    figure.goal === undefined
      ? figure.least === undefined
        ? ""
        : `≥ ${figure.least}`
      : `≤ ${figure.goal}`;
  const goal = bound && `  (goal ${bound}, ${isMet(figure) ? "met" : "MISSED"})`;
  return `${figure.name}: ${Number(figure.value.toPrecision(4))} ${figure.unit}${goal}`;
}
