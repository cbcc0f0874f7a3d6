/** What the files are in, where they go, and how each of them fares. */
import {
  Anchor,
  Button,
  FileButton,
  Group,
  Input,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { inLang, langs, langSchema } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { ImportList } from "./import-list.tsx";
import type { ImportQueue } from "./import-queue.ts";
import { useImports } from "./use-imports.ts";

const KINDS = ".docx,.html,.htm,.md,.markdown,.txt";

export function ImportForm(props: { queue: ImportQueue; onClose: () => void }): JSX.Element {
  const { queue, onClose } = props;
  const { t, i18n } = useTranslation("exchange");
  const { columns, defaultSourceLang } = useSettings();
  const { entries, isBusy } = useImports(queue);
  const [lang, setLang] = useState(defaultSourceLang);
  const [column, setColumn] = useState("");
  const uiLang = contentLangOf(i18n.language);
  const wish = { lang, ...(column !== "" && { column }) };
  const listed = entries.filter(({ state }) => state.kind === "listed").length;
  const ended = entries.filter(({ state }) => ["done", "refused"].includes(state.kind));
  const isOver = ended.length > 0 && ended.length === entries.length;
  const first = columns[0] ? inLang(columns[0].name, uiLang) : "";
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-end" grow>
        <div>
          <Input.Label labelElement="div" id="import-lang">
            {t("lang.label")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby="import-lang"
            disabled={isBusy}
            value={lang}
            onChange={(value) => setLang(langSchema.parse(value))}
            data={langs.map((one) => ({ value: one, label: t(`lang.${one}`) }))}
          />
        </div>
        <Select
          label={t("column.label")}
          disabled={isBusy}
          data={[
            { value: "", label: t("column.named", { column: first }) },
            ...columns.map(({ id, name }) => ({ value: id, label: inLang(name, uiLang) })),
          ]}
          value={column}
          onChange={(value) => setColumn(value ?? "")}
          allowDeselect={false}
        />
      </Group>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("about")} {t("oldSite")}{" "}
          <Anchor component={Link} href="/old-site" size="sm">
            {t("toOldSite")}
          </Anchor>
        </Text>
      ) : (
        <ImportList entries={entries} queue={queue} wish={wish} onLeave={onClose} />
      )}
      <Group justify="space-between">
        <Text component="output" size="sm" c="dimmed">
          {isBusy || ended.length > 0
            ? t("progress", { done: ended.length, total: entries.length })
            : ""}
        </Text>
        <Group gap="xs">
          {isBusy ? (
            <Button variant="default" onClick={queue.stop}>
              {t("stop")}
            </Button>
          ) : (
            <>
              <FileButton multiple accept={KINDS} onChange={queue.add}>
                {(button) => (
                  <Button
                    {...button}
                    variant={entries.length > 0 ? "default" : "filled"}
                    data-autofocus
                  >
                    {t("choose")}
                  </Button>
                )}
              </FileButton>
              {listed > 0 && (
                <Button onClick={() => queue.start(wish)}>{t("start", { count: listed })}</Button>
              )}
              {isOver && <Button onClick={onClose}>{t("finish")}</Button>}
            </>
          )}
        </Group>
      </Group>
    </Stack>
  );
}
