/** Under the source of a row: the formats, links, chips and note numbers that its translation does not have yet. */
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LackingMark } from "../../core/edition/rich/lacking-marks.ts";
import { sortOf } from "../../core/edition/rich/rich-marks.ts";
import { langTags } from "../../core/report/lang.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import styles from "./lacking-marks.module.css";
import type { Lane } from "./lanes.ts";
import { keysOf } from "./room-keys.ts";
import { directionOf, usePair, useWork } from "./work.ts";

interface LackingMarksProps {
  lane: Lane;
  lacking: LackingMark[];
  isCurrent: boolean;
}

export function LackingMarks({ lane, lacking, isCurrent }: LackingMarksProps): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions, report } = useWork();
  const { source } = directionOf(report);
  return (
    <div role="note" className={styles.marks} aria-label={t("marks.label")}>
      <span className={styles.title}>{t("marks.title")}</span>
      {lacking.map(({ mark, wording }, index) => (
        <button
          // Two runs of one format may stand on the same words.
          key={`${sortOf(mark)} ${mark.start}`}
          type="button"
          className={styles.mark}
          // The selection in the text is what the mark is put on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!isCurrent) actions.goTo(lane);
            else actions.placeMark(mark);
          }}
        >
          <Sort lacking={mark} />
          {wording !== "" && (
            <span
              lang={langTags[source]}
              data-format={mark.kind === "format" ? mark.format : mark.kind}
            >
              {wording}
            </span>
          )}
          {isCurrent && index === 0 && <KeyCaps keys={keysOf.placeMark} />}
        </button>
      ))}
    </div>
  );
}

function Sort({ lacking: mark }: { lacking: LackingMark["mark"] }): JSX.Element {
  const { t } = useTranslation("translate");
  const { lacking } = usePair();
  if (mark.kind === "format") return <>{t(`marks.${mark.format}`)}</>;
  if (mark.kind !== "note") return <>{t(`marks.${mark.kind}`)}</>;
  const number = lacking.find((one) => one.mark === mark.note)?.number;
  return <>{t("marks.note", { number: number ?? "" })}</>;
}
