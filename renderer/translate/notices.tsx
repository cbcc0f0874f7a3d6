/** Under the bar, when there is something to say: the source has structure to bring in, or everything is confirmed. */
import { Button } from "@mantine/core";
import {
  IconArrowRight,
  IconAsterisk,
  IconCircleCheckFilled,
  IconLayoutRows,
  IconPencil,
} from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { isComplete } from "../../core/edition/translation.ts";
import { useCommandList } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import { useHead } from "../app/live/head.ts";
import { dueFacts } from "./facts.tsx";
import styles from "./notices.module.css";
import { findLane } from "./model.ts";
import { keysOf } from "./room-keys.ts";
import { directionOf, usePair, useWork } from "./work.ts";

export function Notices(): JSX.Element {
  const { difference, progress, lacking } = usePair();
  const { blocks, figures, changed } = difference;
  return (
    <div className={styles.notices} aria-live="polite">
      {progress.blocks + figures === 0 && <EmptyNotice />}
      {blocks + figures + changed > 0 && <BringInNotice />}
      {blocks + figures + changed === 0 && lacking.length > 0 && <LackingNotice />}
      {blocks + figures + changed + lacking.length === 0 && isComplete(progress) && <DoneNotice />}
    </div>
  );
}

function BringInNotice(): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  const { difference, lanes } = usePair();
  const isFirst = !lanes.some(({ kind, row }) => isBody(kind) && row?.target?.text);
  const isNew = difference.blocks + difference.figures > 0;
  const amount = (["blocks", "figures", "changed"] as const)
    .filter((kind) => difference[kind] > 0)
    .map((kind) => t(`bringIn.amount.${kind}`, { count: difference[kind] }));
  return (
    <section className={styles.notice}>
      <IconLayoutRows size={20} stroke={1.6} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>
          {t(isFirst ? "bringIn.title" : isNew ? "bringIn.added" : "bringIn.moved")}
          <span className={styles.amount}>{amount.join(" · ")}</span>
        </p>
        {isFirst && <p className={styles.teach}>{t("bringIn.teach")}</p>}
      </div>
      <Button size="xs" rightSection={<KeyCaps keys={keysOf.bringIn} />} onClick={actions.bringIn}>
        {t(isNew ? "bringIn.button" : "bringIn.follow")}
      </Button>
    </section>
  );
}

/** References to notes that the translation does not have yet; the button goes where the first one belongs. */
function LackingNotice(): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  const { lacking, lanes } = usePair();
  const numbers = lacking.map(({ number }) => number).join(t("listMark"));
  const goTo = (): void => {
    const lane = findLane(lanes, lacking[0]?.block ?? null);
    if (lane) actions.goTo(lane);
  };
  return (
    <section className={styles.notice}>
      <IconAsterisk size={20} stroke={1.6} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{t("lacking.title", { count: lacking.length, numbers })}</p>
        <p className={styles.teach}>
          {t("lacking.teach")} <KeyCaps keys={keysOf.insertNote} />
        </p>
      </div>
      <Button size="xs" variant="default" onClick={goTo}>
        {t("lacking.button")}
      </Button>
    </section>
  );
}

function EmptyNotice(): JSX.Element {
  const { t } = useTranslation("translate");
  const { report } = useWork();
  return (
    <section className={styles.notice}>
      <IconPencil size={20} stroke={1.6} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{t("bar.nothing")}</p>
        <p className={styles.teach}>{t("empty.teach")}</p>
      </div>
      <Button
        size="xs"
        component={Link}
        href={`/report/${report.number}/write?lang=${report.sourceLang}`}
      >
        {t("empty.write")}
      </Button>
    </section>
  );
}

const isBody = (kind: string): boolean => kind !== "headline" && kind !== "lead";

function DoneNotice(): JSX.Element {
  const { t } = useTranslation("translate");
  const { report } = useWork();
  const { progress } = usePair();
  const direction = directionOf(report);
  const { target } = direction;
  const due = dueFacts(useHead().head, direction).map((field) => t(`facts.${field}`));
  const { stage } = report[target];
  // The frame's own control explains the move and makes it.
  const submit = useCommandList().find(({ id }) => id === `stage-${target}`);
  return (
    <section className={styles.notice} data-kind="done">
      <IconCircleCheckFilled size={20} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{t("done.title", { count: progress.blocks })}</p>
        <p className={styles.teach}>
          {due.length > 0
            ? t("done.factsDue", { facts: due.join(t("listMark")) })
            : t(`done.next.${stage}`)}
        </p>
      </div>
      <Button
        size="xs"
        variant="default"
        component={Link}
        href={`/report/${report.number}/preview?lang=${target}`}
      >
        {t("done.preview")}
      </Button>
      {stage === "draft" && submit && (
        <Button size="xs" rightSection={<IconArrowRight size={16} />} onClick={submit.run}>
          {t("done.submit")}
        </Button>
      )}
    </section>
  );
}
