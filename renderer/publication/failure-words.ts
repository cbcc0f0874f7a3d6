/** Words for why a publication failed. */
import { useTranslation } from "react-i18next";
import type { LedgerEntry } from "../../core/publication/plan.ts";

const codes = [
  "interrupted",
  "keep",
  "disk-full",
  "read-only",
  "missing",
  "blocked",
  "moved",
  "read-back",
  "picture-lost",
  "record",
  "connection",
  "timeout",
  "auth",
  "certificate",
  "host-key-changed",
  "taken-over",
  "clock",
  "protocol",
] as const;

type Failure = NonNullable<LedgerEntry["failure"]>;

export function useFailureWords(): (failure: Failure) => string {
  const { t } = useTranslation("publication");
  return ({ code, path }) => {
    const known = codes.find((one) => one === code);
    return known ? t(`failure.${known}`, { path }) : t("failure.io", { path });
  };
}
