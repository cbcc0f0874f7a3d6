/** The files and what became of each: the report it is now, what was left out, or why it did not come in. */
import { ActionIcon, Anchor, Button, Progress } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconFileText, IconX } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { inLang } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import classes from "./import.module.css";
import type { Imported, ImportEntry, ImportQueue, ImportWish } from "./import-queue.ts";

interface ListProps {
  entries: readonly ImportEntry[];
  queue: ImportQueue;
  wish: ImportWish;
  /** A report is opened. */
  onLeave: () => void;
}

export function ImportList({ entries, ...props }: ListProps): JSX.Element {
  const { t } = useTranslation("exchange");
  return (
    <ul className={classes.list} aria-label={t("list")}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry} data-state={entry.state.kind}>
          <Mark kind={entry.state.kind} />
          <div className={classes.body}>
            <span className={classes.name}>{entry.file.name}</span>
            <Fate entry={entry} {...props} />
          </div>
          {entry.state.kind !== "sending" && entry.state.kind !== "done" && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("remove", { name: entry.file.name })}
              onClick={() => props.queue.remove(entry.id)}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ kind }: { kind: ImportEntry["state"]["kind"] }): JSX.Element {
  if (kind === "done") return <IconCheck size={18} stroke={1.8} className={classes.good} />;
  if (kind === "refused" || kind === "undecided")
    return <IconAlertTriangle size={18} stroke={1.6} className={classes.bad} />;
  return <IconFileText size={18} stroke={1.6} className={classes.faint} />;
}

function Fate({
  entry,
  queue,
  wish,
  onLeave,
}: Omit<ListProps, "entries"> & { entry: ImportEntry }) {
  const { t } = useTranslation("exchange");
  const { state, file } = entry;
  switch (state.kind) {
    case "listed":
      return null;
    case "waiting":
      return <p className={classes.note}>{t("waiting")}</p>;
    case "sending":
      return (
        <>
          <p className={classes.note}>{state.part < 1 ? t("sending") : t("reading")}</p>
          <Progress
            value={state.part * 100}
            animated={state.part >= 1}
            size="sm"
            aria-label={file.name}
          />
        </>
      );
    case "refused":
      return <p className={classes.bad}>{t(`refusal.${state.refusal}`)}</p>;
    case "undecided":
      return (
        <>
          <p className={classes.note}>{t("changes.found", { ...state.changes })}</p>
          <fieldset className={classes.ask} aria-label={t("changes.ask", { name: file.name })}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => queue.decide(entry.id, "accept", wish)}
            >
              {t("changes.accept")}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => queue.decide(entry.id, "reject", wish)}
            >
              {t("changes.reject")}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => queue.decide(entry.id, "keep", wish)}
            >
              {t("changes.keep")}
            </Button>
          </fieldset>
        </>
      );
    case "done":
      return <Done imported={state.imported} onLeave={onLeave} />;
  }
}

function Done(props: { imported: Imported; onLeave: () => void }): JSX.Element {
  const { t, i18n } = useTranslation("exchange");
  const { columns } = useSettings();
  const { number, headline, column, left } = props.imported;
  const found = columns.find(({ id }) => id === column.id);
  const name = found ? inLang(found.name, contentLangOf(i18n.language)) : "";
  return (
    <>
      <p className={classes.note}>
        <Anchor component={Link} href={`/report/${number}/write`} onClick={props.onLeave} size="sm">
          {t("report", { number, headline: headline || t("noHeadline") })}
        </Anchor>{" "}
        · {name}
      </p>
      {left.length > 0 && (
        <details className={classes.left}>
          <summary>{t("leftOut", { count: left.length })}</summary>
          <ul>
            {left.map(({ what, why, text }, index) => (
              <li key={index}>
                {why ? t(`picture.${why}`) : t(`left.${what}`)}
                <span className={classes.faint}> {text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
