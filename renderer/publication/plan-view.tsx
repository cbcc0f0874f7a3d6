/** A plan to read: what would happen in one sentence and file by file, what is in the way, and the way on. */
import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconWorldUp } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../core/publication/plan.ts";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import { useLostKeyboard } from "../app/keyboard-lost.ts";
import { formatSize } from "./amounts.ts";
import { Counts } from "../app/counts.tsx";
import { PlanApprovalNote } from "./approval.tsx";
import { NotApproved } from "./not-approved.tsx";
import { PlanChanges } from "./plan-changes.tsx";
import { PlanIssues } from "./plan-issues.tsx";
import styles from "./publish.module.css";
import { AddressDue } from "./site-address.tsx";
import type { ChangeLook, PlanLook } from "./use-plan-look.ts";
import { Warning } from "./warning.tsx";

interface PublishProps {
  plan: Plan;
  publish: (plan: Plan, overwriteForeign: boolean) => void;
}

interface PlanViewProps extends PublishProps {
  look: PlanLook;
  changeLook: ChangeLook;
}

const PUBLISH_KEYS = "mod+Enter";

export function PlanView({ plan, publish, look, changeLook }: PlanViewProps): JSX.Element {
  const { t } = useTranslation("publication");
  const [overwrite, setOverwrite] = useState(false);
  const [asking, setAsking] = useState(false);
  const [returned, setReturned] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  // The progress that had the keyboard is gone.
  const head = useLostKeyboard<HTMLHeadingElement>();
  // The keyboard comes back to where the question was asked.
  useEffect(() => {
    if (returned && !asking) begin.current?.focus();
  }, [returned, asking]);
  const nothing = plan.added.length + plan.changed.length + plan.removed.length === 0;
  const isApproved = plan.approval === null || plan.approval.state === "approved";
  const blocked = !isApproved || (plan.foreign.length > 0 && !overwrite);
  const ask = (): void => {
    if (!nothing && !blocked) setAsking(true);
  };
  useCommands([
    {
      id: "publish",
      group: "publish",
      label: t("publish"),
      keys: PUBLISH_KEYS,
      run: () => (asking ? publish(plan, overwrite) : ask()),
    },
  ]);
  return (
    <Stack gap="lg">
      <section className={styles.sheet} aria-labelledby="plan-title">
        <Title order={2} size="h4" id="plan-title" tabIndex={-1} ref={head}>
          {plan.backTo === null
            ? t("plan.title", { target: plan.target })
            : t("plan.backTitle", { target: plan.target, number: plan.backTo })}
        </Title>
        <PlanCounts plan={plan} />
        <AddressDue />
        {plan.backTo === null && <NotApproved />}
        {plan.foreign.length > 0 && (
          <Foreign
            paths={plan.foreign}
            overwrite={overwrite}
            choose={setOverwrite}
            compare={(path) => changeLook({ compared: path, at: path })}
          />
        )}
        {plan.approval && !nothing && <PlanApprovalNote approval={plan.approval} />}
        {nothing ? (
          <Group gap="xs" component="output">
            <IconCheck size={20} className={styles.good} aria-hidden />
            <Text>{t("plan.nothing", { count: plan.unchanged })}</Text>
          </Group>
        ) : asking ? (
          <Confirm
            plan={plan}
            overwrite={overwrite}
            publish={publish}
            back={() => {
              setAsking(false);
              setReturned(true);
            }}
          />
        ) : (
          <Group gap="sm">
            <Button
              ref={begin}
              leftSection={<IconWorldUp size={18} stroke={1.6} />}
              rightSection={<KeyCaps keys={PUBLISH_KEYS} />}
              disabled={blocked}
              onClick={ask}
            >
              {t("publish")}
            </Button>
            {blocked && isApproved && (
              <Text size="sm" c="var(--ink-soft)">
                {t("foreign.first")}
              </Text>
            )}
          </Group>
        )}
      </section>
      <PlanIssues issues={plan.issues} />
      <PlanChanges plan={plan} look={look} change={changeLook} />
    </Stack>
  );
}

function PlanCounts({ plan }: { plan: Plan }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const changes = [
    ["added", plan.added.length, "good"],
    ["changed", plan.changed.length, "due"],
    ["removed", plan.removed.length, "bad"],
    ["unchanged", plan.unchanged, undefined],
  ] as const;
  return (
    <Counts
      counts={[
        ...changes.map(([kind, value, tone]) => ({ label: t(`change.${kind}`), value, tone })),
        {
          label: t("plan.size"),
          value: formatSize(plan.uploadBytes, i18n.language),
          isAside: true,
        },
        { label: t("plan.reports"), value: plan.reports.toLocaleString(i18n.language) },
      ]}
    />
  );
}

interface ForeignProps {
  paths: string[];
  overwrite: boolean;
  choose: (overwrite: boolean) => void;
  compare: (path: string) => void;
}

/** Files that somebody else changed: nothing goes over them without a word. */
function Foreign({ paths, overwrite, choose, compare }: ForeignProps): JSX.Element {
  const { t } = useTranslation("publication");
  return (
    <Warning title={t("foreign.title", { count: paths.length })}>
      <Text size="sm">{t("foreign.text")}</Text>
      <ul className={styles.foreign}>
        {paths.slice(0, SHOWN).map((path) => (
          <li key={path}>
            <Anchor component="button" type="button" onClick={() => compare(path)}>
              {path}
            </Anchor>
          </li>
        ))}
      </ul>
      {paths.length > SHOWN && (
        <Text size="sm">{t("foreign.more", { count: paths.length - SHOWN })}</Text>
      )}
      <Checkbox
        mt={6}
        checked={overwrite}
        onChange={(event) => choose(event.currentTarget.checked)}
        label={t("foreign.overwrite")}
      />
    </Warning>
  );
}
const SHOWN = 20;

interface ConfirmProps extends PublishProps {
  overwrite: boolean;
  back: () => void;
}

/** Says in one sentence what will happen, before it does. */
function Confirm({ plan, overwrite, publish, back }: ConfirmProps): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  useCommands([
    { id: "publish-back", group: "publish", label: t("confirm.back"), keys: "Escape", run: back },
  ]);
  const withdrawn = plan.issues.filter(({ code }) => code === "withdrawn-returns").length;
  const sentence = [
    t("confirm.write", {
      target: plan.target,
      count: plan.added.length + plan.changed.length,
      size: formatSize(plan.uploadBytes, i18n.language),
    }),
    ...(plan.removed.length > 0 ? [t("confirm.remove", { count: plan.removed.length })] : []),
    ...(withdrawn > 0 ? [t("confirm.withdrawn", { count: withdrawn })] : []),
    ...(overwrite ? [t("confirm.overwrite", { count: plan.foreign.length })] : []),
  ].join(t("confirm.joint"));
  return (
    <section className={styles.confirm} aria-label={t("confirm.label")}>
      <Text component="output">
        {sentence}
        {t("confirm.end")}
      </Text>
      <Group gap="sm">
        <Button ref={go} onClick={() => publish(plan, overwrite)}>
          {t("confirm.go")}
        </Button>
        <Button variant="default" onClick={back}>
          {t("confirm.back")}
        </Button>
      </Group>
    </section>
  );
}
