/** A new entry from what is selected in the source and in the translation. */
import { type JSX, type RefObject, useEffect, useRef } from "react";
import { NewTerm } from "../../app/term/new-term.tsx";
import { directionOf, useWork } from "../work.ts";

interface Selected {
  source: string;
  target: string;
}

/** The browser has one selection: that of the source is remembered while words of the translation are selected. */
function remember(room: HTMLElement | null, selected: Selected): void {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  if (!selection || !element || !room?.contains(element)) return;
  const side = element.closest<HTMLElement>("[data-side]")?.dataset["side"];
  if (side === "source" || side === "target") selected[side] = selection.toString();
}

/** @param room holds both texts */
export function NewTermHere({ room }: { room: RefObject<HTMLElement | null> }): JSX.Element {
  const { report, actions, model } = useWork();
  const { source, target } = directionOf(report);
  const selected = useRef<Selected>({ source: "", target: "" });
  useEffect(() => {
    const listen = (): void => remember(room.current, selected.current);
    document.addEventListener("selectionchange", listen);
    return () => document.removeEventListener("selectionchange", listen);
  }, [room]);
  return (
    <NewTerm
      group="translate"
      read={() => {
        // A key that follows at once is there before the browser has told of the selection.
        remember(room.current, selected.current);
        const found = { zh: "", en: "" };
        found[source] = selected.current.source;
        found[target] = selected.current.target;
        return found;
      }}
      onClosed={() => {
        selected.current = { source: "", target: "" };
        const { current } = model.get();
        if (current) actions.goTo(current);
      }}
    />
  );
}
