/** The search of one room: what is looked for, what was found in its editions, and replacing it. */
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
  UNDO_COMMAND,
} from "lexical";
import type { PatternProblem } from "../../../core/find/pattern-problem.ts";
import { type FindQuery, type Hit, queryOf } from "../../../core/find/query.ts";
import { $piecesOf, $replaceInBlock } from "../../../core/find/replace-in-block.ts";
import { expandReplacement } from "../../../core/find/replacement.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { startUndoStep } from "../live/undo-steps.ts";
import { domRangeOf, paint, showRange } from "./highlights.ts";
import {
  $isAsSearched,
  blocksIn,
  type Field,
  isWithin,
  type SearchedBlock,
  selectedSpans,
  selectedText,
  type Span,
} from "./searched-blocks.ts";
import { createSearcher } from "./searcher.ts";

export interface Found {
  lang: Lang;
  /** Which of the searched blocks it is in. */
  place: number;
  block: SearchedBlock;
  hit: Hit;
  editable: boolean;
}

export interface FindState {
  open: boolean;
  /** The bar shows how to replace, too. */
  replacing: boolean;
  query: FindQuery;
  replacement: string;
  found: readonly Found[];
  /** Index of the hit at work; -1 for none. */
  current: number;
  problem: PatternProblem | "slow" | null;
  /** Only what was selected is searched. */
  scoped: boolean;
  /** Counts up when the field should take the keyboard. */
  asked: number;
}

/** What came of a replacement: done, and left because a chip, footnote or link would have been lost. */
export interface Replaced {
  done: number;
  kept: number;
}

export interface Finder {
  get(): FindState;
  subscribe(listener: () => void): () => void;
  /** An edition that is shown; gives how to take it out again. */
  add(lang: Lang, field: Field): () => void;
  open(replacing: boolean): void;
  close(): void;
  setQuery(change: Partial<FindQuery>): void;
  setReplacement(text: string): void;
  setScoped(scoped: boolean): void;
  step(direction: 1 | -1): void;
  replaceCurrent(): Replaced;
  replaceAll(): Replaced;
  /** Takes the last change of the edition back that was replaced in last. */
  undo(): void;
  stop(): void;
}

/** While letters come in, what was found may lag behind by so much. */
const LAG_MS = 120;

