/** Which target is published to: each with where it is, and how it stands. */
import { VisuallyHidden } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconProgress,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { placeOf, type Target } from "../../core/library/target.ts";
import type { TargetState } from "../../core/publication/target-state.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { formatMoment } from "./amounts.ts";
import styles from "./target-picker.module.css";

interface TargetPickerProps {
  targets: readonly Target[];
  /** Name of the chosen one. */
  chosen: string;
  /** One is being planned or published to: there is no choosing until that is done. */
  disabled: boolean;
  /** Name of the one that is being published to, "" when none is. */
  publishing: string;
  choose: (name: string) => void;
}

/** Reports change without an event of the publication's own. */
const REFRESH_MS = 5000;

export function TargetPicker(props: TargetPickerProps): JSX.Element {
  const { targets, chosen, disabled, publishing, choose } = props;
  const { t } = useTranslation("publication");
  const { data: states = [] } = useQuery({
    queryKey: [...keys.publication, "targets"],
    queryFn: () => client.publication.targetStates(),
    staleTime: 0,
    refetchInterval: REFRESH_MS,
  });
  return (
    <fieldset className={styles.picker} disabled={disabled}>
      <legend>{t("target")}</legend>
      {targets.map((target) => {
        const state = states.find((one) => one.target === target.name);
        const isRunning = publishing === target.name;
        return (
          <label key={target.name} className={styles.target}>
            <input
              type="radio"
              name="target"
              value={target.name}
              checked={target.name === chosen}
              onChange={() => choose(target.name)}
            />
            <span className={styles.name}>{target.name}</span>
            <span className={styles.place}>
              {t(`kind.${target.kind}`)} · {placeOf(target)}
            </span>
            {state && <Standing state={isRunning ? { ...state, state: "running" } : state} />}
          </label>
        );
      })}
    </fieldset>
  );
}

const icons = {
  never: IconCircleDashed,
  current: IconCheck,
  behind: IconClock,
  unfinished: IconAlertTriangle,
  running: IconProgress,
};

function Standing({ state: { state, behind, last } }: { state: TargetState }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const Icon = icons[state];
  return (
    <span className={styles.state} data-state={state}>
      <span className={styles.word}>
        <Icon size={16} stroke={1.8} aria-hidden />
        {t(`targetState.${state}`, { count: behind })}
      </span>
      {last && (
        <span className={styles.last}>
          <VisuallyHidden> · </VisuallyHidden>
          {t("targetState.last", {
            number: last.number,
            moment: formatMoment(last.startedAt, i18n.language),
          })}
        </span>
      )}
    </span>
  );
}
