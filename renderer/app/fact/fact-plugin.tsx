/** In an open edition: finds where the text differs from the event facts, and shows it on the chips. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { type LexicalEditor, mergeRegister } from "lexical";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { editionSchema } from "../../../core/edition/edition.ts";
import { FactNode } from "../../../core/edition/nodes/fact-node.ts";
import { $bringUpToDate, $facts, $insertFact } from "../../../core/edition/write-facts.ts";
import { differencesIn } from "../../../core/event/differences.ts";
import { readEvent } from "../../../core/event/event-document.ts";
import { fieldText } from "../../../core/event/event-field.ts";
import { readFormer } from "../../../core/event/former-texts.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { startUndoStep } from "../live/undo-steps.ts";
import { type FactDesk, useFactDesk } from "./fact-desk.ts";
import "./fact.css";

/** Texts are compared with the facts when typing pauses. */
const PAUSE_MS = 400;

export function FactPlugin({ lang }: { lang: Lang }): null {
  const { t } = useTranslation("event");
  const [editor] = useLexicalComposerContext();
  const desk = useFactDesk();
  useEffect(
    () =>
      mergeRegister(
        compare(editor, lang, desk, (wanted) =>
          wanted === "" ? t("chip.nothing") : t("chip.differs", { wanted }),
        ),
        desk.register({
          lang,
          insert(fact) {
            startUndoStep(editor);
            let isIn = false;
            editor.update(
              () => {
                isIn = $insertFact(fact);
              },
              { discrete: true },
            );
            startUndoStep(editor);
            return isIn;
          },
          update(differences) {
            startUndoStep(editor);
            editor.update(() => $bringUpToDate(differences), { discrete: true });
            startUndoStep(editor);
          },
        }),
      ),
    [editor, lang, desk, t],
  );
  return null;
}

/** Keeps the desk's differences of this edition, and the signs on its chips, in step with text and facts. */
function compare(
  editor: LexicalEditor,
  lang: Lang,
  desk: FactDesk,
  say: (wanted: string) => string,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const chips = new Set<string>();
  const look = (): void => {
    timer = undefined;
    const event = readEvent(desk.doc);
    const former = readFormer(desk.doc);
    // Most reports have neither: then nothing is read.
    const edition =
      chips.size + former.length > 0 && editionSchema.safeParse(editor.getEditorState().toJSON());
    const found = edition && edition.success ? edition.data : null;
    desk.setDifferences(lang, found ? differencesIn(found, event, { lang, former }) : []);
    editor.read(() => {
      for (const fact of $facts()) {
        const field = fact.getField();
        const element = editor.getElementByKey(fact.getKey());
        if (!field || !element) continue;
        const wanted = fieldText(event, field, lang);
        const differs = wanted !== fact.getTextContent();
        element.toggleAttribute("data-differs", differs);
        element.title = differs ? say(wanted) : "";
      }
    });
  };
  const soon = (): void => {
    timer ??= setTimeout(look, PAUSE_MS);
  };
  desk.doc.on("update", soon);
  const stop = mergeRegister(
    editor.registerMutationListener(FactNode, (mutations) => {
      for (const [key, mutation] of mutations)
        if (mutation === "destroyed") chips.delete(key);
        else chips.add(key);
      soon();
    }),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size + dirtyLeaves.size > 0) soon();
    }),
  );
  soon();
  return () => {
    clearTimeout(timer);
    desk.doc.off("update", soon);
    stop();
    desk.setDifferences(lang, []);
  };
}
