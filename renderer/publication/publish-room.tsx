/** The publish room: choose a target, see what would change there, carry it out, read what was done before. */
import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { ORPCError } from "@orpc/client";
import { IconFolderSearch } from "@tabler/icons-react";
import { type JSX, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Target } from "../../core/library/target.ts";
import { useCommands } from "../app/commands.tsx";
import { useErrorWords } from "../app/error-text.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { useSettings } from "../app/query.ts";
import { StagingBanner } from "./approval.tsx";
import { LedgerList } from "./ledger-list.tsx";
import { LockRefusal } from "./lock-refusal.tsx";
import { isFolderMissing, MakeFolder } from "./make-folder.tsx";
import { PlanComparison } from "./plan-comparison.tsx";
import { PlanView } from "./plan-view.tsx";
import { usePublishRun } from "./publish-run.ts";
import styles from "./publish.module.css";
import { ScheduleList } from "./schedule-list.tsx";
import { ResultView } from "./result-view.tsx";
import { TargetPicker } from "./target-picker.tsx";
import { ThemeProblems, themeProblemsOf } from "./theme-problems.tsx";
import { type ChangeLook, type PlanLook, usePlanLook } from "./use-plan-look.ts";
import { Warning } from "./warning.tsx";
import { PlanningProgress, PublishingProgress } from "./run-progress.tsx";

export function PublishRoom(): JSX.Element {
  const { t } = useTranslation("publication");
  const { targets } = useSettings();
  const { run } = usePublishRun();
  const plan = run.kind === "planned" ? run.plan : null;
  const room = useRef<HTMLDivElement>(null);
  const [look, changeLook] = usePlanLook(plan?.id ?? "");
  if (plan && look.compared !== null)
    return (
      <div className={styles.room}>
        <PlanComparison plan={plan} look={look} change={changeLook} />
      </div>
    );
  return (
    <div className={styles.room} ref={room}>
      <div className={styles.page}>
        <Title order={1} size="h3">
          {t("title")}
        </Title>
        {targets.length === 0 ? (
          <NoTargets />
        ) : (
          <Publishing targets={targets} look={look} changeLook={changeLook} />
        )}
        <ScheduleList />
        <LedgerList toTop={() => room.current?.scrollTo({ top: 0 })} />
      </div>
    </div>
  );
}

function NoTargets(): JSX.Element {
  const { t } = useTranslation("publication");
  return (
    <section className={styles.teach}>
      <Title order={2} size="h5">
        {t("noTargets.title")}
      </Title>
      <Text>{t("noTargets.text")}</Text>
      <Button component={Link} href="/settings#targets">
        {t("noTargets.settings")}
      </Button>
    </section>
  );
}

const PLAN_KEYS = "p";

interface PublishingProps {
  targets: Target[];
  look: PlanLook;
  changeLook: ChangeLook;
}

function Publishing({ targets, look, changeLook }: PublishingProps): JSX.Element {
  const { t } = useTranslation("publication");
  const { run, plan, publish, reset } = usePublishRun();
  const running = run.kind === "planning" || run.kind === "publishing";
  const [chosen, setChosen] = useState("");
  const wanted = running ? run.target : chosen || (run.kind === "idle" ? "" : run.target);
  const target = targets.find(({ name }) => name === wanted) ?? targets[0];
  const start = (): void => {
    if (target && !running) plan(target.name);
  };
  // While it runs, the key is another's.
  useCommands(
    running
      ? []
      : [
          {
            id: "publish-plan",
            group: "publish",
            label: t("makePlan"),
            keys: PLAN_KEYS,
            run: start,
          },
        ],
  );
  if (!target) return <NoTargets />;
  return (
    <Stack gap="lg">
      <TargetPicker
        targets={targets}
        chosen={target.name}
        disabled={running}
        publishing={run.kind === "publishing" ? run.target : ""}
        choose={(name) => {
          setChosen(name);
          reset();
        }}
      />
      <Group>
        <Button
          leftSection={<IconFolderSearch size={18} stroke={1.6} />}
          rightSection={<KeyCaps keys={PLAN_KEYS} />}
          variant={run.kind === "planned" ? "default" : "filled"}
          disabled={running}
          onClick={start}
        >
          {t(run.kind === "planned" ? "makePlanAgain" : "makePlan")}
        </Button>
      </Group>
      {run.kind === "idle" && (
        <Text c="var(--ink-soft)" maw={640}>
          {t("about")}
        </Text>
      )}
      {!running && <StagingBanner target={target.name} />}
      {run.kind === "planning" && <PlanningProgress run={run} />}
      {run.kind === "planned" && (
        <PlanView plan={run.plan} publish={publish} look={look} changeLook={changeLook} />
      )}
      {run.kind === "publishing" && <PublishingProgress run={run} />}
      {run.kind === "ended" && <ResultView entry={run.entry} goOn={start} />}
      {run.kind === "stopped" && (
        <div className={styles.result} aria-live="polite">
          <Text fw={600}>{t("stopped.title")}</Text>
          <Text size="sm">{t("stopped.text")}</Text>
        </div>
      )}
      {run.kind === "refused" && (
        <Refusal error={run.error} goOn={run.goOn} target={target.name} again={start} />
      )}
    </Stack>
  );
}

interface RefusalProps {
  error: unknown;
  goOn: (() => void) | null;
  target: string;
  /** Makes a plan again, when what stood in the way is done with. */
  again: () => void;
}

function Refusal({ error, goOn, target, again }: RefusalProps): JSX.Element {
  const { t } = useTranslation("publication");
  const { title, advice } = useErrorWords()(error);
  if (goOn && error instanceof ORPCError) return <LockRefusal data={error.data} takeOver={goOn} />;
  const problems = themeProblemsOf(error);
  return (
    <Warning title={title}>
      <ThemeProblems problems={problems} />
      <Text size="sm">{advice}</Text>
      {problems.length === 0 && (
        <Group gap="md">
          {isFolderMissing(error) && <MakeFolder target={target} made={again} />}
          <Anchor component={Link} href="/settings#targets" size="sm">
            {t("toSettings")}
          </Anchor>
        </Group>
      )}
    </Warning>
  );
}
