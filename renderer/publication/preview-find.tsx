/** The search of the preview (Ctrl+F): words of the page as it is shown. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from "@tabler/icons-react";
import { type JSX, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lang } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { findKeys } from "../app/find/find-keys.ts";
import { QueryField } from "../app/find/query-field.tsx";
import { findInPage, paintInPage } from "./page-finder.ts";
import styles from "./preview.module.css";

interface PreviewFindProps {
  /** The page that is seen; another object after each change. */
  page: Document | null;
  lang: Lang;
}

export function PreviewFind({ page, lang }: PreviewFindProps): JSX.Element | null {
  const { t } = useTranslation("find");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const hits = useMemo(
    () => (page && open && text !== "" ? findInPage(page, text, lang) : []),
    [page, open, text, lang],
  );
  const current = hits.length === 0 ? -1 : Math.min(at, hits.length - 1);
  useEffect(() => {
    if (page) paintInPage(page, hits, current);
  }, [page, hits, current]);
  useEffect(() => {
    if (open) field.current?.select();
  }, [open]);
  const show = (): void => {
    setOpen(true);
    field.current?.select();
  };
  const step = (by: 1 | -1): void => {
    if (!open) show();
    else if (hits.length > 0) setAt((current + by + hits.length) % hits.length);
  };
  const keys = findKeys();
  useCommands([
    { id: "find", group: "edit", label: t("open"), keys: keys.find, run: show },
    { id: "find-next", group: "edit", label: t("next"), keys: keys.next, run: () => step(1) },
    {
      ...{ id: "find-previous", group: "edit", label: t("previous"), keys: keys.previous },
      run: () => step(-1),
    },
  ]);
  if (!open) return null;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setOpen(false);
    else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const found = current < 0 ? t("none") : t("count", { at: current + 1, total: hits.length });
  const countWords = text === "" ? "" : found;
  return (
    <search className={styles.find} aria-label={t("inPage")}>
      <QueryField
        fieldRef={field}
        size="xs"
        leftSection={<IconSearch size={15} stroke={1.7} />}
        aria-label={t("field")}
        placeholder={t("field")}
        value={text}
        onValue={(typed) => {
          setText(typed);
          setAt(0);
        }}
        onKey={onKey}
      />
      <output aria-live="polite">{countWords}</output>
      <Tool icon={IconChevronUp} label={t("previous")} run={() => step(-1)} />
      <Tool icon={IconChevronDown} label={t("next")} run={() => step(1)} />
      <Tool icon={IconX} label={t("close")} run={() => setOpen(false)} />
    </search>
  );
}

interface ToolProps {
  icon: typeof IconX;
  label: string;
  run(): void;
}

function Tool({ icon: Icon, label, run }: ToolProps): JSX.Element {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={label} onClick={run}>
        <Icon size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
