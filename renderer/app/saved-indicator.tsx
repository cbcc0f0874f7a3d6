/** What is true of the text right now: saved, being saved, or not saved and why. */
import { IconAlertTriangleFilled, IconCircleCheck, IconProgress } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useSavedState } from "./live/report-session.tsx";
import styles from "./saved-indicator.module.css";

export function SavedIndicator(): JSX.Element {
  const { t } = useTranslation();
  const state = useSavedState();
  const icon = {
    saved: <IconCircleCheck size={16} stroke={1.7} />,
    saving: <IconProgress size={16} stroke={1.7} />,
    unsaved: <IconAlertTriangleFilled size={16} />,
  }[state.kind];
  const text = state.kind === "unsaved" ? t(`saved.${state.why}`) : t(`saved.${state.kind}`);
  return (
    <output className={styles.indicator} data-saved={state.kind} aria-live="polite">
      {icon}
      {text}
    </output>
  );
}
