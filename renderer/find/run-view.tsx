/** A replacement under way with the way to stop it, and what came of it. */
import { Button, CloseButton, Progress } from "@mantine/core";
import { IconArrowBackUp, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Batch } from "../../core/api/find.ts";
import { useErrorWords } from "../app/error-text.ts";
import { batchWords, UndoneWords } from "./batch-list.tsx";
import type { BatchRun, BatchRunner } from "./batch-run.ts";
import styles from "./find-room.module.css";

export function RunView({ run, undo, dismiss }: BatchRunner): JSX.Element | null {
  if (run.kind === "idle") return null;
  return (
    <div className={styles.outcome} aria-live="polite">
      {run.kind === "running" && <Running run={run} />}
      {run.kind === "failed" && <Failed error={run.error} />}
      {run.kind === "ended" && <Ended run={run} undo={undo} />}
      {run.kind !== "running" && <Close dismiss={dismiss} />}
    </div>
  );
}

function Close({ dismiss }: Pick<BatchRunner, "dismiss">): JSX.Element {
  const { t } = useTranslation();
  return (
    <CloseButton size="sm" aria-label={t("close")} onClick={dismiss} className={styles.close} />
  );
}

function Running({ run }: { run: Extract<BatchRun, { kind: "running" }> }): JSX.Element {
  const { t } = useTranslation("find");
  const { progress, undoing, stopping } = run;
  const label = t(undoing ? "run.undoing" : "run.replacing");
  return (
    <>
      <p>
        {stopping
          ? t("run.stopping")
          : progress
            ? t("run.progress", { label, ...progress })
            : label}
      </p>
      <Progress
        value={progress && progress.total > 0 ? (100 * progress.done) / progress.total : 100}
        animated={!progress}
        aria-label={label}
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerStop size={15} stroke={1.6} />}
        disabled={stopping}
        onClick={run.stop}
      >
        {t("run.stop")}
      </Button>
    </>
  );
}

function Failed({ error }: { error: unknown }): JSX.Element {
  const { title, advice } = useErrorWords()(error);
  return (
    <p role="alert">
      <strong>{title}</strong> {advice}
    </p>
  );
}

function Ended({
  run,
  undo,
}: { run: Extract<BatchRun, { kind: "ended" }> } & Pick<BatchRunner, "undo">): JSX.Element {
  const { t } = useTranslation("find");
  const { batch, undoing } = run;
  if (!batch) return <p>{t("run.stopped")}</p>;
  if (undoing)
    return batch.undone ? <UndoneWords undone={batch.undone} /> : <p>{t("run.stopped")}</p>;
  return (
    <>
      <p>
        <strong>{batchWords(batch, t)}</strong> {skippedWords(batch, t)}
      </p>
      {batch.replaced > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} stroke={1.6} />}
          onClick={() => void undo(batch.id)}
        >
          {t("batch.undo")}
        </Button>
      )}
    </>
  );
}

function skippedWords(batch: Batch, t: ReturnType<typeof useTranslation<"find">>["t"]): string {
  return (["approved", "changed", "kept"] as const)
    .flatMap((why) => (batch[why] > 0 ? t(`batch.${why}`, { count: batch[why] }) : []))
    .join("");
}
