/** Suggestions for a misspelled word, and two ways to let it stand. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { $getSelection, $isRangeSelection } from "lexical";
import { type JSX, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../client.ts";
import { startUndoStep } from "../live/undo-steps.ts";
import { keys } from "../query.ts";
import { useTell } from "../tell.tsx";
import type { Speller } from "./speller.ts";

/** A word that is selected, and where its menu opens, in pixels of the window. */
export interface Misspelled {
  word: string;
  left: number;
  top: number;
}

interface SpellMenuProps {
  misspelled: Misspelled;
  speller: Speller;
  onIgnore(): void;
  onClose(): void;
}

export function SpellMenu({ misspelled, speller, onIgnore, onClose }: SpellMenuProps): JSX.Element {
  const { t } = useTranslation("spell");
  const [editor] = useLexicalComposerContext();
  const queryClient = useQueryClient();
  const tell = useTell();
  const { word, left, top } = misspelled;
  const [suggestions, setSuggestions] = useState<string[] | null>(null);
  useEffect(() => {
    let gone = false;
    void speller.suggest(word).then((found) => {
      if (!gone) setSuggestions(found);
    });
    return () => {
      gone = true;
    };
  }, [speller, word]);
  const close = (): void => {
    onClose();
    editor.focus(() => editor.getRootElement()?.focus({ preventScroll: true }));
  };
  const replace = (by: string): void => {
    startUndoStep(editor);
    editor.update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(by);
    });
    startUndoStep(editor);
  };
  const learn = async (): Promise<void> => {
    try {
      const { settings } = await client.library.get();
      await client.library.saveSettings({
        ...settings,
        dictionary: [...new Set([...settings.dictionary, word])],
      });
      await queryClient.invalidateQueries({ queryKey: keys.library });
    } catch (error) {
      tell.error(error);
    }
  };
  if (suggestions === null) return <></>;
  return (
    <Menu opened onClose={close} onChange={(opened) => !opened && close()} position="bottom-start">
      <Menu.Target>
        <span className="dg-spell-place" style={{ left, top }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={t("menu", { word })}>
        {suggestions.length === 0 && <Menu.Label>{t("none")}</Menu.Label>}
        {suggestions.map((by) => (
          <Menu.Item key={by} lang="en" fw={600} onClick={() => replace(by)}>
            {by}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onIgnore}>{t("ignore")}</Menu.Item>
        <Menu.Item onClick={() => void learn()}>{t("learn", { word })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
