/** How far a long work is, with the ways to hold it up and to stop it. */
import { Button, Group, Progress, Text } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import type { JSX } from "react";
import { KeyCaps } from "./key-caps.tsx";
import { useLostKeyboard } from "./keyboard-lost.ts";
import styles from "./run-panel.module.css";

interface Way {
  label: string;
  keys?: string;
  run: () => void;
}

export interface RunPanelProps {
  label: string;
  /** What it is at. */
  words: string;
  /** In percent; null while there is no telling. */
  share: number | null;
  /** It was told to stop, and comes to its end. */
  isStopping: boolean;
  stop: Way;
  /** Left out where the work cannot be held up. */
  pause?: (Way & { isPaused: boolean }) | undefined;
}

export function RunPanel(props: RunPanelProps): JSX.Element {
  const { label, words, share, isStopping, stop, pause } = props;
  const icon = { size: 16, stroke: 1.6 };
  // What began the work is often gone or switched off by now.
  const panel = useLostKeyboard<HTMLElement>();
  return (
    <section className={styles.panel} aria-label={label} tabIndex={-1} ref={panel}>
      <Text fw={600}>{label}</Text>
      <Progress
        value={share ?? 100}
        animated={share === null}
        striped={share === null}
        aria-label={label}
        transitionDuration={120}
      />
      <div className={styles.foot}>
        <Text size="sm" c="var(--ink-soft)" className={styles.words} component="output">
          {words}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {pause && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={
                pause.isPaused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />
              }
              rightSection={pause.keys && <KeyCaps keys={pause.keys} />}
              disabled={isStopping}
              onClick={pause.run}
            >
              {pause.label}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerStop {...icon} />}
            rightSection={stop.keys && <KeyCaps keys={stop.keys} />}
            disabled={isStopping}
            onClick={stop.run}
          >
            {stop.label}
          </Button>
        </Group>
      </div>
    </section>
  );
}
