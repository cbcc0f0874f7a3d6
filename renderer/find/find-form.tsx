/** What is looked for over the desk, what comes into its place, and in which reports. */
import { Button, Select } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconReplace, IconSearch, IconX } from "@tabler/icons-react";
import { type JSX, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { inLang, langSchema } from "../../core/report/lang.ts";
import { stageSchema, stages } from "../../core/report/stage.ts";
import { FindOptions, Switch } from "../app/find/find-options.tsx";
import type { FindPlace } from "../app/find/find-address.ts";
import { QueryField } from "../app/find/query-field.tsx";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import styles from "./find-room.module.css";

interface FindFormProps {
  place: FindPlace;
  /** What is wrong with the pattern, in words. */
  problem: string | null;
  change(change: Partial<FindPlace>): void;
  toResults(): void;
}

const PAUSE_MS = 250;

export function FindForm({ place, problem, change, toResults }: FindFormProps): JSX.Element {
  const { t } = useTranslation("find");
  const field = useRef<HTMLInputElement>(null);
  const { query, replacement, deleting } = place;
  useEffect(() => field.current?.select(), []);
  const search = useDebouncedCallback(
    (text: string) => change({ query: { ...query, text } }),
    PAUSE_MS,
  );
  const onKey = (event: KeyboardEvent): void => {
    const plain = !event.ctrlKey && !event.metaKey;
    if (event.key !== "ArrowDown" && !(event.key === "Enter" && plain)) return;
    event.preventDefault();
    toResults();
  };
  return (
    <search className={styles.form} aria-label={t("everywhere")}>
      <QueryField
        fieldRef={field}
        className={styles.field}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        aria-label={t("field")}
        placeholder={t("field")}
        error={problem ?? undefined}
        value={query.text}
        onValue={search}
        onKey={onKey}
      />
      <FindOptions query={query} change={(some) => change({ query: { ...query, ...some } })} />
      <div className={styles.replacing}>
        <QueryField
          className={styles.field}
          leftSection={<IconReplace size={16} stroke={1.7} />}
          aria-label={t("replacement")}
          placeholder={t(deleting ? "room.deleting" : "replacement")}
          disabled={deleting}
          value={replacement}
          onValue={(text) => change({ replacement: text })}
          onKey={onKey}
        />
        <Switch
          short={t("room.deleteShort")}
          label={t("room.deleteLabel")}
          on={deleting}
          toggle={() => change({ deleting: !deleting, replacement: "" })}
        />
      </div>
      <Filters place={place} change={change} />
    </search>
  );
}

function Filters({ place, change }: Pick<FindFormProps, "place" | "change">): JSX.Element {
  const { t, i18n } = useTranslation("find");
  const { t: words } = useTranslation("report");
  const { columns } = useSettings();
  const lang = contentLangOf(i18n.language);
  const common = { clearable: true, className: styles.filter, size: "sm" } as const;
  return (
    <div className={styles.filters}>
      {place.report === null ? (
        <Select
          {...common}
          aria-label={words("head.column")}
          placeholder={words("head.column")}
          data={columns.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }))}
          value={place.column}
          onChange={(column) => change({ column })}
        />
      ) : (
        <Button
          variant="default"
          rightSection={<IconX size={15} />}
          aria-label={t("room.allReports")}
          onClick={() => change({ report: null })}
        >
          {t("room.onlyReport", { number: place.report })}
        </Button>
      )}
      <Select
        {...common}
        aria-label={t("room.language")}
        placeholder={t("room.language")}
        data={langSchema.options.map((value) => ({ value, label: t(`room.lang.${value}`) }))}
        value={place.lang}
        onChange={(value) => change({ lang: langSchema.safeParse(value).data ?? null })}
      />
      <Select
        {...common}
        aria-label={words("filter.stage")}
        placeholder={words("filter.stage")}
        data={stages.map((value) => ({ value, label: words(`stage.${value}`) }))}
        value={place.stage}
        onChange={(value) => change({ stage: stageSchema.safeParse(value).data ?? null })}
      />
    </div>
  );
}
