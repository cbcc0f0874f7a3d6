/** How far the plan, or the bringing in, is; with the ways to hold it up and to stop it. */
import { Button, Progress, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { OldSiteRun, OldSiteRunner } from "./old-site-run.ts";
import classes from "./plan.module.css";

export function WorkProgress(props: {
  run: Extract<OldSiteRun, { kind: "planning" | "bringing" }>;
  hold: OldSiteRunner["hold"];
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { run, hold } = props;
  const { progress } = run;
  const isBringing = run.kind === "bringing";
  const label = t(isBringing ? "work.bringing" : "work.planning");
  const words =
    isBringing && run.isStopping
      ? t("work.stopping")
      : isBringing && run.isPaused
        ? t("work.paused")
        : progress
          ? t(`work.${progress.step}`, { ...progress })
          : t("work.start");
  return (
    <section className={classes.work} aria-label={label}>
      <Text fw={600}>{label}</Text>
      <Progress
        value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0}
        aria-label={label}
        transitionDuration={120}
      />
      <div className={classes.workFoot}>
        <Text size="sm" c="var(--ink-soft)" component="output" className={classes.said}>
          {words}
        </Text>
        {isBringing && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={run.isStopping}
            leftSection={
              run.isPaused ? (
                <IconPlayerPlay size={16} stroke={1.6} />
              ) : (
                <IconPlayerPause size={16} stroke={1.6} />
              )
            }
            onClick={() => hold(run.isPaused ? "go-on" : "pause")}
          >
            {t(run.isPaused ? "work.goOn" : "work.pause")}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBringing && run.isStopping}
          leftSection={<IconPlayerStop size={16} stroke={1.6} />}
          onClick={() => (run.kind === "planning" ? run.cancel() : hold("stop"))}
        >
          {t("work.stop")}
        </Button>
      </div>
    </section>
  );
}
