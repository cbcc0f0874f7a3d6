/** Pictures of a gallery change order by dragging one onto another; the keys do the same (figures.ts). */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  type LexicalEditor,
  type NodeKey,
} from "lexical";
import { useEffect } from "react";
import { $putBeside } from "../../../core/edition/galleries.ts";
import { $isFigureNode } from "../../../core/edition/nodes/figure-node.ts";
import { changeShown } from "./insert-shown.ts";

const FIGURES = ".dg-gallery-items > figure";

const figureAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(FIGURES) : null;

const keyOf = (editor: LexicalEditor, element: HTMLElement): NodeKey | null =>
  editor.read(() => {
    const node = $getNearestNodeFromDOMNode(element);
    return $isFigureNode(node) ? node.getKey() : null;
  });

/** The half of the picture that the pointer is on says on which side the other one goes. */
function isBehind(element: HTMLElement, event: DragEvent): boolean {
  const { left, width } = element.getBoundingClientRect();
  return event.clientX > left + width / 2;
}

export function GalleryDrag(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () => editor.registerRootListener((root) => (root ? listen(editor, root) : undefined)),
    [editor],
  );
  return null;
}

/** Ahead of Lexical, which takes every drag for one of text. */
function listen(editor: LexicalEditor, root: HTMLElement): () => void {
  let moved: NodeKey | null = null;
  let marked: HTMLElement | null = null;
  const mark = (element: HTMLElement | null, side = ""): void => {
    if (marked !== element) marked?.removeAttribute("data-drop");
    element?.setAttribute("data-drop", side);
    marked = element;
  };
  const end = (): void => {
    mark(null);
    moved = null;
  };
  /** A frame can be dragged only while the pointer is on it: text beside it is selected as ever. */
  const onPress = (event: PointerEvent): void => {
    const frame = event.target instanceof Element ? event.target.closest(".dg-figure-frame") : null;
    const figure = frame && figureAt(frame);
    if (figure && frame instanceof HTMLElement && editor.isEditable()) frame.draggable = true;
  };
  const onStart = (event: DragEvent): void => {
    const figure = figureAt(event.target);
    const isFrame = event.target instanceof Element && event.target.matches(".dg-figure-frame");
    if (!figure || !isFrame) return;
    moved = keyOf(editor, figure);
    event.dataTransfer?.setData("application/x-diglot-photo", moved ?? "");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    event.stopPropagation();
  };
  const onOver = (event: DragEvent): void => {
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    const figure = figureAt(event.target);
    mark(figure, figure && isBehind(figure, event) ? "behind" : "before");
  };
  const onDrop = (event: DragEvent): void => {
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    const [from, figure] = [moved, figureAt(event.target)];
    const to = figure && keyOf(editor, figure);
    const behind = figure !== null && isBehind(figure, event);
    end();
    if (!to) return;
    changeShown(editor, () => {
      const [one, other] = [$getNodeByKey(from), $getNodeByKey(to)];
      if ($isFigureNode(one) && $isFigureNode(other)) $putBeside(one, other, behind);
    });
  };
  const controller = new AbortController();
  const how = { capture: true, signal: controller.signal };
  root.addEventListener("pointerdown", onPress, how);
  root.addEventListener("dragstart", onStart, how);
  root.addEventListener("dragover", onOver, how);
  root.addEventListener("drop", onDrop, how);
  root.addEventListener("dragend", end, how);
  return () => controller.abort();
}
