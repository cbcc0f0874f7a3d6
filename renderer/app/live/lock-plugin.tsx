/** Keeps locked blocks as they are in every room that writes, and tells whoever tries to change one. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { registerLocks } from "../../../core/edition/locks.ts";
import { useTell } from "../tell.tsx";
import { holdUndoStep } from "./undo-steps.ts";

/** Refusals closer together than this are one: once for a word that is typed, not for each of its letters. */
const REFUSALS_MS = 4000;

export function LockPlugin(): null {
  const [editor] = useLexicalComposerContext();
  const { t } = useTranslation("edition");
  const tell = useTell();
  const refuse = useRef((): void => {});
  useEffect(() => {
    refuse.current = () => void tell.done(t("locked.refused"));
  });
  useEffect(() => {
    let refusedAt = Number.NEGATIVE_INFINITY;
    return registerLocks(editor, {
      holdStep: () => holdUndoStep(editor),
      onRefused() {
        if (performance.now() - refusedAt > REFUSALS_MS) refuse.current();
        refusedAt = performance.now();
      },
    });
  }, [editor]);
  return null;
}
