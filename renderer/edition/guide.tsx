/** What stands beside the sheet asks this of the text: bring into sight, move a section, say what is in sight. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { $setSelection } from "lexical";
import { type RefObject, useImperativeHandle } from "react";
import { $moveSection, $stepSection } from "../../core/edition/move-section.ts";
import { $selectionOf } from "../../core/edition/text-places.ts";
import { $findBlock } from "../../core/edition/translate-block.ts";
import type { BlockId } from "../../core/report/ids.ts";
import type { Span } from "../app/live/text-ranges.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { focusText } from "./focus-text.ts";

export interface GuideDoor {
  /** Brings a block into sight with the caret at its end, or with these characters of it selected. */
  goTo(blockId: string, span?: Span): void;
  /** Back to the caret. */
  focus(): void;
  /** Puts a heading with its section before another heading, or at the end of the text: one step of undo. */
  moveSection(id: string, before: string | null): void;
  /** The same by one step up or down. */
  stepSection(id: string, up: boolean): void;
  /** The last of these blocks that begins above the upper third of what is in sight. */
  findCurrent(ids: readonly string[]): string | null;
}

interface GuideProps {
  guideRef: RefObject<GuideDoor | null>;
  /** What scrolls. */
  deskRef: RefObject<HTMLElement | null>;
}

export function Guide({ guideRef, deskRef }: GuideProps): null {
  const [editor] = useLexicalComposerContext();
  useImperativeHandle(guideRef, () => ({
    goTo(blockId, span) {
      editor.update(() => {
        const block = $findBlock(blockId as BlockId);
        if (!block) return;
        const part = span && $selectionOf(block, span.start, span.end);
        if (part) $setSelection(part);
        else block.selectEnd();
        editor.getElementByKey(block.getKey())?.scrollIntoView({ block: "center" });
      });
      focusText(editor);
    },
    focus: () => focusText(editor),
    moveSection(id, before) {
      startUndoStep(editor);
      editor.update(() => void $moveSection(id, before));
      startUndoStep(editor);
    },
    stepSection(id, up) {
      startUndoStep(editor);
      editor.update(() => void $stepSection(id, up));
      startUndoStep(editor);
    },
    findCurrent(ids) {
      const desk = deskRef.current?.getBoundingClientRect();
      const root = editor.getRootElement();
      if (!desk || !root) return null;
      const line = desk.top + desk.height / 3;
      const above = (id: string): boolean => {
        const block = root.querySelector(`[data-block="${CSS.escape(id)}"]`);
        return block !== null && block.getBoundingClientRect().top <= line;
      };
      return ids.findLast(above) ?? null;
    },
  }));
  return null;
}
