/** One kind of files in a plan: how many, and row by row what happens to them. */
import { Button, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useInViewport } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow, PlanSection } from "../../core/publication/plan-rows.ts";
import { langTags } from "../../core/report/lang.ts";
import { formatSize } from "./amounts.ts";
import { differenceQuery } from "./difference-query.ts";
import styles from "./plan-changes.module.css";

interface PlanSectionProps {
  section: PlanSection;
  rows: PlanRow[];
  planId: string;
  open: boolean;
  setOpen: (open: boolean) => void;
  /** Path of the row that gets the keyboard back. */
  at: string;
  /** It has it now. */
  returned: () => void;
  compare: (path: string) => void;
}

const PER_STEP = 200;

export function PlanSectionList(props: PlanSectionProps): JSX.Element | null {
  const { section, rows, planId, open, setOpen, at, returned, compare } = props;
  const { t } = useTranslation("rehearsal");
  const [steps, setSteps] = useState(() =>
    Math.max(1, Math.ceil((rows.findIndex((row) => row.path === at) + 1) / PER_STEP)),
  );
  const id = useId();
  if (rows.length === 0) return null;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const shown = steps * PER_STEP;
  return (
    <section className={styles.group}>
      <h3 className={styles.groupHead}>
        <UnstyledButton
          data-row
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={18} stroke={1.6} aria-hidden />
          {t(`section.${section}`)}
          <span className={styles.groupCount}>{rows.length}</span>
        </UnstyledButton>
      </h3>
      {open && (
        <div id={id}>
          <ul className={styles.list}>
            {rows.slice(0, shown).map((row, index) => (
              <FileRow
                key={row.path}
                row={row}
                planId={planId}
                isFirstOfReport={row.number === null || rows[index - 1]?.number !== row.number}
                takesKeyboard={row.path === at ? returned : null}
                compare={compare}
              />
            ))}
          </ul>
          {shown < rows.length && (
            <Button
              data-row
              variant="subtle"
              size="compact-sm"
              m={6}
              onClick={() => setSteps(steps + 1)}
            >
              {t("changes.more", { count: rows.length - shown })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface FileRowProps {
  row: PlanRow;
  planId: string;
  isFirstOfReport: boolean;
  /** Called when the row has taken the keyboard; null for one that leaves it where it is. */
  takesKeyboard: (() => void) | null;
  compare: (path: string) => void;
}

function FileRow(props: FileRowProps): JSX.Element {
  const { row, planId, isFirstOfReport, takesKeyboard, compare } = props;
  const { t, i18n } = useTranslation("rehearsal");
  const { ref, inViewport } = useInViewport<HTMLButtonElement>();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (!takesKeyboard || !button) return;
    button.focus();
    takesKeyboard();
  }, [takesKeyboard, button]);
  const { path, title, change, section, number } = row;
  return (
    <li data-first={isFirstOfReport}>
      <UnstyledButton
        data-row
        ref={(element) => {
          setButton(element);
          return ref(element);
        }}
        className={styles.row}
        data-change={change}
        onClick={() => compare(path)}
      >
        <span className={styles.sign}>
          <VisuallyHidden>{t(`change.${change}`)}</VisuallyHidden>
        </span>
        <span className={styles.number}>
          {number !== null && isFirstOfReport ? t("changes.number", { number }) : ""}
        </span>
        <span className={styles.title} lang={langTags[row.lang]} title={title}>
          {title || t(`kind.${section}`)}
        </span>
        <span className={styles.what}>
          {change === "changed" && <What planId={planId} path={path} isSeen={inViewport} />}
        </span>
        <span className={styles.path} title={path}>
          {path}
        </span>
        <span className={styles.size}>
          {row.sizeBytes === null ? "" : formatSize(row.sizeBytes, i18n.language)}
        </span>
      </UnstyledButton>
    </li>
  );
}

/** What is different in a changed file, asked for when its row comes into sight. */
function What({
  planId,
  path,
  isSeen,
}: {
  planId: string;
  path: string;
  isSeen: boolean;
}): JSX.Element | null {
  const { t } = useTranslation("rehearsal");
  const { data } = useQuery({ ...differenceQuery(planId, path), enabled: isSeen });
  return data ? <>{data.kinds.map((kind) => t(`what.${kind}`)).join(t("what.joint"))}</> : null;
}
