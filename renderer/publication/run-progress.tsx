/** How far a plan or a publication is, with a way to stop it. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../app/commands.tsx";
import { RunPanel } from "../app/run-panel.tsx";
import type { Run } from "./publish-run.ts";

export function PlanningProgress({
  run,
}: {
  run: Extract<Run, { kind: "planning" }>;
}): JSX.Element {
  const { t } = useTranslation("publication");
  const { progress } = run;
  const words = progress
    ? t(progress.total > 0 ? `planning.${progress.step}` : "planning.counting", progress)
    : t("planning.start");
  return (
    <RunPanel
      label={t("planning.title")}
      words={words}
      share={progress ? shareOf(progress) : null}
      isStopping={false}
      stop={{ label: t("cancel"), run: run.cancel }}
    />
  );
}

/** The plan's own key, which has nothing to do meanwhile. */
const PAUSE_KEYS = "p";
const CANCEL_KEYS = "x";

export function PublishingProgress({
  run,
}: {
  run: Extract<Run, { kind: "publishing" }>;
}): JSX.Element {
  const { t } = useTranslation("publication");
  const { progress } = run;
  useCommands([
    {
      ...{ id: "publish-pause", group: "publish", keys: PAUSE_KEYS },
      label: t("pauseOrGoOn"),
      run: () => !run.cancelling && run.pause(!run.paused),
    },
    {
      ...{ id: "publish-cancel", group: "publish", keys: CANCEL_KEYS },
      label: t("cancelRun"),
      run: run.cancel,
    },
  ]);
  const words =
    progress?.kind === "step"
      ? t("publishing.step", { ...progress, name: progress.path })
      : t("publishing.checking");
  return (
    <RunPanel
      label={t("publishing.title", { target: run.target })}
      words={
        run.cancelling ? t("publishing.cancelling") : run.paused ? t("publishing.paused") : words
      }
      share={progress?.kind === "step" ? shareOf(progress) : null}
      isStopping={run.cancelling}
      stop={{ label: t("cancel"), keys: CANCEL_KEYS, run: run.cancel }}
      pause={{
        ...{ isPaused: run.paused, keys: PAUSE_KEYS },
        label: t(run.paused ? "goOn" : "pause"),
        run: () => run.pause(!run.paused),
      }}
    />
  );
}

/** In percent; null while there is no telling. */
const shareOf = ({ done, total }: { done: number; total: number }): number | null =>
  total > 0 ? Math.round((100 * done) / total) : null;
