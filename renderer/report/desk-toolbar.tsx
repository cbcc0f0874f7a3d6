/** Above the list: search, filters, the bin and the way to a new report. */
import { Button, Chip, Group, Select, Title } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { JSX, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { inLang, type Lang, langSchema } from "../../core/report/lang.ts";
import { stages, stageSchema } from "../../core/report/stage.ts";
import { useCommands } from "../app/commands.tsx";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { SearchBox } from "../app/search-box.tsx";
import { type DeskQuery, deskQueryOf, isNarrowed } from "./desk-query.ts";
import styles from "./desk-toolbar.module.css";
import { NewReport } from "./new-report.tsx";

interface ToolbarProps {
  query: DeskQuery;
  change: (query: DeskQuery) => void;
  toList: () => void;
  /** Buttons of other rooms' work that begins at the desk. */
  tools?: ReactNode;
}

export function DeskToolbar({ query, change, toList, tools }: ToolbarProps): JSX.Element {
  const { t } = useTranslation("report");
  const toggleBin = (): void => change(deskQueryOf({ binned: !query.binned }));
  useCommands([
    {
      id: "desk-bin",
      group: "desk",
      label: t(query.binned ? "bin.leave" : "bin.open"),
      keys: "b",
      run: toggleBin,
    },
    ...(isNarrowed(query)
      ? [
          {
            id: "desk-clear",
            group: "desk" as const,
            label: t("filter.clear"),
            run: () => change(deskQueryOf({ binned: query.binned })),
          },
        ]
      : []),
  ]);
  return (
    <header className={styles.bar}>
      <Title order={1} size="h3" className={styles.title}>
        {query.binned ? t("list.bin") : t("list.label")}
      </Title>
      <SearchBox
        id="desk-search"
        className={styles.search}
        label={t("search.label")}
        placeholder={t("search.placeholder")}
        text={query.text}
        onText={(text) => change({ ...query, text })}
        toList={toList}
        waitMs={120}
      />
      <Filters query={query} change={change} toList={toList} />
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Button
          variant={query.binned ? "light" : "subtle"}
          color={query.binned ? "cinnabar" : "gray"}
          leftSection={<IconTrash size={17} stroke={1.6} />}
          aria-pressed={query.binned}
          onClick={toggleBin}
        >
          {t("bin.name")}
        </Button>
        {tools}
        <NewReport />
      </Group>
    </header>
  );
}

function Filters({ query, change }: ToolbarProps): JSX.Element {
  const { t, i18n } = useTranslation("report");
  const { columns, people } = useSettings();
  const lang = contentLangOf(i18n.language);
  const named = (things: { id: string; name: Record<Lang, string> }[]) =>
    things.map(({ id, name }) => ({ value: id, label: inLang(name, lang) }));
  const stageGroups = (["any", "zh", "en"] as const).map((edition) => ({
    group: t(`filter.stageOf.${edition}`),
    items: stages.map((stage) => ({
      value: `${edition}-${stage}`,
      label:
        edition === "any"
          ? t(`stage.${stage}`)
          : t(`filter.stageIn.${edition}`, { stage: t(`stage.${stage}`) }),
    })),
  }));
  const { column: _column, stage: _stage, person: _person, translationDue: _due, ...rest } = query;
  const { column, stage, person, translationDue } = query;
  const kept = {
    ...(column ? { column } : {}),
    ...(stage ? { stage } : {}),
    ...(person ? { person } : {}),
    ...(translationDue ? { translationDue } : {}),
  };
  /** Undefined takes a filter away. */
  const set = (name: keyof typeof kept, value: unknown): void => {
    const { [name]: _old, ...others } = kept;
    change({ ...rest, ...others, ...(value ? { [name]: value } : {}) });
  };
  const setStage = (value: string | null): void => {
    const [edition, name] = value?.split("-") ?? [];
    const one = langSchema.safeParse(edition).data;
    const parsed = stageSchema.safeParse(name).data;
    set("stage", parsed && { stage: parsed, ...(one ? { lang: one } : {}) });
  };
  const common = {
    clearable: true,
    className: styles.filter,
    comboboxProps: { width: "max-content", position: "bottom-start" },
  } as const;
  return (
    <Group gap={8} wrap="nowrap">
      <Select
        {...common}
        aria-label={t("head.column")}
        placeholder={t("head.column")}
        data={named(columns)}
        value={column ?? null}
        onChange={(value) => set("column", value)}
      />
      <Select
        {...common}
        aria-label={t("filter.stage")}
        placeholder={t("filter.stage")}
        data={stageGroups}
        value={stage ? `${stage.lang ?? "any"}-${stage.stage}` : null}
        onChange={setStage}
      />
      <Select
        {...common}
        aria-label={t("filter.person")}
        placeholder={t("filter.person")}
        data={named(people)}
        value={person ?? null}
        onChange={(value) => set("person", value)}
        searchable
        nothingFoundMessage={t("filter.nobody")}
      />
      <Chip
        variant="outline"
        size="sm"
        checked={translationDue === true}
        onChange={(due) => set("translationDue", due)}
      >
        {t("filter.due")}
      </Chip>
    </Group>
  );
}
