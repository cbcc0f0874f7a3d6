// oxlint-disable jsx-a11y/prefer-tag-over-role -- a row of an ARIA grid, see term-grid.tsx
/** One entry in the list of terms. */
import { IconAlertTriangle, IconBan, IconCheck, IconCircle } from "@tabler/icons-react";
import { type JSX, memo } from "react";
import { useTranslation } from "react-i18next";
import { inLang, langTags } from "../../core/report/lang.ts";
import type { ConflictKind } from "../../core/term/conflicts.ts";
import { type Entry, type VariantStatus, variantStatuses } from "../../core/term/entry.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import styles from "./terms.module.css";
import { useShortDay } from "./who-when.ts";

interface TermRowProps {
  entry: Entry;
  index: number;
  topPx: number;
  heightPx: number;
  isActive: boolean;
  isTicked: boolean;
  conflict: ConflictKind | null;
}

const icons: Record<VariantStatus, typeof IconCheck> = {
  approved: IconCheck,
  allowed: IconCircle,
  forbidden: IconBan,
};

/** Drawn again only when something of its own changes, so that scrolling draws new rows alone. */
export const TermRow = memo(function TermRow(props: TermRowProps): JSX.Element {
  const { entry, index, isActive, isTicked, conflict } = props;
  const { t, i18n } = useTranslation("term");
  const { columns } = useSettings();
  const shortDay = useShortDay();
  const column = columns.find(({ id }) => id === entry.column);
  return (
    <div
      id={`term-row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      data-active={isActive || undefined}
      className={styles.row}
      style={{ height: props.heightPx, transform: `translateY(${props.topPx}px)` }}
      data-index={index}
    >
      <span role="gridcell" data-tick>
        {/* The browser's own: a styled one takes longer to draw than the rest of the row. */}
        <input
          type="checkbox"
          className={styles.box}
          tabIndex={-1}
          readOnly
          aria-label={t("tick", { zh: entry.zh })}
          checked={isTicked}
        />
      </span>
      <span role="gridcell" className={styles.faint}>
        {t(`kind.${entry.kind}`)}
      </span>
      <span role="gridcell" className={styles.cut} lang={langTags.zh}>
        <b className={styles.zh}>{entry.zh}</b>
        {conflict && (
          <span className={styles.conflict} title={t(`conflict.${conflict}`)}>
            <IconAlertTriangle
              size={14}
              stroke={1.8}
              role="img"
              aria-label={t(`conflict.${conflict}`)}
            />
          </span>
        )}
        {entry.aliases.length > 0 && (
          <span className={styles.aliases} title={entry.aliases.join("、")}>
            {entry.aliases.join("、")}
          </span>
        )}
      </span>
      <span
        role="gridcell"
        className={styles.cut}
        lang={langTags.en}
        title={entry.en.map(({ text }) => text).join("; ")}
      >
        <Variants entry={entry} />
      </span>
      <span role="gridcell" className={styles.cut}>
        {entry.acronym}
      </span>
      <span role="gridcell" className={styles.cut}>
        {column ? inLang(column.name, contentLangOf(i18n.language)) : entry.column}
      </span>
      <span role="gridcell" className={styles.faint}>
        {shortDay(entry.at)}
      </span>
    </div>
  );
});

/** The wordings, those to use first, each with its sign. */
function Variants({ entry }: { entry: Entry }): JSX.Element {
  const { t } = useTranslation("term");
  const inOrder = variantStatuses.flatMap((status) =>
    entry.en.filter((variant) => variant.status === status),
  );
  return (
    <>
      {inOrder.map(({ text, status }) => {
        const Icon = icons[status];
        return (
          <span key={text} className={styles.variant} data-status={status}>
            <Icon
              size={status === "allowed" ? 9 : 13}
              stroke={2}
              role="img"
              aria-label={t(`status.${status}`)}
            />
            {text}
          </span>
        );
      })}
    </>
  );
}
