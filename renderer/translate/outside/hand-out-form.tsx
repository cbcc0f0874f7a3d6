/** The choices of a file for a translator, and saving it. */
import { Alert, Button, Checkbox, Group, Radio, Stack } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExportRefusalCode } from "../../../core/api/export.ts";
import type { ReportSummary } from "../../../core/api/report.ts";
import {
  type HandOutFormat,
  handOutFormats,
  handOutRefusalSchema,
  handOutUrl,
} from "../../../core/api/translator.ts";
import { fileNameOf, saveFile } from "../../app/save-file.ts";
import { useTell } from "../../app/tell.tsx";

export function HandOutForm({
  report,
  onDone,
}: {
  report: ReportSummary;
  onDone: () => void;
}): JSX.Element {
  const { t } = useTranslation("translator");
  const tell = useTell();
  const [format, setFormat] = useState<HandOutFormat>("xliff");
  const [lockDone, setLockDone] = useState(false);
  const [refusal, setRefusal] = useState<ExportRefusalCode | null>(null);
  const [running, setRunning] = useState(false);

  const save = async (): Promise<void> => {
    setRefusal(null);
    setRunning(true);
    try {
      const answer = await fetch(handOutUrl({ id: report.id, format, lockDone }));
      if (!answer.ok) {
        setRefusal(handOutRefusalSchema.parse(await answer.json()).refusal);
        return;
      }
      const name = fileNameOf(answer);
      saveFile(await answer.blob(), name);
      tell.done(t("handOut.saved", { name }));
      onDone();
    } catch (error) {
      tell.error(error);
    } finally {
      setRunning(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!running) void save();
      }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t("handOut.format")}
          value={format}
          onChange={(value) => setFormat(value as HandOutFormat)}
        >
          <Stack mt={6} gap={8}>
            {handOutFormats.map((one, index) => (
              <Radio
                key={one}
                value={one}
                label={t(`handOut.${one}`)}
                description={t(`handOut.${one}Note`)}
                {...(index === 0 && { "data-autofocus": true })}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t("handOut.lockDone")}
          description={t("handOut.lockDoneNote")}
          checked={lockDone}
          onChange={(event) => setLockDone(event.currentTarget.checked)}
        />
        {refusal && (
          <Alert
            color="cinnabar"
            icon={<IconAlertTriangle size={18} />}
            title={t("handOut.refused")}
            role="alert"
          >
            {t(`handOut.refusal.${refusal}`)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={running}>
            {t("handOut.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
