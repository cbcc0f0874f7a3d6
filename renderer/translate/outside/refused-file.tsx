/** Why nothing can be taken from a file, with the first findings of one that is against the standard. */
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { contentRefusals } from "../../../core/exchange/import-refusals.ts";
import type { XliffRule } from "../../../core/exchange/xliff/finding.ts";
import type { Refused, Sent } from "./send-translation.ts";
import styles from "./take-in.module.css";

const SHOWN = 5;

export function RefusedFile({
  name,
  refused: { refusal, findings, number },
}: {
  name: string;
  refused: Refused | Extract<Sent, { refusal: "unreachable" }>;
}): JSX.Element {
  const { t } = useTranslation("translator");
  const { t: imports } = useTranslation("exchange");
  const { t: rules } = useTranslation("xliff");
  const content = contentRefusals.find((one) => one === refusal);
  const words = (): string => {
    if (content) return imports(`refusal.${content}`);
    if (refusal === "other-report" && number !== null) return t("takeIn.otherReport", { number });
    return t(
      `takeIn.refusal.${refusal as Exclude<typeof refusal, (typeof contentRefusals)[number]>}`,
    );
  };
  return (
    <Alert
      color="cinnabar"
      icon={<IconAlertTriangle size={18} />}
      title={t("takeIn.refused", { name })}
      role="alert"
    >
      <p className={styles.say}>{words()}</p>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.slice(0, SHOWN).map(({ rule, line, about }) => {
            const message = rules(`rule.${rule as XliffRule}`, { about });
            return (
              <li key={`${line} ${rule} ${about}`}>{t("takeIn.finding", { line, message })}</li>
            );
          })}
        </ul>
      )}
    </Alert>
  );
}
