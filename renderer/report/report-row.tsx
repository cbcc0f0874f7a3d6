// oxlint-disable jsx-a11y/prefer-tag-over-role -- a row of an ARIA grid, see report-list.tsx
/** One report on the desk. */
import { ActionIcon, Menu, Skeleton, VisuallyHidden } from "@mantine/core";
import {
  IconDots,
  IconMessage2,
  IconPhotoExclamation,
  IconZoomQuestion,
} from "@tabler/icons-react";
import { type JSX, memo } from "react";
import { useTranslation } from "react-i18next";
import { Cell } from "./cell.tsx";
import { Link } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { inLang, type Lang, langTags, otherLang } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { initialsOf } from "../app/initials.ts";
import { useSettings } from "../app/query.ts";
import { shortDay, fullMoment, shortMoment } from "./dates.ts";
import styles from "./report-list.module.css";
import { HitText } from "./hit-text.tsx";
import { StageMark } from "./stage-mark.tsx";
import { TranslationCell } from "./translation-cell.tsx";
import { useReportActions } from "./use-report-actions.ts";

export const reportPath = (report: ReportSummary): string =>
  `/report/${report.number}/write?lang=${report.sourceLang}`;

export interface ReportRowProps {
  /** Undefined while its page is on its way. */
  report: ReportSummary | undefined;
  index: number;
  topPx: number;
  heightPx: number;
  selected: boolean;
  marked: boolean;
  /** Null where reports are not marked. */
  mark: ((report: ReportSummary) => void) | null;
  menuOpened: boolean;
  openMenu: (index: number | null) => void;
}