export function createFinder(): Finder {
  const listeners = new Set<() => void>();
  const fields = new Map<Lang, Field>();
  const searcher = createSearcher();
  let scope: { lang: Lang; spans: Span[] } | null = null;
  let lag: ReturnType<typeof setTimeout> | undefined;
  let changed: LexicalEditor[] = [];
  let state: FindState = {
    open: false,
    replacing: false,
    query: queryOf(),
    replacement: "",
    found: [],
    current: -1,
    problem: null,
    scoped: false,
    asked: 0,
  };
  const set = (change: Partial<FindState>): void => {
    state = { ...state, ...change };
    draw();
    for (const listener of listeners) listener();
  };

  const rangeOf = ({ lang, block, hit }: Found): Range | null => {
    const field = fields.get(lang);
    return field ? domRangeOf(field.editor, block.key, hit) : null;
  };
  function draw(): void {
    if (!state.open) return paint({ all: [], current: null, scope: [] });
    const current = state.found[state.current];
    const others = state.found.filter((found) => found !== current);
    paint({
      all: others.flatMap((found) => rangeOf(found) ?? []),
      current: current ? rangeOf(current) : null,
      scope: drawScope(),
    });
  }
  function drawScope(): Range[] {
    const field = scope && fields.get(scope.lang);
    if (!scope || !field) return [];
    const lengths = new Map(blocksIn(field.editor).map(({ key, text }) => [key, text.length]));
    return scope.spans.flatMap(({ key, before, behind }) => {
      const range = { start: before, end: (lengths.get(key) ?? 0) - behind };
      return domRangeOf(field.editor, key, range) ?? [];
    });
  }

  /** Searches all fields; goes on to the first hit from the caret on, or from `start`, or stays where it is. */
  function search(start: "caret" | "stay" | Start): void {
    clearTimeout(lag);
    lag = undefined;
    if (!state.open) return;
    const places = [...fields].flatMap(([lang, { editor, editable }]) =>
      blocksIn(editor).map((block, place) => ({ lang, place, block, editable })),
    );
    const texts = places.map(({ lang, block }) => ({ lang, text: block.text }));
    searcher.search(state.query, texts, (outcome) => {
      if (outcome.kind !== "hits") {
        const problem = outcome.kind === "slow" ? "slow" : outcome.problem;
        return set({ found: [], current: -1, problem });
      }
      const found = outcome.hits.flatMap((hits, index) => {
        const place = places[index];
        return place ? hits.map((hit) => ({ ...place, hit })) : [];
      });
      const kept = inOrder(found.filter(isInScope));
      const current =
        start === "caret" ? fromCaret(kept) : nextFrom(start === "stay" ? workedAt() : start, kept);
      set({ found: kept, current, problem: null });
      if (start !== "stay") show();
    });
  }
  function workedAt(): Start | undefined {
    const current = state.found[state.current];
    return current && startOf(current);
  }
  const isInScope = ({ lang, block, hit }: Found): boolean =>
    !scope || (scope.lang === lang && isWithin(scope.spans, block, hit));

  /** Two editions side by side are gone through from top to bottom. */
  function inOrder(found: Found[]): Found[] {
    if (fields.size < 2) return found;
    const tops = new Map<string, number>();
    const topOf = ({ lang, block }: Found): number => {
      const place = `${lang} ${block.key}`;
      const known = tops.get(place);
      if (known !== undefined) return known;
      const element = fields.get(lang)?.editor.getElementByKey(block.key);
      const top = Math.round(element?.getBoundingClientRect().top ?? 0);
      tops.set(place, top);
      return top;
    };
    return found.toSorted((a, b) => topOf(a) - topOf(b));
  }

  function fromCaret(found: readonly Found[]): number {
    const caret = caretIn(fields);
    // A hit that the caret stands in is the first.
    const own = found.findIndex(
      ({ lang, block, hit }) =>
        lang === caret?.lang && block.key === caret.key && hit.end > caret.offset,
    );
    if (own >= 0 || !caret) return own >= 0 ? own : nextFrom(undefined, found);
    return nextFrom({ lang: caret.lang, place: caret.place + 1, offset: 0 }, found);
  }

  function show(): void {
    const current = state.found[state.current];
    const range = current && rangeOf(current);
    if (!current || !range) return;
    showRange(range);
    const editor = fields.get(current.lang)?.editor;
    // Whoever walks from hit to hit in the text has the caret there.
    if (editor?.getRootElement()?.contains(document.activeElement)) select(editor, current);
  }

  function replace(chosen: readonly Found[]): Replaced {
    const result: Replaced = { done: 0, kept: 0 };
    changed = [];
    for (const [lang, { editor, editable }] of fields) {
      const own = chosen.filter((found) => found.lang === lang);
      if (!editable || own.length === 0) continue;
      changed.push(editor);
      startUndoStep(editor);
      editor.update(
        () => {
          $addUpdateTag(SKIP_DOM_SELECTION_TAG);
          const blocks = Map.groupBy(own, ({ block }) => block);
          for (const [block, hits] of blocks) {
            const node = $getNodeByKey(block.key);
            if (!$isElementNode(node) || !$isAsSearched(block)) continue;
            const done = $replaceInBlock(
              node,
              hits.map(({ hit }) => ({ ...hit, after: replacementOf(block, hit) })),
            );
            for (const one of done) result[one ? "done" : "kept"] += 1;
          }
        },
        { discrete: true },
      );
      startUndoStep(editor);
    }
    return result;
  }
  const replacementOf = (block: SearchedBlock, hit: Hit): string =>
    expandReplacement(state.replacement, state.query, {
      text: block.text.slice(hit.start, hit.end),
      groups: hit.groups,
    });

  function step(direction: 1 | -1): void {
    const count = state.found.length;
    if (count === 0) return;
    const from = state.current < 0 && direction < 0 ? 0 : state.current;
    set({ current: (from + direction + count) % count });
    show();
  }
  const later = (): void => {
    if (state.open) lag ??= setTimeout(() => search("stay"), LAG_MS);
  };

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(lang, field) {
      fields.set(lang, field);
      const stop = field.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size + dirtyLeaves.size > 0) later();
      });
      later();
      return () => {
        stop();
        fields.delete(lang);
        later();
      };
    },
    open(replacing) {
      const active = caretIn(fields);
      const editor = active && fields.get(active.lang)?.editor;
      const selected = editor ? selectedText(editor) : "";
      const spans = editor && selected === "" ? selectedSpans(editor) : [];
      const scoped = spans.length > 1 && !state.open;
      if (scoped && active) scope = { lang: active.lang, spans };
      const query = selected && !state.open ? { ...state.query, text: selected } : state.query;
      set({
        open: true,
        replacing: replacing || (state.open && state.replacing),
        query,
        scoped: scope !== null,
        asked: state.asked + 1,
      });
      search("caret");
    },
    close() {
      if (!state.open) return;
      const current = state.found[state.current];
      scope = null;
      searcher.stop();
      const field = current ? fields.get(current.lang) : fields.values().next().value;
      set({ open: false, found: [], current: -1, problem: null, scoped: false });
      if (current && field) select(field.editor, current);
      field?.editor.getRootElement()?.focus({ preventScroll: true });
    },
    setQuery(change) {
      set({ query: { ...state.query, ...change } });
      search("caret");
    },
    setReplacement: (replacement) => set({ replacement }),
    setScoped(scoped) {
      const place = scoped ? caretIn(fields) : null;
      const editor = place && fields.get(place.lang)?.editor;
      const spans = editor ? selectedSpans(editor) : [];
      scope = place && spans.length > 0 ? { lang: place.lang, spans } : null;
      set({ scoped: scope !== null });
      search("caret");
    },
    step,
    replaceCurrent() {
      const current = state.found[state.current];
      if (!current?.editable) {
        step(1);
        return { done: 0, kept: 0 };
      }
      const length = replacementOf(current.block, current.hit).length;
      const result = replace([current]);
      search({ ...startOf(current), offset: current.hit.start + length });
      return result;
    },
    replaceAll() {
      const result = replace(state.found);
      search("stay");
      return result;
    },
    undo() {
      for (const editor of changed) editor.dispatchCommand(UNDO_COMMAND, undefined);
    },
    stop() {
      clearTimeout(lag);
      searcher.stop();
      paint({ all: [], current: null, scope: [] });
    },
  };
}

