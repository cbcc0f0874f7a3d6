/** Changes to the wordbook from the window: each told, and taken back by the button beside the words. */
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryDraft, EntryId } from "../../../core/term/entry.ts";
import { client } from "../client.ts";
import { keys } from "../query.ts";
import { useTell } from "../tell.tsx";

export interface TermEdit {
  entry: EntryDraft;
  was: string | null;
}

export interface TermActions {
  /** False where it was refused, which is told. */
  save(edits: TermEdit[]): Promise<boolean>;
  remove(ids: EntryId[]): Promise<boolean>;
  undo(change: number): Promise<boolean>;
}

export function useTermActions(): TermActions {
  const { t } = useTranslation("term");
  const queryClient = useQueryClient();
  const tell = useTell();
  const work = async (
    run: () => Promise<{ change: number | null }>,
    words: string,
  ): Promise<boolean> => {
    try {
      const { change } = await run();
      await queryClient.invalidateQueries({ queryKey: keys.terms });
      if (change !== null) tell.done(words, () => void undo(change));
      return true;
    } catch (error) {
      tell.error(error);
      await queryClient.invalidateQueries({ queryKey: keys.terms });
      return false;
    }
  };
  const undo = (change: number): Promise<boolean> =>
    work(() => client.term.undo({ change }), t("said.undone"));
  return {
    save: (entries) =>
      work(() => client.term.save({ entries }), t("said.saved", { count: entries.length })),
    remove: (ids) =>
      work(() => client.term.remove({ ids }), t("said.removed", { count: ids.length })),
    undo,
  };
}
