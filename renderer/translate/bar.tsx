/** Above the sheet: how far the translation is, ways to what is left, and what can be done with the row at work. */
import { ActionIcon, Button, Progress, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowBarToDown,
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconCopy,
  IconEraser,
  IconLock,
} from "@tabler/icons-react";
import type { ComponentType, JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isDone } from "../../core/edition/translation.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { StatusItem } from "../app/status-line.tsx";
import styles from "./bar.module.css";
import { isLocked, isTypable, type LaneStatus, statusOf } from "./lane-status.ts";
import { runsOf } from "./room-commands.ts";
import { keysOf, type RoomCommand } from "./room-keys.ts";
import { StatusMark } from "./status-mark.tsx";
import { usePair, useWork } from "./work.ts";

/** `children` stand among the tools. */
export function Bar({ children }: { children: ReactNode }): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  const { current } = usePair();
  const row = current?.row ?? null;
  const typable = current !== null && isTypable(current);
  return (
    <section className={styles.bar} aria-label={t("bar.label")}>
      <Gauge />
      <Left />
      <div className={styles.tools}>
        <Tool command="previous" icon={IconArrowUp} />
        <Tool command="next" icon={IconArrowDown} />
        <Tool command="nextUnfinished" icon={IconArrowBarToDown} />
        <span className={styles.rule} />
        <Tool command="copySource" icon={IconCopy} disabled={!typable || !row?.source} />
        <Tool command="clear" icon={IconEraser} disabled={!typable || isLocked(current)} />
        <Tool
          command="toggleLock"
          icon={IconLock}
          disabled={!typable}
          isPressed={typable && isLocked(current)}
        />
        <Tool
          command="unconfirm"
          icon={IconArrowBackUp}
          disabled={!row || !(isDone(row) || row.status === "outdated")}
        />
        {children}
        <Tooltip label={t("command.confirm")}>
          <Button
            size="xs"
            className={styles.confirm}
            leftSection={<IconCheck size={16} stroke={2} />}
            rightSection={<KeyCaps keys={keysOf.confirm} />}
            onClick={() => actions.confirm()}
          >
            {t("bar.confirm")}
          </Button>
        </Tooltip>
      </div>
    </section>
  );
}

function Gauge(): JSX.Element {
  const { t } = useTranslation("translate");
  const { progress } = usePair();
  const { blocks, blocksDone, characters, charactersDone } = progress;
  const words = t("bar.blocks", { done: blocksDone, total: blocks });
  return (
    <div className={styles.gauge}>
      <Progress.Root size={6} className={styles.line}>
        <Progress.Section
          value={characters === 0 ? 0 : (charactersDone / characters) * 100}
          color="var(--jade)"
          aria-label={`${t("bar.progress")} ${words}`}
        />
      </Progress.Root>
      <span className={styles.words}>
        {blocks === 0 ? (
          t("bar.nothing")
        ) : (
          <>
            <strong>{words}</strong>
            <span>
              {t("bar.characters", { done: group(charactersDone), total: group(characters) })}
            </span>
          </>
        )}
      </span>
      <StatusItem>{blocks > 0 && words}</StatusItem>
    </div>
  );
}

const grouping = new Intl.NumberFormat("en");
const group = (count: number): string => grouping.format(count);

const waiting = ["missing", "empty", "draft", "outdated", "orphan"] as const satisfies LaneStatus[];

/** What is left to do, by kind; each goes to the next one of its kind. */
function Left(): JSX.Element {
  const { t } = useTranslation("translate");
  const { lanes } = usePair();
  const { actions } = useWork();
  const statuses = lanes.map(statusOf);
  const kinds = waiting.flatMap((status) => {
    const count = statuses.filter((one) => one === status).length;
    return count > 0 ? [{ status, count }] : [];
  });
  return (
    <div className={styles.left}>
      {kinds.map(({ status, count }) => (
        <button
          key={status}
          type="button"
          className={styles.kind}
          aria-label={t("bar.jump", { status: t(`status.${status}`), count })}
          onClick={() => (status === "missing" ? actions.bringIn() : actions.goToNext(status))}
        >
          <StatusMark status={status} />
          {t(`status.${status}`)}
          <b>{count}</b>
        </button>
      ))}
    </div>
  );
}

interface ToolProps {
  command: RoomCommand;
  icon: ComponentType<{ size: number; stroke: number }>;
  disabled?: boolean;
  /** For what is on or off. */
  isPressed?: boolean;
}

function Tool({ command, icon: Icon, disabled = false, isPressed }: ToolProps): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  return (
    <Tooltip
      label={
        <span className={styles.tip}>
          {t(`command.${command}`)} <KeyCaps keys={keysOf[command]} />
        </span>
      }
    >
      <ActionIcon
        size={30}
        aria-label={t(`command.${command}`)}
        aria-pressed={isPressed}
        {...(disabled && { "aria-disabled": true, "data-disabled": true })}
        onClick={() => {
          if (!disabled) runsOf(actions)[command]();
        }}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
