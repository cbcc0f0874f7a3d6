/** Begins a report: in which language it is written first, and in which column. */
import { Button, Input, Popover, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { inLang, langs, langSchema } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { useReportActions } from "./use-report-actions.ts";

export function NewReport(): JSX.Element {
  const { t } = useTranslation("report");
  const [opened, setOpened] = useState(false);
  useCommands([
    {
      id: "report-new",
      group: "desk",
      label: t("new.name"),
      keys: "n",
      run: () => setOpened(true),
    },
  ]);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button leftSection={<IconPlus size={17} />} onClick={() => setOpened(!opened)}>
          {t("new.name")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("new.name")}>
        <NewReportForm />
      </Popover.Dropdown>
    </Popover>
  );
}

function NewReportForm(): JSX.Element {
  const { t, i18n } = useTranslation("report");
  const { columns, defaultSourceLang } = useSettings();
  const { create } = useReportActions();
  const [sourceLang, setSourceLang] = useState(defaultSourceLang);
  const [column, setColumn] = useState(columns[0]?.id ?? "");
  const uiLang = contentLangOf(i18n.language);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create(sourceLang, column);
      }}
    >
      <Stack gap="sm">
        <div>
          <Input.Label labelElement="div" id="new-report-lang">
            {t("new.writtenIn")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby="new-report-lang"
            value={sourceLang}
            onChange={(value) => setSourceLang(langSchema.parse(value))}
            data={langs.map((lang) => ({ value: lang, label: t(`lang.${lang}`) }))}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {t(`new.then.${sourceLang}`)}
          </Text>
        </div>
        <Select
          label={t("head.column")}
          data={columns.map(({ id, name }) => ({ value: id, label: inLang(name, uiLang) }))}
          value={column}
          onChange={(value) => setColumn(value ?? column)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Button type="submit" data-autofocus>
          {t("new.begin")}
        </Button>
      </Stack>
    </form>
  );
}
