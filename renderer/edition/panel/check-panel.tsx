/** Beside the sheet: what is yet to check, each the way to its place. */
import { Trans, useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import { KeyCaps } from "../../app/key-caps.tsx";
import { editActions } from "../edit-actions.ts";
import type { PanelProps } from "./panel-props.ts";
import classes from "./side-panel.module.css";

/** So much of the text before and behind a mark is shown with it. */
const CONTEXT = 12;

export function CheckPanel({ lang, digest, onGoTo }: PanelProps) {
  const { t } = useTranslation("panel");
  if (!digest) return null;
  return (
    <>
      {digest.toCheck.length === 0 && <p className={classes.detail}>{t("check.empty")}</p>}
      <ul className={classes.checks}>
        {digest.toCheck.map(({ block, text, start, end, noteStart, noteEnd }) => (
          <li key={`${block} ${start}`}>
            <button
              type="button"
              lang={langTags[lang]}
              onClick={() => onGoTo(block, { start, end })}
            >
              <strong>{text.slice(noteStart, noteEnd) || t("check.noNote")}</strong>
              <span>
                {text.slice(Math.max(0, start - CONTEXT), start)}…{text.slice(end, end + CONTEXT)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        <Trans
          t={t}
          i18nKey="check.how"
          components={{ keys: <KeyCaps keys={editActions.toCheck.keys} /> }}
        />
      </p>
    </>
  );
}

export function CheckCount({ digest }: PanelProps) {
  return digest?.toCheck.length || null;
}
