/** Beside the sheet: the headings of the text, each the way to its place. */
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import type { PanelProps } from "./panels.tsx";
import classes from "./side-panel.module.css";

export function OutlinePanel({ lang, digest, onGoTo }: PanelProps) {
  const { t } = useTranslation("panel");
  if (!digest) return null;
  if (digest.outline.length === 0) return <p className={classes.detail}>{t("outline.empty")}</p>;
  return (
    <ul className={classes.outline}>
      {digest.outline.map(({ id, level, text }) => (
        <li key={id} data-level={level}>
          <button type="button" lang={langTags[lang]} onClick={() => onGoTo(id)}>
            {text.trim() || t("outline.noText")}
          </button>
        </li>
      ))}
    </ul>
  );
}
