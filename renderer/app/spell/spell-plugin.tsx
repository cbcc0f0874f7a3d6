/** Marks misspelled words of an English edition; by right click or F7 there are suggestions, and words to accept. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
} from "lexical";
import { type JSX, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { $blocks } from "../../../core/edition/block-identity.ts";
import { wordsToSpell } from "../../../core/edition/spelling.ts";
import { $offsetIn, $selectionOf } from "../../../core/edition/text-places.ts";
import { $blockAround, $textOf } from "../../../core/edition/translate-block.ts";
import { spellingWords } from "../../../core/term/spelling-words.ts";
import { useCommands } from "../commands.tsx";
import { registerTextMarks, type TextMarks } from "../live/text-marks.ts";
import type { Span } from "../live/text-ranges.ts";
import { useSettings } from "../query.ts";
import { useTermList } from "../term/terms.ts";
import { SpellMenu, type Misspelled } from "./spell-menu.tsx";
import { createSpeller } from "./speller.ts";
import "./spell.css";

/** Words are judged when typing pauses: nobody wants to be told of half a word. */
const PAUSE_MS = 500;

export function SpellPlugin(): JSX.Element | null {
  const { t } = useTranslation("spell");
  const [editor] = useLexicalComposerContext();
  const { dictionary, englishSpelling } = useSettings();
  const entries = useTermList().data?.entries;
  const known = useMemo(() => spellingWords(entries ?? []), [entries]);
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(new Set());
  const speller = useMemo(() => createSpeller(englishSpelling), [englishSpelling]);
  const [menu, setMenu] = useState<Misspelled | null>(null);
  const wrong = useRef(new Map<string, (Span & { word: string })[]>());
  useEffect(() => () => speller.close(), [speller]);
  useEffect(() => {
    const accepted = new Set([...dictionary, ...ignored].map((word) => word.toLowerCase()));
    const stands = (word: string): boolean => accepted.has(word) || known.has(word);
    const isFine = (word: string): boolean => stands(word) || stands(word.replace(/'s$/, ""));
    const found = wrong.current;
    const waiting = new Map<string, string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const judge = async (marks: TextMarks): Promise<void> => {
      const blocks = [...waiting].map(([key, text]) => ({ key, text, words: wordsToSpell(text) }));
      waiting.clear();
      const bad = await speller.findWrong(
        blocks.flatMap(({ words }) => words.map(({ word }) => word)),
      );
      if (stopped) return;
      for (const { key, text, words } of blocks) {
        const spans = words.filter(({ word }) => bad.has(word) && !isFine(word.toLowerCase()));
        found.set(key, spans);
        marks.set(key, text, spans);
      }
    };
    const marks = registerTextMarks(editor, "spelling", (all, key, text) => {
      found.delete(key);
      waiting.set(key, text);
      clearTimeout(timer);
      timer = setTimeout(() => void judge(all), PAUSE_MS);
    });
    return () => {
      stopped = true;
      clearTimeout(timer);
      marks.stop();
      found.clear();
    };
  }, [editor, speller, dictionary, ignored, known]);

  /** Selects a misspelled word and opens its menu. */
  const show = (key: string, span: Span & { word: string }): void => {
    editor.update(
      () => {
        const block = $getNodeByKey(key);
        if ($isElementNode(block)) $selectionAt(block, span);
      },
      { discrete: true },
    );
    editor.getElementByKey(key)?.scrollIntoView({ block: "nearest" });
    const rect = window.getSelection()?.rangeCount
      ? window.getSelection()?.getRangeAt(0).getBoundingClientRect()
      : undefined;
    if (rect) setMenu({ word: span.word, left: rect.left, top: rect.bottom });
  };
  const goToNext = (): void => {
    const next = editor.read(() => {
      const selection = $getSelection();
      const here = $isRangeSelection(selection) ? $blockAround(selection.focus.getNode()) : null;
      const offset = here && $isRangeSelection(selection) ? $offsetIn(here, selection.focus) : 0;
      const places = $blocks().flatMap((block, index) =>
        (wrong.current.get(block.getKey()) ?? []).map((span) => ({ block, index, span })),
      );
      const at = here ? $blocks().findIndex((block) => block.is(here)) : -1;
      const after = places.find(
        ({ index, span }) => index > at || (index === at && span.start >= offset),
      );
      const found = after ?? places[0];
      return found && { key: found.block.getKey(), span: found.span };
    });
    if (next) show(next.key, next.span);
  };
  useCommands([{ id: "spell-next", group: "edit", label: t("next"), keys: "F7", run: goToNext }]);
  useEffect(() => {
    const onContextMenu = (event: MouseEvent): void => {
      const place = document.caretPositionFromPoint(event.clientX, event.clientY);
      const element = place?.offsetNode.parentElement;
      if (!place || !element) return;
      const hit = [...wrong.current].flatMap(([key, spans]) =>
        editor.getElementByKey(key)?.contains(element) ? spans.map((span) => ({ key, span })) : [],
      );
      const under = hit.find(({ key, span }) => {
        const text = editor.read(() => {
          const block = $getNodeByKey(key);
          return $isElementNode(block) ? $textOf(block) : "";
        });
        const offset = offsetIn(editor.getElementByKey(key), place);
        return text !== "" && offset >= span.start && offset <= span.end;
      });
      if (!under) return;
      event.preventDefault();
      show(under.key, under.span);
    };
    return editor.registerRootListener((root, before) => {
      before?.removeEventListener("contextmenu", onContextMenu);
      root?.addEventListener("contextmenu", onContextMenu);
    });
  });
  if (!menu) return null;
  return (
    <SpellMenu
      misspelled={menu}
      speller={speller}
      onIgnore={() => setIgnored(new Set([...ignored, menu.word]))}
      onClose={() => setMenu(null)}
    />
  );
}

function $selectionAt(block: Parameters<typeof $selectionOf>[0], { start, end }: Span): void {
  const selection = $selectionOf(block, start, end);
  const now = $getSelection();
  if (!selection) return;
  if ($isRangeSelection(now)) {
    now.anchor.set(selection.anchor.key, selection.anchor.offset, "text");
    now.focus.set(selection.focus.key, selection.focus.offset, "text");
  } else $setSelection(selection);
}

/** Offset in the block's own text of a place that the browser gave; line breaks count one. */
function offsetIn(block: HTMLElement | null, { offsetNode, offset }: CaretPosition): number {
  if (!block) return -1;
  let sum = 0;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node === offsetNode) return sum + offset;
    if (node instanceof Text) sum += node.length;
    else if (node instanceof HTMLBRElement) sum += 1;
  }
  return -1;
}
