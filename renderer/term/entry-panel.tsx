/** Beside the list: the entry that the keyboard is at, to be changed in place, with its conflicts and its past. */
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconTrash } from "@tabler/icons-react";
import { type JSX, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../core/report/lang.ts";
import type { Conflict } from "../../core/term/conflicts.ts";
import { type Entry, type EntryDraft, wordingIn } from "../../core/term/entry.ts";
import { EntryForm } from "../app/term/entry-form.tsx";
import { useTermActions } from "../app/term/term-actions.ts";
import { TermHistory } from "./term-history.tsx";
import styles from "./terms.module.css";
import { useWhoWhen } from "./who-when.ts";

interface EntryPanelProps {
  panelRef: RefObject<HTMLElement | null>;
  entry: Entry | null;
  /** A new one that is not saved yet. */
  fresh: EntryDraft | null;
  conflicts: readonly Conflict[];
  onGoTo(entry: Entry): void;
  onSaved(entry: EntryDraft): void;
  onLeave(): void;
}

const CONFLICTS = 5;

export function EntryPanel(props: EntryPanelProps): JSX.Element {
  const { panelRef, entry, fresh, conflicts, onGoTo, onSaved, onLeave } = props;
  const { t } = useTranslation("term");
  const { remove } = useTermActions();
  const shown = fresh ?? entry;
  return (
    <aside className={styles.panel} ref={panelRef} aria-label={t("panel")}>
      {fresh && <h2 className={styles.panelTitle}>{t("form.new")}</h2>}
      {entry && conflicts.length > 0 && (
        <ul className={styles.conflicts} aria-label={t("conflicts")}>
          {conflicts.slice(0, CONFLICTS).map((conflict) => (
            <li key={conflict.with.id}>
              <IconAlertTriangle size={15} stroke={1.8} aria-hidden />
              <span>{t(`conflict.${conflict.kind}`)}</span>
              <button type="button" onClick={() => onGoTo(conflict.with)}>
                <span lang={langTags.zh}>{conflict.with.zh}</span>{" "}
                <span lang={langTags.en}>{wordingIn(conflict.with, "en")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown && (
        <EntryForm
          key={`${shown.id} ${entry?.at ?? ""}`}
          entry={shown}
          was={entry?.at ?? null}
          savesOnLeave
          onSaved={onSaved}
          onLeave={onLeave}
        >
          {entry && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={16} stroke={1.7} />}
              onClick={() => void remove([entry.id]).then((done) => done && onLeave())}
            >
              {t("form.delete")}
            </Button>
          )}
        </EntryForm>
      )}
      {entry && <Past entry={entry} />}
    </aside>
  );
}

function Past({ entry }: { entry: Entry }): JSX.Element {
  const { t } = useTranslation("term");
  const whoWhen = useWhoWhen();
  const [opened, setOpened] = useState<string | null>(null);
  const isOpen = opened === entry.id;
  return (
    <footer className={styles.past}>
      <p>{t("changed", { by: whoWhen(entry.by, entry.at) })}</p>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={isOpen}
        onClick={() => setOpened(isOpen ? null : entry.id)}
      >
        {t("history.ofEntry")}
      </Button>
      {isOpen && <TermHistory id={entry.id} />}
    </footer>
  );
}