/** Drawn again only when something of its own changes, so that scrolling draws new rows alone. */
export const ReportRow = memo(function ReportRow(props: ReportRowProps): JSX.Element {
  const { report, index } = props;
  return (
    <div
      id={`report-row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={styles.row}
      style={{ height: props.heightPx, transform: `translateY(${props.topPx}px)` }}
      data-index={index}
    >
      {report ? (
        <ReportCells
          report={report}
          mark={props.mark && { isOn: props.marked, toggle: props.mark }}
        />
      ) : (
        <WaitingCells />
      )}
      <Cell className={styles.menu}>
        {report && (
          <RowMenu
            report={report}
            opened={props.menuOpened}
            setOpened={(opened) => props.openMenu(opened ? index : null)}
          />
        )}
      </Cell>
    </div>
  );
});

interface CellsProps {
  report: ReportSummary;
  mark: { isOn: boolean; toggle: (report: ReportSummary) => void } | null;
}

function ReportCells({ report, mark }: CellsProps): JSX.Element {
  const { t, i18n } = useTranslation("report");
  const { language } = i18n;
  const { columns } = useSettings();
  const column = columns.find(({ id }) => id === report.column);
  return (
    <>
      <Cell className={styles.number}>
        {mark && (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- only keeps the click from opening the report
          <label className={styles.mark} onClick={(event) => event.stopPropagation()}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t("mark.one", { number: report.number })}
              checked={mark.isOn}
              onChange={() => mark.toggle(report)}
            />
          </label>
        )}
        {report.number}
      </Cell>
      <HeadlineCell report={report} />
      <Cell className={styles.cut}>
        {report.page
          ? t("ownPage")
          : column
            ? inLang(column.name, contentLangOf(language))
            : report.column || t("none")}
      </Cell>
      <Cell>
        <StageMark edition={report.zh} />
      </Cell>
      <Cell>
        <StageMark edition={report.en} />
      </Cell>
      <TranslationCell report={report} />
      <Cell className={styles.date}>
        {report.releaseDate ? shortDay(report.releaseDate, language) : t("none")}
      </Cell>
      <Cell className={styles.date}>
        <time dateTime={report.updatedAt} title={fullMoment(report.updatedAt, language)}>
          {shortMoment(report.updatedAt, language)}
        </time>
      </Cell>
      <PeopleCell report={report} lang={contentLangOf(language)} />
    </>
  );
}

function HeadlineCell({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("report");
  const { sourceLang } = report;
  const second = otherLang(sourceLang);
  return (
    <Cell className={styles.headlines}>
      <Link
        href={reportPath(report)}
        tabIndex={-1}
        className={styles.headline}
        lang={langTags[sourceLang]}
        title={report[sourceLang].headline}
        onClick={(event) => event.stopPropagation()}
      >
        {report[sourceLang].headline || t("untitled")}
      </Link>
      <span className={styles.under}>
        <span
          className={styles.second}
          title={report[second].headline}
          lang={report[second].headline ? langTags[second] : undefined}
        >
          {report[second].headline || t(`noHeadline.${second}`)}
        </span>
        {report.figuresMissing > 0 && <PhotoGaps count={report.figuresMissing} />}
        {report.commentsOpen > 0 && <OpenComments count={report.commentsOpen} />}
        {report.toCheck > 0 && <ToCheck count={report.toCheck} />}
      </span>
      {report.hit && <HitText hit={report.hit} className={styles.hit} />}
    </Cell>
  );
}

/** What the photographs lack, as the photo sheet counts it. */
function PhotoGaps({ count }: { count: number }): JSX.Element {
  const { t } = useTranslation("report");
  return (
    <span className={styles.gaps}>
      <IconPhotoExclamation size={14} stroke={1.6} aria-hidden="true" />
      {t("photoGaps", { count })}
    </span>
  );
}

function ToCheck({ count }: { count: number }): JSX.Element {
  const { t } = useTranslation("report");
  return (
    <span className={styles.gaps}>
      <IconZoomQuestion size={14} stroke={1.6} aria-hidden="true" />
      {t("toCheck", { count })}
    </span>
  );
}

function OpenComments({ count }: { count: number }): JSX.Element {
  const { t } = useTranslation("report");
  return (
    <span className={styles.gaps}>
      <IconMessage2 size={14} stroke={1.6} aria-hidden="true" />
      {t("commentsOpen", { count })}
    </span>
  );
}

function PeopleCell({ report, lang }: { report: ReportSummary; lang: Lang }): JSX.Element {
  const { t } = useTranslation();
  const { people } = useSettings();
  const known = report.people.flatMap((id) => people.find((person) => person.id === id) ?? []);
  const names = known.map((person) => inLang(person.name, lang)).join(t("listComma"));
  return (
    <Cell className={styles.people} title={names}>
      {known.slice(0, 3).map((person) => (
        <span key={person.id} className={styles.person} aria-hidden="true">
          {initialsOf(person.name, lang)}
        </span>
      ))}
      <VisuallyHidden>{names}</VisuallyHidden>
    </Cell>
  );
}

/** What can be done with one report, behind the dots at the row's end. */
function RowMenu(props: {
  report: ReportSummary;
  opened: boolean;
  setOpened: (opened: boolean) => void;
}): JSX.Element {
  const { t } = useTranslation("report");
  const button = (
    <ActionIcon
      tabIndex={-1}
      size="md"
      aria-label={t("row.menu", { number: props.report.number })}
      onClick={(event) => {
        event.stopPropagation();
        props.setOpened(!props.opened);
      }}
    >
      <IconDots size={18} stroke={1.6} />
    </ActionIcon>
  );
  if (!props.opened) return button;
  return (
    <Menu opened onChange={props.setOpened} position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <RowMenuItems report={props.report} />
    </Menu>
  );
}

function RowMenuItems({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("report");
  const { duplicate, bin, restore } = useReportActions();
  return (
    <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
      <Menu.Item component={Link} href={reportPath(report)}>
        {t("row.open")}
      </Menu.Item>
      <Menu.Item onClick={() => duplicate(report)}>{t("row.duplicate")}</Menu.Item>
      {report.binnedAt ? (
        <Menu.Item onClick={() => restore(report)}>{t("row.restore")}</Menu.Item>
      ) : (
        <Menu.Item onClick={() => bin(report)}>{t("row.bin")}</Menu.Item>
      )}
    </Menu.Dropdown>
  );
}

/** Holds a row's place while its page is fetched. */
function WaitingCells(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Cell>{t("loading")}</Cell>
      <Cell className={styles.headlines}>
        <Skeleton height={12} width="70%" mb={8} />
        <Skeleton height={10} width="45%" />
      </Cell>
    </>
  );
}
