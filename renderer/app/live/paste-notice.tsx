/** A note beside the text after a paste: what did not come along, and another way to have read it. */
import { Button, CloseButton, Portal, Progress } from "@mantine/core";
import { useFocusWithin, useHover, useMergedRef } from "@mantine/hooks";
import { IconClipboardText } from "@tabler/icons-react";
import { type JSX, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeftOut } from "../../../core/exchange/imported.ts";
import { KeyCaps } from "../key-caps.tsx";
import classes from "./paste-notice.module.css";
import { PLAIN_KEYS } from "./paste-commands.ts";

export interface PasteState {
  left: LeftOut[];
  /** How else the text could have been read; "keys": the clipboard is to be had by keys only. */
  otherwise: "joined" | "markdown" | "keys" | null;
  /** 0 to 1 while a long text comes in. */
  progress: number | null;
  /** Takes the paste back and reads it line by line; null once something else was done. */
  readOtherwise: (() => void) | null;
}

/** A note that asks for nothing goes by itself. */
const STAYS_MS = 15_000;

interface NoticeProps {
  state: PasteState | null;
  onClose(): void;
  /** It was closed by hand: the text has the keyboard again. */
  onLeave(): void;
}

export function PasteNotice({ state, onClose, onLeave }: NoticeProps): JSX.Element {
  const { t } = useTranslation("paste");
  const [isOpen, setOpen] = useState(false);
  const { hovered, ref: hoverRef } = useHover();
  const { focused, ref: focusRef } = useFocusWithin();
  const ref = useMergedRef(hoverRef, focusRef);
  const isHeld = isOpen || hovered || focused;
  const isRunning = state?.progress !== null && state?.progress !== undefined;
  useEffect(() => {
    if (isHeld || isRunning) return;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
  }, [state, isHeld, isRunning, onClose]);
  return (
    <Portal>
      <section className={classes.notice} aria-label={t("name")} ref={ref}>
        <IconClipboardText size={18} stroke={1.6} className={classes.sign} />
        <div className={classes.body}>
          {isRunning ? (
            <>
              <p>{t("running")}</p>
              <Progress value={(state.progress ?? 0) * 100} size="sm" aria-label={t("running")} />
            </>
          ) : (
            <Said state={state} onToggle={setOpen} />
          )}
        </div>
        {!isRunning && (
          <CloseButton
            size="sm"
            aria-label={t("close")}
            onClick={() => {
              onClose();
              onLeave();
            }}
          />
        )}
      </section>
    </Portal>
  );
}

interface SaidProps {
  state: PasteState | null;
  onToggle(isOpen: boolean): void;
}

function Said({ state, onToggle }: SaidProps): JSX.Element {
  const { t } = useTranslation("paste");
  const { t: words } = useTranslation("exchange");
  const left = state?.left ?? [];
  const pictures = left.filter(({ what }) => what === "picture").length;
  const otherwise = state?.otherwise ?? null;
  return (
    <output>
      {left.length === 0 && otherwise === null && <p>{t("whole")}</p>}
      {otherwise === "keys" && (
        <p>
          {t("byKeys")} <KeyCaps keys={PLAIN_KEYS} />
        </p>
      )}
      {(otherwise === "joined" || otherwise === "markdown") && (
        <p className={classes.row}>
          {t(`read.${otherwise}`)}
          {state?.readOtherwise && (
            <Button size="compact-sm" variant="default" onClick={state.readOtherwise}>
              {t(`instead.${otherwise}`)}
            </Button>
          )}
        </p>
      )}
      {pictures > 0 && <p>{t("pictures", { count: pictures })}</p>}
      {left.length > 0 && (
        <details className={classes.left} onToggle={(event) => onToggle(event.currentTarget.open)}>
          <summary>{words("leftOut", { count: left.length })}</summary>
          <ul>
            {left.map(({ what, why, text }, index) => (
              <li key={index}>
                {what === "picture"
                  ? t(why === "elsewhere" ? "elsewhere" : "missing")
                  : words(`left.${what}`)}
                <span className={classes.faint}> {text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </output>
  );
}
