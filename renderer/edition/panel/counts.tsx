/** How long the text is, and the selected part of it, the Chinese way and the English way. */
import { useTranslation } from "react-i18next";
import { readingMinutes, type WordCount } from "../../../core/edition/word-count.ts";
import type { TextDigest } from "../text-digest.ts";
import classes from "./side-panel.module.css";

const kinds = [
  ["plain", "total"],
  ["punctuated", "punctuated"],
  ["han", "han"],
  ["words", "words"],
  ["characters", "characters"],
] as const satisfies readonly (readonly [string, keyof WordCount])[];

interface CountsProps {
  digest: TextDigest;
  /** Null while nothing is selected. */
  selected: WordCount | null;
}

export function Counts({ digest, selected }: CountsProps) {
  const { t } = useTranslation("panel");
  const { count, blocks, figures } = digest;
  return (
    <>
      <p className={classes.total}>{t("counts.total", { total: count.total.toLocaleString() })}</p>
      <p className={classes.detail}>{t("counts.reading", { minutes: readingMinutes(count) })}</p>
      <table className={classes.counts}>
        {selected && (
          <thead>
            <tr>
              <th scope="col">{t("counts.title")}</th>
              <th scope="col">{t("counts.selected")}</th>
              <th scope="col">{t("counts.all")}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {kinds.map(([kind, key]) => (
            <tr key={kind}>
              <th scope="row">{t(`counts.${kind}`)}</th>
              {selected && <td>{selected[key].toLocaleString()}</td>}
              <td>{count[key].toLocaleString()}</td>
            </tr>
          ))}
          {(["blocks", "figures"] as const).map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`counts.${kind}`)}</th>
              <td colSpan={selected ? 2 : 1}>{{ blocks, figures }[kind]}</td>
            </tr>
          ))}
          {digest.notes > 0 && (
            <tr>
              <th scope="row">{t("counts.notes")}</th>
              <td colSpan={selected ? 2 : 1}>
                {t("counts.notesAmount", { count: digest.notes, total: digest.noteWords.total })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}
