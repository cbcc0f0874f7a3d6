/** What readers have of a report: withdraw it, publish it again, and read what was done to it so far. */
import { Stack, Text, Title } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { langs } from "../../core/report/lang.ts";
import { withdrawalOf } from "../../core/report/site-log.ts";
import { HeadDialog } from "../app/head-dialog.tsx";
import { fullMoment } from "./dates.ts";
import { type Life, useLife } from "./life.ts";
import { ReportHistory } from "./report-history.tsx";
import styles from "./site-menu.module.css";
import { WithdrawForm } from "./withdraw-form.tsx";

export function SiteMenu({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("life");
  return (
    <HeadDialog
      id="report-site"
      keys="alt+shift+w"
      label={t("open")}
      icon={<IconWorld size={19} stroke={1.6} />}
      size="lg"
      title={t("title", { number: report.number })}
      closeLabel={t("close")}
    >
      {() => <OnSite report={report} />}
    </HeadDialog>
  );
}

function OnSite({ report }: { report: ReportSummary }): JSX.Element | null {
  const { t } = useTranslation("life");
  const { data: life } = useLife(report, true);
  if (!life) return null;
  return (
    <Stack gap="lg">
      <Standing life={life} />
      <WithdrawForm report={report} life={life} />
      <section aria-labelledby="report-history">
        <Title order={3} size="h6" id="report-history">
          {t("history.title")}
        </Title>
        <ReportHistory life={life} />
      </section>
    </Stack>
  );
}

/** Where each edition is read at the moment. */
function Standing({ life }: { life: Life }): JSX.Element {
  const { t, i18n } = useTranslation("life");
  return (
    <dl className={styles.standing}>
      {langs.map((lang) => {
        const { isSigned, targets } = life[lang];
        const withdrawal = withdrawalOf(life.siteLog, lang);
        const targetNames = targets.join(t("joint"));
        const where = targets.length > 0 ? t("standing.on", { targets: targetNames }) : null;
        return (
          <div key={lang}>
            <dt>{t(`edition.${lang}`)}</dt>
            <dd>
              <Text size="sm">{where ?? t(isSigned ? "standing.signed" : "standing.nowhere")}</Text>
              {withdrawal && (
                <Text size="sm" c="var(--amber)">
                  {t(targets.length > 0 ? "standing.leaving" : "standing.withdrawn", {
                    moment: fullMoment(withdrawal.at, i18n.language),
                  })}
                </Text>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
