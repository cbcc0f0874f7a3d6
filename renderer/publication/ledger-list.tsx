/** The record of publications, newest first. */
import { Title, UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconChevronRight,
  IconClock,
  IconPlayerStop,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type JSX, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSummary } from "../../core/publication/plan.ts";
import { client } from "../app/client.ts";
import { contentLangOf } from "../app/i18n.ts";
import { keys, useSettings } from "../app/query.ts";
import { inLang } from "../../core/report/lang.ts";
import { ApprovedBy } from "./approval.tsx";
import { formatMoment } from "./amounts.ts";
import ledgerStyles from "./ledger.module.css";
import { LedgerDetail } from "./ledger-detail.tsx";
import { usePublishRun } from "./publish-run.ts";
import styles from "./publish.module.css";
import { Failures } from "./result-view.tsx";

const icons = {
  done: IconCheck,
  failed: IconAlertTriangle,
  cancelled: IconPlayerStop,
  running: IconClock,
};

/** @param toTop where the plan of a way back is shown */
export function LedgerList({ toTop }: { toTop: () => void }): JSX.Element | null {
  const { t } = useTranslation("publication");
  const { data: entries = [] } = useQuery({
    queryKey: [...keys.publication, "ledger"],
    queryFn: () => client.publication.ledger(),
  });
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="ledger-title" className={styles.ledger}>
      <Title order={2} size="h5" id="ledger-title">
        {t("ledger.title")}
      </Title>
      <div className={styles.tableFrame}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("ledger.number")}</th>
              <th scope="col">{t("ledger.started")}</th>
              <th scope="col">{t("target")}</th>
              <th scope="col">{t("ledger.by")}</th>
              <th scope="col">{t("ledger.outcome")}</th>
              <th scope="col">{t("ledger.files")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry
                key={entry.number}
                entry={entry}
                isNewest={entries.find(({ target }) => target === entry.target) === entry}
                toTop={toTop}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface EntryProps {
  entry: LedgerSummary;
  isNewest: boolean;
  toTop: () => void;
}

function Entry({ entry, isNewest, toTop }: EntryProps): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const { t: tCommon } = useTranslation();
  const { people } = useSettings();
  const Icon = icons[entry.outcome];
  const person = people.find(({ id }) => id === entry.by);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { run, plan } = usePublishRun();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <Fragment>
      <tr>
        <td>
          <UnstyledButton
            className={ledgerStyles.open}
            aria-expanded={open}
            aria-controls={id}
            aria-label={t("ledger.open", { number: entry.number })}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={16} stroke={1.6} aria-hidden />
            {entry.number}
          </UnstyledButton>
        </td>
        <td>
          <time dateTime={entry.startedAt}>{formatMoment(entry.startedAt, i18n.language)}</time>
        </td>
        <td>{entry.target}</td>
        <td>
          {person
            ? inLang(person.name, contentLangOf(i18n.language))
            : entry.by || tCommon("who.nobody")}
        </td>
        <td data-outcome={entry.outcome}>
          <span className={styles.outcome}>
            <Icon size={16} stroke={1.8} aria-hidden />
            {t(`outcome.${entry.outcome}`)}
          </span>
          {entry.backTo !== null && (
            <span className={ledgerStyles.back}>
              {t("ledger.backTo", { number: entry.backTo })}
            </span>
          )}
          {entry.approval && <ApprovedBy approval={entry.approval} />}
          <div className={ledgerStyles.failure}>
            <Failures entry={entry} />
          </div>
        </td>
        <td>
          {t("ledger.counts", {
            added: entry.added,
            changed: entry.changed,
            removed: entry.removed,
          })}
        </td>
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={6} className={ledgerStyles.detailCell}>
          {open && (
            <LedgerDetail
              number={entry.number}
              isNewest={isNewest}
              busy={run.kind === "planning" || run.kind === "publishing"}
              goBack={() => {
                plan(entry.target, entry.number);
                toTop();
              }}
            />
          )}
        </td>
      </tr>
    </Fragment>
  );
}
