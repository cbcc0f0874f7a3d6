/** What is not in order on the pages, kind by kind; the pages of a kind are shown when it is opened. */
import { Anchor } from "@mantine/core";
import { IconAlertTriangle, IconChevronDown, IconInfoCircle } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { CountedFinding } from "../../../core/api/old-site.ts";
import { isRefusing } from "../../../core/exchange/old-site/findings.ts";
import classes from "./plan.module.css";

export function FindingsList({
  findings,
  show,
}: {
  findings: readonly CountedFinding[];
  /** Shows a page under the mapping. */
  show: (file: string) => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const sorted = findings.toSorted(
    (a, b) => Number(isRefusing(b)) - Number(isRefusing(a)) || b.count - a.count,
  );
  if (sorted.length === 0) return <p className={classes.note}>{t("finding.none")}</p>;
  return (
    <ul className={classes.findings}>
      {sorted.map(({ code, count, pages }) => (
        <li key={code} data-refusing={isRefusing({ code }) || undefined}>
          <details>
            <summary>
              {isRefusing({ code }) ? (
                <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
              ) : (
                <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
              )}
              <span>{t(`finding.${code}`)}</span>
              <span className={classes.count}>{t("finding.count", { count })}</span>
              <IconChevronDown size={16} stroke={1.6} aria-hidden="true" className={classes.turn} />
            </summary>
            <p className={classes.note}>{t(`advice.${code}`)}</p>
            <ul className={classes.pages}>
              {pages.map(({ file, detail }, index) => (
                <li key={index}>
                  <Anchor component="button" type="button" inherit onClick={() => show(file)}>
                    {file}
                  </Anchor>
                  {detail !== "" && <span className={classes.detail}> {detail}</span>}
                </li>
              ))}
            </ul>
            {count > pages.length && (
              <p className={classes.note}>{t("andMore", { count: count - pages.length })}</p>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}