/** A place in the text to go on from. */
interface Start {
  lang: Lang;
  place: number;
  offset: number;
}

const startOf = ({ lang, place, hit }: Found): Start => ({ lang, place, offset: hit.start });

/** The first hit from there on, or the first of all. */
function nextFrom(start: Start | undefined, found: readonly Found[]): number {
  if (found.length === 0) return -1;
  const next = found.findIndex(
    ({ lang, place, hit }) =>
      lang === start?.lang &&
      (place > start.place || (place === start.place && hit.start >= start.offset)),
  );
  return Math.max(next, 0);
}

interface Caret extends Start {
  key: string;
}

/** Where the caret is, or was when the text had the keyboard; in the edition that can be typed in, where there are two. */
function caretIn(fields: ReadonlyMap<Lang, Field>): Caret | null {
  const order = [...fields].toSorted(([, a], [, b]) => Number(b.editable) - Number(a.editable));
  for (const [lang, { editor }] of order) {
    const place = editor.read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return null;
      const point = selection.isBackward() ? selection.focus : selection.anchor;
      const node = point.getNode();
      for (const [place, block] of blocksIn(editor).entries()) {
        const element = $getNodeByKey(block.key);
        if (!$isElementNode(element) || !(element.is(node) || element.isParentOf(node))) continue;
        const piece = $piecesOf(element).find((one) => one.node.is(node));
        return { lang, place, key: block.key, offset: piece ? piece.start + point.offset : 0 };
      }
      return null;
    });
    if (place) return place;
  }
  return null;
}

/** Selects a hit in the text, at once: a selection that comes later takes the keyboard from the search's own field. */
function select(editor: LexicalEditor, { block, hit }: Found): void {
  const $select = (): void => {
    const node = $getNodeByKey(block.key);
    if (!$isElementNode(node)) return;
    const pieces = $piecesOf(node).filter((piece) => piece.kind === "text");
    const first = pieces.find((piece) => piece.end > hit.start);
    const last = pieces.findLast((piece) => piece.start < hit.end);
    const selection = node.selectStart();
    if (!first || !last) return;
    selection.anchor.set(first.node.getKey(), Math.max(0, hit.start - first.start), "text");
    selection.focus.set(last.node.getKey(), Math.min(hit.end, last.end) - last.start, "text");
  };
  editor.update($select, { discrete: true });
}
