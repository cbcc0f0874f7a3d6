/** How far a pre-translation is, and what it came to. */
import { Alert, Button, Group, Progress } from "@mantine/core";
import { type JSX, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Fill } from "../../../core/pretranslate/fills.ts";
import { costWords } from "../../app/engine/cost-words.ts";
import { engineProblemWords, useErrorWords } from "../../app/error-text.ts";
import type { Found, Pretranslating } from "./use-pretranslate.ts";
import styles from "./pretranslate.module.css";

interface PretranslateRunProps {
  work: Pretranslating;
  onClose: () => void;
}

export function PretranslateRun({ work, onClose }: PretranslateRunProps): JSX.Element {
  const { t } = useTranslation("engine");
  const errorWords = useErrorWords();
  const { run } = work;
  const main = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  useEffect(() => main.current?.focus(), [run.kind]);
  if (run.kind === "looking") {
    const { progress, found } = run;
    const { done, total, from } = progress ?? { done: 0, total: 0, from: "memory" };
    return (
      <div className={styles.form}>
        <Progress
          value={total === 0 ? 0 : (done / total) * 100}
          color="var(--jade)"
          aria-label={t("pretranslate.title")}
        />
        <output>
          {t(`pretranslate.looking.${from}`, { done, total })} <Sums found={found} />
        </output>
        <Group justify="flex-end">
          <Button ref={main} variant="default" onClick={work.stop}>
            {t("room.stop")}
          </Button>
        </Group>
      </div>
    );
  }
  if (run.kind === "halted")
    return (
      <div className={styles.form}>
        <output>
          {t("pretranslate.halted", { count: run.found.fills.length })} <Sums found={run.found} />
        </output>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("pretranslate.letGo")}
          </Button>
          <Button ref={main} disabled={run.found.fills.length === 0} onClick={work.use}>
            {t("pretranslate.use", { count: run.found.fills.length })}
          </Button>
        </Group>
      </div>
    );
  const problem = run.kind === "failed" ? errorWords(run.error) : null;
  return (
    <div className={styles.form}>
      {problem && <Trouble {...problem} />}
      {run.kind === "done" && (
        <>
          <output>
            <strong>{t("pretranslate.written", { count: run.written })}</strong>{" "}
            <Sums found={run.found} />
          </output>
          {run.found.left !== null && run.found.left > 0 && (
            <p className={styles.about}>{t("pretranslate.left", { count: run.found.left })}</p>
          )}
          {run.found.stopped && <Stopped problem={run.found.stopped} />}
          <p className={styles.about}>{t("pretranslate.after")}</p>
        </>
      )}
      <Group justify="flex-end">
        <Button ref={main} onClick={onClose}>
          {t("pretranslate.close")}
        </Button>
      </Group>
    </div>
  );
}

function Stopped({ problem }: { problem: NonNullable<Found["stopped"]> }): JSX.Element {
  const { t } = useTranslation("error");
  return <Trouble {...engineProblemWords(problem, t)} />;
}

const Trouble = ({ title, advice }: { title: string; advice: string }): JSX.Element => (
  <Alert color="cinnabar" title={title}>
    {advice}
  </Alert>
);

const kinds = ["memory", "term", "engine"] as const satisfies Fill["origin"]["kind"][];

/** What came from where, and what it cost. */
function Sums({ found: { fills, cost } }: { found: Found }): JSX.Element {
  const { t, i18n } = useTranslation("engine");
  const sums = kinds.flatMap((kind) => {
    const count = fills.filter(({ origin }) => origin.kind === kind).length;
    return count > 0 ? [t(`pretranslate.from.${kind}`, { amount: count })] : [];
  });
  const costs = Object.entries(cost).map(([currency, amount]) =>
    costWords({ amount, currency }, i18n.language),
  );
  return <span className={styles.sums}>{[...sums, ...costs].join(" · ")}</span>;
}
