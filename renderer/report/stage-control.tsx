/** Where one edition stands, and the moves from there: each says what it means before it is made. */
import { Button, Divider, Popover, Stack, Text } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconChevronDown } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import type { Lang } from "../../core/report/lang.ts";
import { nextStages, shownStage, type Stage } from "../../core/report/stage.ts";
import { type Command, useCommands } from "../app/commands.tsx";
import { useMe } from "../app/query.ts";
import { CorrectionField, type Note } from "./correction-field.tsx";
import { useLife } from "./life.ts";
import { StageMark } from "./stage-mark.tsx";
import { StillOpen } from "./still-open.tsx";
import { useReportActions } from "./use-report-actions.ts";

/** The command that asks what is to become of an edition. */
export const stageCommand = (lang: Lang): string => `stage-${lang}`;

export function StageControl({ report, lang }: { report: ReportSummary; lang: Lang }): JSX.Element {
  const { t } = useTranslation("report");
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState<Stage | null>(null);
  const { advance } = useReportActions();
  const me = useMe();
  const { data: life } = useLife(report, opened);
  const [notes, setNotes] = useState<Note[]>();
  const [isTextDue, setTextDue] = useState(false);
  const [asked, setAsked] = useState(0);
  const { stage, changedSinceSigned } = report[lang];
  const moves = nextStages(stage).filter((to) => to !== stage || changedSinceSigned);
  const shown = shownStage(report[lang]);
  const stageText = t(`stage.${shown}`);
  const edition = t(`edition.${lang}`);
  useCommands([
    {
      id: stageCommand(lang),
      group: "report",
      label: t("stageControl.command", { edition }),
      run: () => setOpened(true),
    } satisfies Command,
  ]);
  const change = (all: Note[] | undefined, isDue: boolean): void => {
    setNotes(all);
    setTextDue(isDue);
    if (!isDue) setAsked(0);
  };
  const move = async (to: Stage): Promise<void> => {
    // A note that was begun must not be lost without a word.
    if (to === "approved" && isTextDue) {
      setAsked(asked + 1);
      return;
    }
    setBusy(to);
    await advance(report, lang, to, to === "approved" ? notes : undefined);
    setBusy(null);
    change(undefined, false);
    setOpened(false);
  };
  return (
    <Popover
      opened={opened}
      onChange={(now) => {
        setOpened(now);
        if (!now) change(undefined, false);
      }}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpened(!opened)}
          aria-label={t("stageControl.label", { edition, stage: stageText })}
        >
          <Text span inherit c="dimmed" mr={6}>
            {t(`langShort.${lang}`)}
          </Text>
          <StageMark edition={report[lang]} />
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("stageControl.command", { edition })}>
        <Text fw={600} size="sm">
          {t("stageControl.title", { edition, stage: stageText })}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`stageControl.now.${shown}`)}
        </Text>
        {!me && (
          <Text size="xs" mt={6} c="var(--amber)">
            {t("stageControl.nobody")}
          </Text>
        )}
        {moves.some((to) => to === "approved" || stage === "draft") && (
          <StillOpen report={report} />
        )}
        {life && life[lang].targets.length > 0 && moves.includes("approved") && (
          <CorrectionField
            lang={lang}
            standing={life[lang].corrections}
            asked={asked}
            onChange={change}
          />
        )}
        {moves.map((to) => (
          <Move key={to} from={stage} to={to} busy={busy} go={() => void move(to)} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The name of a move in the locale files. */
function moveName(from: Stage, to: Stage): "submit" | "approve" | "again" | "toDraft" | "toReview" {
  if (from === to) return "again";
  if (to === "approved") return "approve";
  if (to === "draft") return "toDraft";
  return from === "draft" ? "submit" : "toReview";
}

function Move(props: { from: Stage; to: Stage; busy: Stage | null; go: () => void }): JSX.Element {
  const { t } = useTranslation("report");
  const { from, to } = props;
  const name = moveName(from, to);
  const forward = to === "approved" || name === "submit";
  return (
    <Stack gap={4} mt="sm">
      <Divider mb={6} />
      <Text size="xs" c="dimmed">
        {t(`move.${name}.means`)}
      </Text>
      <Button
        size="xs"
        variant={forward ? "filled" : "default"}
        leftSection={forward ? <IconArrowRight size={15} /> : <IconArrowLeft size={15} />}
        loading={props.busy === to}
        disabled={props.busy !== null && props.busy !== to}
        onClick={props.go}
      >
        {t(`move.${name}.do`)}
      </Button>
    </Stack>
  );
}
