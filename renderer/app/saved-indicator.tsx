/** What is true of the text right now: saved, being saved, or not saved and why. */
import { IconAlertTriangleFilled, IconCircleCheck, IconProgress } from "@tabler/icons-react";
import { type JSX, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "./live/report-session.tsx";
import type { SavedState } from "./live/saved-state.ts";
import styles from "./saved-indicator.module.css";

/** A disk mostly answers sooner: with each key the words would change twice, and all around them be drawn anew. */
const SAVING_SHOWS_MS = 300;

/** `data-saved` tells the very state; in words a change that is saved at once goes unmentioned. */
export function SavedIndicator(): JSX.Element {
  const { t } = useTranslation();
  const session = useSession();
  const element = useRef<HTMLOutputElement>(null);
  const [state, setState] = useState(session.savedState);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const next = session.savedState();
      setState((now) => (isSame(now, next) ? now : next));
    };
    const look = (): void => {
      const { kind } = session.savedState();
      // Not by React: a commit looks through the whole text for the caret, and this comes twice with each key.
      element.current?.setAttribute("data-saved", kind);
      if (kind === "saving") timer ??= setTimeout(show, SAVING_SHOWS_MS);
      else show();
    };
    look();
    const stop = session.subscribe(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
  const icon = {
    saved: <IconCircleCheck size={16} stroke={1.7} />,
    saving: <IconProgress size={16} stroke={1.7} />,
    unsaved: <IconAlertTriangleFilled size={16} />,
  }[state.kind];
  const text = state.kind === "unsaved" ? t(`saved.${state.why}`) : t(`saved.${state.kind}`);
  return (
    <output ref={element} className={styles.indicator} data-shows={state.kind} aria-live="polite">
      {icon}
      {text}
    </output>
  );
}

const isSame = (a: SavedState, b: SavedState): boolean =>
  a.kind === "unsaved" && b.kind === "unsaved" ? a.why === b.why : a.kind === b.kind;
