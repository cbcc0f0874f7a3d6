/** How far a plan or a publication is, with a way to stop it. */
import { Button, Group, Progress, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import type { Run } from "./publish-run.ts";
import styles from "./publish.module.css";

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
    <ProgressPanel
      label={t("planning.title")}
      words={words}
      share={progress ? shareOf(progress) : null}
      cancel={run.cancel}
      cancelling={false}
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
    <ProgressPanel
      label={t("publishing.title", { target: run.target })}
      words={
        run.cancelling ? t("publishing.cancelling") : run.paused ? t("publishing.paused") : words
      }
      pause={{ isPaused: run.paused, set: run.pause }}
      cancelKeys={CANCEL_KEYS}
      share={progress?.kind === "step" ? shareOf(progress) : null}
      cancel={run.cancel}
      cancelling={run.cancelling}
    />
  );
}

/** In percent; null while there is no telling. */
const shareOf = ({ done, total }: { done: number; total: number }): number | null =>
  total > 0 ? Math.round((100 * done) / total) : null;

interface PanelProps {
  label: string;
  words: string;
  share: number | null;
  cancelling: boolean;
  cancel: () => void;
  cancelKeys?: string;
  /** Left out where the work cannot be held up. */
  pause?: { isPaused: boolean; set: (paused: boolean) => void };
}

function ProgressPanel({
  label,
  words,
  share,
  cancelling,
  cancel,
  cancelKeys,
  pause,
}: PanelProps): JSX.Element {
  const { t } = useTranslation("publication");
  return (
    <section className={styles.panel} aria-label={label}>
      <Text fw={600}>{label}</Text>
      <Progress
        value={share ?? 100}
        animated={share === null}
        striped={share === null}
        aria-label={label}
        transitionDuration={120}
      />
      <div className={styles.panelFoot}>
        <Text size="sm" c="var(--ink-soft)" className={styles.path} component="output">
          {words}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {pause && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={
                pause.isPaused ? (
                  <IconPlayerPlay size={16} stroke={1.6} />
                ) : (
                  <IconPlayerPause size={16} stroke={1.6} />
                )
              }
              rightSection={<KeyCaps keys={PAUSE_KEYS} />}
              disabled={cancelling}
              onClick={() => pause.set(!pause.isPaused)}
            >
              {t(pause.isPaused ? "goOn" : "pause")}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerStop size={16} stroke={1.6} />}
            rightSection={cancelKeys && <KeyCaps keys={cancelKeys} />}
            disabled={cancelling}
            onClick={cancel}
          >
            {t("cancel")}
          </Button>
        </Group>
      </div>
    </section>
  );
}
