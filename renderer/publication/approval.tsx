/** Staging and its approval: what the live target waits for, and the word that lets it go on. */
import { Button, Group, Text } from "@mantine/core";
import { IconClock, IconShieldCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { PlanApproval } from "../../core/publication/approval-state.ts";
import { liveOf, mayApprove } from "../../core/publication/staging.ts";
import { inLang } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { useErrorWords } from "../app/error-text.ts";
import { contentLangOf } from "../app/i18n.ts";
import { keys, useMe, useSettings } from "../app/query.ts";
import { formatMoment } from "./amounts.ts";
import styles from "./approval.module.css";
import { Warning } from "./warning.tsx";

/** A person's name by id. */
function usePersonName(): (id: string) => string {
  const { i18n } = useTranslation("rehearsal");
  const { people } = useSettings();
  return (id) => {
    const person = people.find((known) => known.id === id);
    return person ? inLang(person.name, contentLangOf(i18n.language)) : id;
  };
}

/** In the plan for a live target: whether this very site was approved on the staging target. */
export function PlanApprovalNote({ approval }: { approval: PlanApproval }): JSX.Element {
  const { t, i18n } = useTranslation("rehearsal");
  const name = usePersonName();
  const { state, staging, number, by, at } = approval;
  const values = {
    ...{ staging, number: number ?? 0, by: name(by) },
    at: at === "" ? "" : formatMoment(at, i18n.language),
  };
  const isApproved = state === "approved";
  const Icon = isApproved ? IconShieldCheck : IconClock;
  return (
    <div className={styles.note} data-state={state}>
      <Text fw={600} className={styles.line}>
        <Icon size={18} stroke={1.8} aria-hidden />
        {t(`approval.${state}.title`, values)}
      </Text>
      <Text size="sm">{t(`approval.${state}.text`, values)}</Text>
    </div>
  );
}

/** In the ledger: who let a publication go on to the live target. */
export function ApprovedBy({ approval }: { approval: { by: string; at: string } }): JSX.Element {
  const { t, i18n } = useTranslation("rehearsal");
  const name = usePersonName();
  const values = { by: name(approval.by), at: formatMoment(approval.at, i18n.language) };
  return (
    <Text size="xs" c="var(--ink-soft)">
      {t("staging.approvedBy", values)}
    </Text>
  );
}

/** At a staging target: what was published there last, and the button that approves it. */
export function StagingBanner({ target }: { target: string }): JSX.Element | null {
  const { t, i18n } = useTranslation("rehearsal");
  const { targets } = useSettings();
  const me = useMe();
  const name = usePersonName();
  const errorWords = useErrorWords();
  const live = liveOf(targets, target);
  const { data: entries = [] } = useQuery({
    queryKey: [...keys.publication, "ledger"],
    queryFn: () => client.publication.ledger(),
    enabled: live !== null,
  });
  const approve = useMutation({
    mutationFn: (number: number) => client.publication.approve({ number }),
  });
  if (live === null) return null;
  const newest = entries.find((entry) => entry.target === target);
  const isDone = newest?.outcome === "done";
  const approval = isDone ? newest.approval : null;
  const may = me !== undefined && mayApprove(me);
  const state = approval ? "given" : isDone ? "open" : newest ? "broken" : "empty";
  const refusal = approve.error && errorWords(approve.error);
  return (
    <section
      className={styles.note}
      data-state={approval ? "approved" : "waiting"}
      aria-live="polite"
    >
      <Text fw={600}>{t("staging.title", { live })}</Text>
      <Text size="sm">
        {t(`staging.${state}`, {
          live,
          number: newest?.number ?? 0,
          by: name(approval?.by ?? ""),
          at: approval ? formatMoment(approval.at, i18n.language) : "",
        })}
      </Text>
      {state === "open" && newest && (
        <Group gap="sm">
          <Button
            size="xs"
            leftSection={<IconShieldCheck size={16} stroke={1.6} />}
            disabled={!may}
            loading={approve.isPending}
            onClick={() => approve.mutate(newest.number)}
          >
            {t("staging.approve")}
          </Button>
          {!may && (
            <Text size="sm" c="var(--ink-soft)">
              {t(me ? "staging.role" : "staging.nobody")}
            </Text>
          )}
        </Group>
      )}
      {refusal && (
        <Warning title={refusal.title}>
          <Text size="sm">{refusal.advice}</Text>
        </Warning>
      )}
    </section>
  );
}
