/** Reports with a time of their own: what waits, what is due, and what was missed and has to be decided. */
import { Anchor, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Schedule, Scheduled } from "../../core/publication/schedule.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { formatMoment } from "./amounts.ts";
import styles from "./publish.module.css";
import { Warning } from "./warning.tsx";

const REFRESH_MS = 5000;

export function ScheduleList(): JSX.Element | null {
  const { data: schedules = [] } = useQuery({
    queryKey: [...keys.publication, "schedules"],
    queryFn: () => client.publication.schedules(),
    // Time passes without an event, and what is typed is told of elsewhere.
    staleTime: 0,
    refetchInterval: REFRESH_MS,
  });
  const shown = schedules.filter(
    ({ waiting, due, missed }) => waiting.length + due.length + missed.length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((schedule) => (
        <TargetSchedule key={schedule.target} schedule={schedule} />
      ))}
    </>
  );
}

function TargetSchedule({ schedule }: { schedule: Schedule }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const { target, automatic, failure } = schedule;
  // Nobody promised a time at a target that is published by hand: there, what is past waits with the rest.
  const missed = automatic ? schedule.missed : [];
  const coming = [...(automatic ? [] : schedule.missed), ...schedule.due, ...schedule.waiting];
  return (
    <section className={styles.sheet} aria-label={t("schedule.title", { target })}>
      <Title order={2} size="h5">
        {t("schedule.title", { target })}
      </Title>
      {missed.length > 0 && (
        <Warning title={t("schedule.missed", { count: missed.length })}>
          <Text size="sm">{t("schedule.missedAbout")}</Text>
          <Reports reports={missed} />
        </Warning>
      )}
      {failure && (
        <Text size="sm">
          {t("schedule.failure", {
            moment: formatMoment(new Date(failure.at).toISOString(), i18n.language),
            place: failure.path || target,
          })}
        </Text>
      )}
      {coming.length > 0 && (
        <>
          <Text size="sm" c="var(--ink-soft)">
            {t(automatic ? "schedule.automatic" : "schedule.byHand")}
          </Text>
          <Reports reports={coming} />
        </>
      )}
    </section>
  );
}

function Reports({ reports }: { reports: readonly Scheduled[] }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const moment = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : i18n.language, {
    ...{ dateStyle: "medium", timeStyle: "short" },
    ...{ timeZone: "Asia/Shanghai", hour12: false },
  } as Intl.DateTimeFormatOptions);
  return (
    <ul className={styles.issues}>
      {reports.map(({ report, number, headline, at, isReady }) => (
        <Text component="li" size="sm" key={report}>
          <Anchor component={Link} href={`/report/${number}/write`} inherit underline="always">
            {t("issues.number", { number })} {headline || t("issues.untitled")}
          </Anchor>{" "}
          · {t("schedule.at", { moment: moment.format(at) })}
          {!isReady && ` · ${t("schedule.notReady")}`}
        </Text>
      ))}
    </ul>
  );
}
