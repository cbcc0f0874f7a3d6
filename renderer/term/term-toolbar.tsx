/** Above the list of terms: search, filters, and the ways in and out. */
import { ActionIcon, Button, Chip, Group, Select, Title, Tooltip } from "@mantine/core";
import { IconChartBar, IconHistory, IconPlus } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import {
  type Entry,
  entryKinds,
  entryKindSchema,
  variantStatuses,
  variantStatusSchema,
} from "../../core/term/entry.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { SearchBox } from "../app/search-box.tsx";
import { ExportTerms } from "./export-terms.tsx";
import { ImportTerms } from "./import-terms.tsx";
import type { TermQuery } from "./term-query.ts";
import styles from "./terms.module.css";

interface TermToolbarProps {
  query: TermQuery;
  change(query: TermQuery): void;
  toList(): void;
  onNew(): void;
  onHistory(): void;
  onCounts(): void;
  shown: readonly Entry[];
  conflictCount: number;
}

export function TermToolbar(props: TermToolbarProps): JSX.Element {
  const { query, change, toList, conflictCount } = props;
  const { t } = useTranslation("term");
  return (
    <header className={styles.bar}>
      <Title order={1} size="h3" className={styles.title}>
        {t("title")}
      </Title>
      <SearchBox
        id="term-search"
        className={styles.search}
        label={t("search")}
        placeholder={t("search")}
        text={query.text}
        onText={(text) => change({ ...query, text })}
        toList={toList}
      />
      <Filters {...props} />
      <Chip
        checked={query.conflicts}
        disabled={conflictCount === 0 && !query.conflicts}
        onChange={(conflicts) => change({ ...query, conflicts })}
      >
        {t("filter.conflicts", { count: conflictCount })}
      </Chip>
      <Group gap="xs" ml="auto" wrap="nowrap">
        <Tooltip label={t("counts.show")}>
          <ActionIcon size={34} aria-label={t("counts.show")} onClick={props.onCounts}>
            <IconChartBar size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconHistory size={17} stroke={1.6} />}
          onClick={props.onHistory}
        >
          {t("history.short")}
        </Button>
        <ImportTerms />
        <ExportTerms shown={props.shown} />
        <Button leftSection={<IconPlus size={17} />} onClick={props.onNew}>
          {t("new")}
        </Button>
      </Group>
    </header>
  );
}

function Filters({ query, change }: TermToolbarProps): JSX.Element {
  const { t, i18n } = useTranslation("term");
  const { columns } = useSettings();
  const uiLang = contentLangOf(i18n.language);
  const shared = {
    className: styles.filter ?? "",
    clearable: true,
    clearButtonProps: { "aria-label": t("filter.clear") },
  };
  return (
    <>
      <Select
        {...shared}
        aria-label={t("field.kind")}
        placeholder={t("field.kind")}
        data={entryKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={query.kind}
        onChange={(kind) => change({ ...query, kind: kind && entryKindSchema.parse(kind) })}
      />
      <Select
        {...shared}
        aria-label={t("filter.status")}
        placeholder={t("filter.status")}
        data={[
          ...variantStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          { value: "none", label: t("filter.noEnglish") },
        ]}
        value={query.status}
        onChange={(status) =>
          change({
            ...query,
            status: status === "none" ? status : status && variantStatusSchema.parse(status),
          })
        }
      />
      <Select
        {...shared}
        aria-label={t("field.column")}
        placeholder={t("filter.column")}
        data={[
          { value: "", label: t("column.all") },
          ...columns.map(({ id, name }) => ({ value: id, label: inLang(name, uiLang) })),
        ]}
        value={query.column}
        onChange={(column) => change({ ...query, column })}
      />
    </>
  );
}
