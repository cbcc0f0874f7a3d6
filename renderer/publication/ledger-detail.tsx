/** One publication in full: who, when, which files, which site came of it, and the way back to it. */
import { Button, Group, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerDetail as Detail } from "../../core/publication/plan.ts";
import { client } from "../app/client.ts";
import { keys, useSettings } from "../app/query.ts";
import { formatMoment } from "./amounts.ts";
import styles from "./ledger.module.css";
import { PlanFiles } from "./plan-files.tsx";

interface LedgerDetailProps {
  number: number;
  /** The last publication to its target, which is what the target is now. */
  isNewest: boolean;
  /** Plans going back to it. */
  goBack: () => void;
  /** Something is being planned or published. */
  busy: boolean;
}

export function LedgerDetail({ number, isNewest, goBack, busy }: LedgerDetailProps): JSX.Element {
  const { t } = useTranslation("publication");
  const { data, isPending } = useQuery({
    queryKey: [...keys.publication, "entry", number],
    queryFn: () => client.publication.entry({ number }),
  });
  if (isPending) return <Text size="sm">{t("ledger.loading")}</Text>;
  if (!data) return <Text size="sm">{t("ledger.gone")}</Text>;
  return (
    <div className={styles.detail}>
      <Facts detail={data} />
      <WayBack detail={data} isNewest={isNewest} goBack={goBack} busy={busy} />
      <Files detail={data} />
    </div>
  );
}

function Facts({ detail: { entry } }: { detail: Detail }): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const facts = [
    ["finished", entry.finishedAt && formatMoment(entry.finishedAt, i18n.language)],
    ["editions", entry.editions.length.toLocaleString(i18n.language)],
    ["fingerprint", entry.site && <code>{entry.site.slice(0, 16)}</code>],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`ledger.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function WayBack(props: { detail: Detail } & Omit<LedgerDetailProps, "number">): JSX.Element {
  const { t } = useTranslation("publication");
  const { detail, isNewest, goBack, busy } = props;
  const { targets } = useSettings();
  const why = whyNot(detail, isNewest, new Set(targets.map(({ name }) => name)));
  if (why)
    return (
      <Text size="sm" c="var(--ink-soft)">
        {t(`ledger.${why}`)}
      </Text>
    );
  return (
    <Group gap="sm">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconHistory size={16} stroke={1.6} />}
        disabled={busy}
        onClick={goBack}
      >
        {t("ledger.goBack")}
      </Button>
      <Text size="sm" c="var(--ink-soft)">
        {t("ledger.goBackAbout")}
      </Text>
    </Group>
  );
}

/** Why there is no going back to a publication, null where there is. */
function whyNot(
  { entry, kept }: Detail,
  isNewest: boolean,
  targets: ReadonlySet<string>,
): "noTarget" | "notDone" | "notKept" | "newest" | null {
  if (!targets.has(entry.target)) return "noTarget";
  if (entry.outcome !== "done") return "notDone";
  if (!kept) return "notKept";
  return isNewest ? "newest" : null;
}

function Files({ detail: { entry } }: { detail: Detail }): JSX.Element {
  const { t } = useTranslation("publication");
  const listed = (paths: readonly string[]) => paths.map((path) => ({ path, title: "" }));
  const files = {
    added: listed(entry.added),
    changed: listed(entry.changed),
    removed: listed(entry.removed),
  };
  if (entry.added.length + entry.changed.length + entry.removed.length === 0)
    return <Text size="sm">{t("ledger.noFiles")}</Text>;
  return <PlanFiles plan={files} level={3} />;
}
