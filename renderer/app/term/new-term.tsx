/** A new entry out of a text: the command, its key, and a dialog that has what was selected. */
import { Modal } from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { emptyEntry, type EntryDraft, MAX_WORDING } from "../../../core/term/entry.ts";
import { useCommands } from "../commands.tsx";
import { EntryForm } from "./entry-form.tsx";

interface NewTermProps {
  group: "translate" | "edit";
  /** What is selected in either language, "" where nothing is. */
  read(): { zh: string; en: string };
  /** Gives the keyboard back to the text. */
  onClosed(): void;
}

const cut = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, MAX_WORDING);

export function NewTerm({ group, read, onClosed }: NewTermProps): JSX.Element {
  const { t } = useTranslation("term");
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  useCommands([
    {
      id: "term-new",
      group,
      label: t("command.fromSelection"),
      keys: "alt+t",
      run: () => {
        const { zh, en } = read();
        const variants = cut(en) === "" ? [] : [{ text: cut(en), status: "approved" as const }];
        setDraft({ ...emptyEntry(), zh: cut(zh), en: variants });
      },
    },
  ]);
  const close = (): void => {
    setDraft(null);
    onClosed();
  };
  return (
    <Modal
      opened={draft !== null}
      onClose={close}
      title={t("form.new")}
      size="md"
      returnFocus={false}
      closeButtonProps={{ "aria-label": t("form.close") }}
      transitionProps={{ duration: 0 }}
    >
      {draft && (
        <EntryForm key={draft.id} entry={draft} was={null} onSaved={close} onLeave={close} />
      )}
    </Modal>
  );
}
