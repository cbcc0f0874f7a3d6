/** Keys that follow a move of the caret at once: the editor hears of the move before it hears of the key. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useEffect } from "react";

const movingKeys = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

/**
 * The browser moves the caret itself and tells of it in a task of its own, which keys already waiting overtake: while
 * the window is busy, End and Enter would part the block where the caret was before. So a key that comes before the
 * news brings the news with it.
 */
export function CaretMoves(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerRootListener((root) => {
        if (!root) return undefined;
        const page = root.ownerDocument;
        let untold = false;
        const told = (): void => {
          untold = false;
        };
        const moves = (): void => {
          untold = true;
        };
        const key = (event: KeyboardEvent): void => {
          if (untold && !event.isComposing) page.dispatchEvent(new Event("selectionchange"));
          if (movingKeys.has(event.key)) moves();
        };
        page.addEventListener("selectionchange", told);
        root.addEventListener("pointerdown", moves);
        root.addEventListener("keydown", key, { capture: true });
        return () => {
          page.removeEventListener("selectionchange", told);
          root.removeEventListener("pointerdown", moves);
          root.removeEventListener("keydown", key, { capture: true });
        };
      }),
    [editor],
  );
  return null;
}
