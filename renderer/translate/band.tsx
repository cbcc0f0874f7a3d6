/** Behind the text: the row at work on both sides, and the places where the translation has nothing yet. */
import { type JSX, memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { BlockId } from "../../core/report/ids.ts";
import styles from "./columns.module.css";
import { usePair, useWork } from "./work.ts";

export function Band(): JSX.Element {
  const { lineUp } = useWork();
  const key = usePair().current?.key ?? null;
  const ref = useCallback(
    (element: HTMLElement | null) => lineUp.setBand(element, key),
    [lineUp, key],
  );
  return <div ref={ref} className={styles.band} aria-hidden="true" hidden />;
}

export function Ghosts(): JSX.Element {
  const { lanes } = usePair();
  const missing = lanes.filter((lane) => lane.source !== null && lane.target.length === 0);
  return (
    <div className={styles.ghosts} aria-hidden="true">
      {missing.map((lane) => (
        <Ghost
          key={lane.key}
          lane={lane.key}
          isSmall={lane.figure !== null && lane.kind !== "figure"}
        />
      ))}
    </div>
  );
}

interface GhostProps {
  lane: BlockId;
  /** Beside a text under a picture. */
  isSmall: boolean;
}

const Ghost = memo(function Ghost({ lane, isSmall }: GhostProps): JSX.Element {
  const { t } = useTranslation("translate");
  const { lineUp } = useWork();
  const ref = useCallback(
    (element: HTMLElement | null) => lineUp.setPiece("ghost", lane, element),
    [lineUp, lane],
  );
  return (
    <div ref={ref} className={styles.ghost} data-small={isSmall || undefined}>
      <span>{t("ghost")}</span>
    </div>
  );
});
