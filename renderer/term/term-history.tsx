/** Who changed what and when, of one entry or of all; a change can be taken back. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { TermEvent } from "../../core/api/term.ts";
import { langTags } from "../../core/report/lang.ts";
import { type Entry, type EntryId, wordingIn } from "../../core/term/entry.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { useTermActions } from "../app/term/term-actions.ts";
import styles from "./terms.module.css";
import { useWhoWhen } from "./who-when.ts";

const SHOWN = 60;

export function TermHistory({ id }: { id: EntryId | null }): JSX.Element {
  const { t } = useTranslation("term");
  const { undo } = useTermActions();
  const whoWhen = useWhoWhen();
  const { data } = useQuery({
    queryKey: [...keys.terms, "history", id],
    queryFn: () => client.term.history({ id, limit: SHOWN }),
  });
  if (data?.length === 0) return <p className={styles.none}>{t("history.none")}</p>;
  return (
    <ol className={styles.history}>
      {data?.map((event, index) => (
        <li key={event.seq}>
          {/* One head for all that was done in one go. */}
          {data[index - 1]?.change !== event.change && (
            <p className={styles.when}>
              {whoWhen(event.by, event.at)}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t("history.undoOf", { zh: (event.after ?? event.before)?.zh ?? "" })}
                onClick={() => void undo(event.change)}
              >
                {event.size > 1 ? t("history.undoAll", { count: event.size }) : t("history.undo")}
              </Button>
            </p>
          )}
          <What event={event} />
        </li>
      ))}
    </ol>
  );
}

const fields = [
  ...(["kind", "zh", "aliases", "en", "acronym", "column"] as const),
  ...(["definition", "context", "source", "note"] as const),
];

function What({ event: { before, after } }: { event: TermEvent }): JSX.Element {
  const { t } = useTranslation("term");
  const entry = after ?? before;
  const what = before ? (after ? "changed" : "deleted") : "added";
  const valueOf = (one: Entry, field: (typeof fields)[number]): string => {
    if (field === "kind") return t(`kind.${one.kind}`);
    if (field === "en")
      return one.en.map(({ text, status }) => `${text} (${t(`status.${status}`)})`).join("; ");
    return field === "aliases" ? one.aliases.join("、") : one[field];
  };
  return (
    <>
      <p>
        {t(`history.${what}`)} <b lang={langTags.zh}>{entry?.zh}</b>{" "}
        <span lang={langTags.en}>{entry && wordingIn(entry, "en")}</span>
      </p>
      {before && after && (
        <ul className={styles.changes}>
          {fields
            .filter((field) => valueOf(before, field) !== valueOf(after, field))
            .map((field) => (
              <li key={field}>
                {t(`field.${field}`)}: <del>{valueOf(before, field)}</del>{" "}
                <ins>{valueOf(after, field)}</ins>
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
