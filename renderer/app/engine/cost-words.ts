/** Money in the window's language: small sums keep their pennies. */
import type { Usage } from "../../../core/engine/engine.ts";

export function costWords(
  { amount, currency }: NonNullable<Usage["cost"]>,
  language: string,
): string {
  try {
    return new Intl.NumberFormat(language === "en" ? "en-GB" : language, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: amount !== 0 && Math.abs(amount) < 1 ? 4 : 2,
    }).format(amount);
  } catch {
    // Three letters that are no currency.
    return `${amount.toFixed(4)} ${currency}`;
  }
}
