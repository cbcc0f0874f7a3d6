/** Takes a translated file that is dropped on the room; other files go where they would have gone. */
import { type RefObject, useEffect, useEffectEvent } from "react";

const isTranslation = ({ name }: File): boolean => /\.(?:xlf|xliff)$/i.test(name);

export function useTranslationDrop(
  room: RefObject<HTMLElement | null>,
  onFile: (file: File) => void,
): void {
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    // Without this the browser leaves the window for the file.
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = [...(event.dataTransfer?.files ?? [])].find(isTranslation);
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      take(file);
    };
    element.addEventListener("dragover", over, { capture: true });
    element.addEventListener("drop", drop, { capture: true });
    return () => {
      element.removeEventListener("dragover", over, { capture: true });
      element.removeEventListener("drop", drop, { capture: true });
    };
  }, [room]);
}
