/** The choices of an export, and how it goes. */
import { Alert, Button, Checkbox, Group, Loader, Radio, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ExportQuery,
  type ExportRefusalCode,
  type PictureSizing,
  pictureSizings,
} from "../../core/api/export.ts";
import type { ReportSummary } from "../../core/api/report.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useTell } from "../app/tell.tsx";
import { changesSaid } from "./changes-said.ts";
import { type CopyOutcome, copyForWechat } from "./copy-for-wechat.ts";
import { carryOut, type Outcome } from "./export-run.ts";

const editionFormats = ["docx", "html", "md", "txt", "print", "wechat", "newsletter"] as const;
const pairFormats = ["pair-docx", "print-pair"] as const;
type EditionFormat = (typeof editionFormats)[number];
type PairFormat = (typeof pairFormats)[number];
type Which = Lang | "pair";

export function ExportForm({
  report,
  onDone,
}: {
  report: ReportSummary;
  onDone: () => void;
}): JSX.Element {
  const { t, i18n } = useTranslation("export");
  const tell = useTell();
  const [which, setWhich] = useState<Which>(report.sourceLang);
  const [format, setFormat] = useState<EditionFormat>("docx");
  const [pairFormat, setPairFormat] = useState<PairFormat>("pair-docx");
  const [pictures, setPictures] = useState<PictureSizing>("web");
  const [comments, setComments] = useState(false);
  const [refusal, setRefusal] = useState<ExportRefusalCode | "clipboard" | null>(null);
  const [running, setRunning] = useState(false);
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  const isWechat = which !== "pair" && format === "wechat";
  const isPrinted = which === "pair" ? pairFormat === "print-pair" : format === "print";
  const query: ExportQuery =
    which === "pair"
      ? {
          id: report.id,
          format: pairFormat,
          lang: contentLangOf(i18n.language),
          pictures: pairFormat === "print-pair" ? "web" : pictures,
        }
      : {
          id: report.id,
          format,
          lang: which,
          pictures: format === "print" || isWechat ? "web" : pictures,
          comments: comments && format === "docx",
        };

  const show = (outcome: Outcome | CopyOutcome): void => {
    if (outcome.kind === "refused") setRefusal(outcome.refusal);
    if (outcome.kind === "refused" || outcome.kind === "cancelled") return;
    const { missing, changes } = outcome;
    const isCopy = outcome.kind === "copied";
    if (isCopy || outcome.name !== "") {
      const said = [
        isCopy ? t("copied") : t("saved", { name: outcome.name }),
        ...(isCopy && !outcome.isSigned ? [t("copiedUnsigned")] : []),
        ...changesSaid(changes, t),
        ...(missing > 0 ? [t("missing", { count: missing })] : []),
      ];
      tell.done(said.join(" "));
    }
    onDone();
  };

  const begin = async (
    work: (signal: AbortSignal) => Promise<Outcome | CopyOutcome>,
  ): Promise<void> => {
    const controller = new AbortController();
    run.current = controller;
    setRefusal(null);
    setRunning(true);
    try {
      const outcome = await work(controller.signal);
      if (!controller.signal.aborted) show(outcome);
    } catch (error) {
      if (!controller.signal.aborted) tell.error(error);
    } finally {
      if (run.current === controller) setRunning(false);
    }
  };
  const cancel = (): void => {
    run.current?.abort();
    setRunning(false);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (running) return;
        void begin((signal) => (isWechat ? copyForWechat(query, signal) : carryOut(query, signal)));
      }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t("which.label")}
          value={which}
          onChange={(value) => setWhich(value as Which)}
        >
          <Group mt={6} gap="lg">
            {[report.sourceLang, otherLang(report.sourceLang)].map((lang, index) => (
              <Radio
                key={lang}
                value={lang}
                label={t(`which.${lang}`)}
                disabled={report[lang].words === 0}
                {...(index === 0 && { "data-autofocus": true })}
              />
            ))}
            <Radio value="pair" label={t("which.pair")} />
          </Group>
        </Radio.Group>
        {which === "pair" ? (
          <FormatChoice formats={pairFormats} value={pairFormat} choose={setPairFormat} />
        ) : (
          <FormatChoice formats={editionFormats} value={format} choose={setFormat} />
        )}
        {!(
          isPrinted ||
          isWechat ||
          (which !== "pair" && (format === "txt" || format === "newsletter"))
        ) && (
          <Radio.Group
            label={t("pictures.label")}
            value={pictures}
            onChange={(value) => setPictures(value as PictureSizing)}
          >
            <Group mt={6} gap="lg">
              {pictureSizings.map((one) => (
                <Radio key={one} value={one} label={t(`pictures.${one}`)} />
              ))}
            </Group>
          </Radio.Group>
        )}
        {which !== "pair" && format === "docx" && (
          <Checkbox
            label={t("comments")}
            description={t("commentsNote")}
            checked={comments}
            onChange={(event) => setComments(event.currentTarget.checked)}
          />
        )}
        {refusal && (
          <Alert
            color="cinnabar"
            icon={<IconAlertTriangle size={18} />}
            title={t("refused")}
            role="alert"
          >
            {t(`refusal.${refusal}`)}
          </Alert>
        )}
        <Group justify="flex-end">
          {running && (
            <Text component="output" size="sm">
              <Loader size="xs" mr={8} />
              {t("running")}
            </Text>
          )}
          {running && (
            <Button variant="default" onClick={cancel}>
              {t("cancel")}
            </Button>
          )}
          {isWechat && (
            <Button
              variant="default"
              disabled={running}
              onClick={() => void begin((signal) => carryOut(query, signal))}
            >
              {t("saveForWechat")}
            </Button>
          )}
          <Button type="submit" disabled={running}>
            {isWechat ? t("copyForWechat") : isPrinted ? t("print") : t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function FormatChoice<F extends EditionFormat | PairFormat>(props: {
  formats: readonly F[];
  value: F;
  choose: (format: F) => void;
}): JSX.Element {
  const { t } = useTranslation("export");
  return (
    <Radio.Group
      label={t("format.label")}
      value={props.value}
      onChange={(value) => props.choose(value as F)}
    >
      <Stack mt={6} gap={8}>
        {props.formats.map((one: EditionFormat | PairFormat) => (
          <Radio
            key={one}
            value={one}
            label={t(`format.${one}`)}
            description={t(`formatNote.${one}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
