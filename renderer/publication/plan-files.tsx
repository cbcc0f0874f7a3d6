/** The files of a plan by what happens to them, pages by their titles first. */
import { Button, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type JSX, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatSize } from "./amounts.ts";
import { kindOf } from "./file-kind.ts";
import styles from "./publish.module.css";

interface PlanFile {
  path: string;
  title: string;
  sizeBytes?: number;
}

type Kind = "added" | "changed" | "removed";

interface PlanFilesProps {
  plan: Record<Kind, PlanFile[]>;
  /** Of the headings. */
  level?: 2 | 3;
}

export function PlanFiles({ plan, level = 2 }: PlanFilesProps): JSX.Element | null {
  const groups: [Kind, PlanFile[]][] = [
    ["added", plan.added],
    ["changed", plan.changed],
    ["removed", plan.removed],
  ];
  const filled = groups.filter(([, files]) => files.length > 0);
  if (filled.length === 0) return null;
  return (
    <div className={styles.files}>
      {filled.map(([kind, files]) => (
        <FileGroup key={kind} kind={kind} files={files} level={level} open={files.length <= 50} />
      ))}
    </div>
  );
}

const PER_STEP = 200;

function FileGroup({
  kind,
  files,
  level,
  open: openAtFirst,
}: {
  kind: Kind;
  files: PlanFile[];
  level: 2 | 3;
  open: boolean;
}): JSX.Element {
  const { t } = useTranslation("publication");
  const [open, setOpen] = useState(openAtFirst);
  const [shown, setShown] = useState(PER_STEP);
  const id = useId();
  const ordered = [...files].sort((a, b) => Number(b.title !== "") - Number(a.title !== ""));
  const Heading = `h${level}` as const;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={styles.group} data-kind={kind}>
      <Heading className={styles.groupHead}>
        <UnstyledButton aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <Chevron size={18} stroke={1.6} aria-hidden />
          <span className={styles.sign} aria-hidden />
          {t(`files.${kind}`, { count: files.length })}
        </UnstyledButton>
      </Heading>
      {open && (
        <div id={id}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must be reached with the keyboard */}
          <ul className={styles.list} tabIndex={0}>
            {ordered.slice(0, shown).map((file) => (
              <FileRow key={file.path} file={file} />
            ))}
          </ul>
          {shown < ordered.length && (
            <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + PER_STEP)}>
              {t("files.more", { count: ordered.length - shown })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function FileRow({ file }: { file: PlanFile }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const isEnglish = file.path.startsWith("en/");
  return (
    <li className={styles.file}>
      <span className={styles.fileTitle} lang={isEnglish ? "en" : "zh-CN"}>
        {file.title || t(`files.kind.${kindOf(file.path)}`)}
      </span>
      <span className={styles.filePath}>{file.path}</span>
      <Text component="span" size="xs" c="var(--ink-faint)" className={styles.fileSize}>
        {file.sizeBytes === undefined ? "" : formatSize(file.sizeBytes, i18n.language)}
      </Text>
    </li>
  );
}
