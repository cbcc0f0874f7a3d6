/** Behind the text: the row at work on both sides, and the places where the translation has nothing yet. */
import { type JSX, memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { BlockId } from "../../core/report/ids.ts";
import styles from "./columns.module.css";
import type { Lane } from "./lanes.ts";
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
  // It was brought in, but stands out of the source's order.
  const isElsewhere = (lane: Lane): boolean =>
    lane.row?.target != null ||
    (lane.kind === "figure" &&
      lanes.some((one) => one.figure === lane.key && one.row?.target != null));
  return (
    <div className={styles.ghosts} aria-hidden="true">
      {missing.map((lane) => (
        <Ghost
          key={lane.key}
          lane={lane.key}
          isElsewhere={isElsewhere(lane)}
          isSmall={lane.figure !== null && lane.kind !== "figure"}
        />
      ))}
    </div>
  );
}

interface GhostProps {
  lane: BlockId;
  isElsewhere: boolean;
  /** Beside a text under a picture. */
  isSmall: boolean;
}

const Ghost = memo(function Ghost(props: GhostProps): JSX.Element {
  const { lane, isElsewhere, isSmall } = props;
  const { t } = useTranslation("translate");
  const { lineUp } = useWork();
  const ref = useCallback(
    (element: HTMLElement | null) => lineUp.setPiece("ghost", lane, element),
    [lineUp, lane],
  );
  return (
    <div ref={ref} className={styles.ghost} data-small={isSmall || undefined}>
      <span>{t(isElsewhere ? "ghost.elsewhere" : "ghost.missing")}</span>
    </div>
  );
});
