/** Between the columns: the state of every row, to be seen at a glance, clicked, and walked through by arrow keys. */
import { IconLock } from "@tabler/icons-react";
import { type JSX, type KeyboardEvent, memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { BlockId } from "../../core/report/ids.ts";
import styles from "./gutter.module.css";
import { isLocked, isTypable, type LaneStatus, statusOf } from "./lane-status.ts";
import { findLane } from "./model.ts";
import { OriginMark, originOf, type ShownOrigin, useOriginWords } from "./origin-mark.tsx";
import { StatusMark } from "./status-mark.tsx";
import { usePair, useWork } from "./work.ts";

export function Gutter(): JSX.Element {
  const { t } = useTranslation("translate");
  const { lineUp } = useWork();
  const { lanes, current } = usePair();
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const marks = [...event.currentTarget.querySelectorAll("button")];
    const next = move(marks.indexOf(event.target as HTMLButtonElement), marks.length);
    const lane = marked[next]?.lane;
    if (lane) lineUp.showMark(lane.key);
    marks[next]?.focus();
  };
  const marked = lanes.flatMap((lane) => {
    const status = statusOf(lane);
    return status ? [{ lane, status }] : [];
  });
  const stop = marked.find(({ lane }) => lane.key === current?.key) ?? marked[0];
  return (
    <div
      className={styles.gutter}
      role="toolbar"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={t("gutter.label")}
      onKeyDown={walk}
    >
      {marked.map(({ lane, status }, index) => (
        <Mark
          key={lane.key}
          lane={lane.key}
          number={index + 1}
          isSmall={lane.figure !== null || lane.kind === "cell"}
          isLocked={isLocked(lane)}
          {...toProps(originOf(lane))}
          status={status}
          isCurrent={lane.key === current?.key}
          isStop={lane.key === stop?.lane.key}
        />
      ))}
    </div>
  );
}

const moves: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

const toProps = ({ kind, score, name }: ShownOrigin) => ({
  ...{ originKind: kind, originScore: score, originName: name },
});

interface MarkProps extends ReturnType<typeof toProps> {
  lane: BlockId;
  number: number;
  /** A text under a picture or in a table is set smaller. */
  isSmall: boolean;
  isLocked: boolean;
  status: LaneStatus;
  isCurrent: boolean;
  isStop: boolean;
}

const Mark = memo(function Mark(props: MarkProps): JSX.Element {
  const { lane, number, isSmall, isLocked, status, isCurrent, isStop } = props;
  const { t } = useTranslation("translate");
  const { lineUp, actions, model } = useWork();
  const ref = useCallback(
    (element: HTMLElement | null) => lineUp.setPiece("mark", lane, element),
    [lineUp, lane],
  );
  const origin = { kind: props.originKind, score: props.originScore, name: props.originName };
  const from = useOriginWords()(origin);
  const state = isLocked
    ? t("gutter.locked", { status: t(`status.${status}`) })
    : t(`status.${status}`);
  const word = from === "" ? state : `${state} · ${from}`;
  return (
    <button
      ref={ref}
      type="button"
      className={styles.mark}
      data-status={status}
      data-small={isSmall || undefined}
      data-word={word}
      tabIndex={isStop ? 0 : -1}
      aria-label={t("gutter.row", { number, status: word })}
      aria-current={isCurrent || undefined}
      onClick={() => {
        const found = findLane(model.refresh().lanes, lane);
        if (found && isTypable(found)) actions.goTo(found);
      }}
    >
      <StatusMark status={status} />
      <OriginMark {...origin} />
      {isLocked && <IconLock className={styles.lock} size={11} stroke={2} aria-hidden />}
    </button>
  );
});
