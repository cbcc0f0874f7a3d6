/** How far the plan, or the bringing in, is; with the ways to hold it up and to stop it. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { RunPanel } from "../../app/run-panel.tsx";
import type { OldSiteRun, OldSiteRunner } from "./old-site-run.ts";

export function WorkProgress(props: {
  run: Extract<OldSiteRun, { kind: "planning" | "bringing" }>;
  hold: OldSiteRunner["hold"];
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { run, hold } = props;
  const { progress } = run;
  const { isPaused, isStopping } =
    run.kind === "bringing" ? run : { isPaused: false, isStopping: false };
  const words = isStopping
    ? t("work.stopping")
    : isPaused
      ? t("work.paused")
      : progress
        ? t(`work.${progress.step}`, { ...progress })
        : t("work.start");
  return (
    <RunPanel
      label={t(run.kind === "bringing" ? "work.bringing" : "work.planning")}
      words={words}
      share={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0}
      isStopping={isStopping}
      stop={{
        label: t("work.stop"),
        run: () => (run.kind === "planning" ? run.cancel() : hold("stop")),
      }}
      pause={
        run.kind === "bringing"
          ? {
              isPaused,
              label: t(isPaused ? "work.goOn" : "work.pause"),
              run: () => hold(isPaused ? "go-on" : "pause"),
            }
          : undefined
      }
    />
  );
}
