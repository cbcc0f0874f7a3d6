/** What stands in the source column under the text: how the source changed, or that it is gone. */
import { Button } from "@mantine/core";
import { IconArrowMerge, IconCheck, IconTrash } from "@tabler/icons-react";
import { type JSX, memo, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../app/key-caps.tsx";
import type { LackingMark } from "../../core/edition/rich/lacking-marks.ts";
import type { TermFinding } from "../../core/term/wordbook.ts";
import { sortOf } from "../../core/edition/rich/rich-marks.ts";
import { ChangeText } from "../app/change-text.tsx";
import { lackingOf } from "./lacking.ts";
import { LackingMarks } from "./lacking-marks.tsx";
import { canKeep, isOrphan, statusOf } from "./lane-status.ts";
import type { Lane } from "./lanes.ts";
import styles from "./notes.module.css";
import { keysOf } from "./room-keys.ts";
import { useTermState } from "./terms/term-desk.tsx";
import { TermFindings } from "./terms/term-findings.tsx";
import { directionOf, usePair, useWork } from "./work.ts";

export function Notes(): JSX.Element {
  const { source, target, lanes, current } = usePair();
  const { findings } = useTermState();
  const notes = useMemo(() => {
    const lackingIn = lackingOf({ source, target });
    return lanes
      .map((lane) => ({
        lane,
        lacking: lackingIn(lane),
        terms: findings.get(lane.key) ?? noTerms,
      }))
      .filter(
        ({ lane, lacking, terms }) => lacking.length > 0 || terms.length > 0 || hasNote(lane),
      );
  }, [source, target, lanes, findings]);
  return (
    <div className={styles.notes}>
      {notes.map(({ lane, lacking, terms }) => (
        <Note
          key={lane.key}
          lane={lane}
          lacking={lacking}
          terms={terms}
          isCurrent={lane.key === current?.key}
        />
      ))}
    </div>
  );
}

/** Texts of a picture that is gone are spoken for by the picture's own note. */
const hasNote = (lane: Lane): boolean =>
  statusOf(lane) === "outdated" ||
  (isOrphan(lane) && (lane.figure === null || lane.kind === "figure")) ||
  isDisplaced(lane);

/** A translation whose source stands elsewhere now. */
const isDisplaced = (lane: Lane): boolean =>
  lane.source === null && lane.row === null && lane.kind !== "figure";

interface NoteProps {
  lane: Lane;
  lacking: LackingMark[];
  terms: readonly TermFinding[];
  isCurrent: boolean;
}

const Note = memo(
  function Note({ lane, lacking, terms, isCurrent }: NoteProps): JSX.Element {
    const { lineUp } = useWork();
    const ref = useCallback(
      (element: HTMLElement | null) => lineUp.setPiece("note", lane.key, element),
      [lineUp, lane.key],
    );
    return (
      <div ref={ref} className={styles.place}>
        {hasNote(lane) && (
          <div
            role="note"
            className={styles.note}
            data-kind={isOrphan(lane) ? "orphan" : "outdated"}
          >
            {isOrphan(lane) ? (
              <OrphanNote lane={lane} isCurrent={isCurrent} />
            ) : isDisplaced(lane) ? (
              <DisplacedNote />
            ) : (
              <ChangeNote lane={lane} isCurrent={isCurrent} />
            )}
          </div>
        )}
        {lacking.length > 0 && <LackingMarks lane={lane} lacking={lacking} isCurrent={isCurrent} />}
        {terms.length > 0 && <TermFindings lane={lane} findings={terms} />}
      </div>
    );
  },
  (before, after) =>
    before.isCurrent === after.isCurrent &&
    before.lane.key === after.lane.key &&
    before.lane.kind === after.lane.kind &&
    wordsOf(before.lacking) === wordsOf(after.lacking) &&
    termsOf(before.terms) === termsOf(after.terms) &&
    statusOf(before.lane) === statusOf(after.lane) &&
    before.lane.row?.source?.text === after.lane.row?.source?.text &&
    before.lane.row?.target?.confirmation?.sourceText ===
      after.lane.row?.target?.confirmation?.sourceText,
);

const noTerms: readonly TermFinding[] = [];

const termsOf = (terms: readonly TermFinding[]): string =>
  terms.map(({ kind, text, use, start }) => [kind, text, use, start].join(" ")).join("\n");

const wordsOf = (lacking: readonly LackingMark[]): string =>
  lacking.map(({ mark, wording }) => `${sortOf(mark)} ${wording}`).join("\n");

function ChangeNote({ lane, isCurrent }: { lane: Lane; isCurrent: boolean }): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions, report } = useWork();
  const row = lane.row;
  return (
    <>
      <p className={styles.title}>{t("change.title")}</p>
      <ChangeText
        before={row?.target?.confirmation?.sourceText ?? ""}
        after={row?.source?.text ?? ""}
        lang={directionOf(report).source}
      />
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCheck size={15} stroke={1.8} />}
          rightSection={isCurrent && <KeyCaps keys={keysOf.confirm} />}
          onClick={() => actions.confirm(lane.key)}
        >
          {t("change.stillRight")}
        </Button>
      </div>
    </>
  );
}

function OrphanNote({ lane, isCurrent }: { lane: Lane; isCurrent: boolean }): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  return (
    <>
      <p className={styles.title}>{t(lane.kind === "figure" ? "orphan.figure" : "orphan.text")}</p>
      <div className={styles.buttons}>
        {canKeep(lane) && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowMerge size={15} stroke={1.8} />}
            rightSection={isCurrent && <KeyCaps keys={keysOf.keepOrphan} />}
            onClick={() => actions.keepOrphan(lane.key)}
          >
            {t("orphan.keep")}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={15} stroke={1.8} />}
          rightSection={isCurrent && <KeyCaps keys={keysOf.deleteOrphan} />}
          onClick={() => actions.deleteOrphan(lane.key)}
        >
          {t("orphan.delete")}
        </Button>
      </div>
    </>
  );
}

function DisplacedNote(): JSX.Element {
  const { t } = useTranslation("translate");
  return <p className={styles.title}>{t("displaced")}</p>;
}
