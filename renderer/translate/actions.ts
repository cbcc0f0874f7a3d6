/** What a translator can do in the room, on the lane at work. */
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  $setState,
  type LexicalEditor,
  SKIP_SCROLL_INTO_VIEW_TAG,
  UNDO_COMMAND,
} from "lexical";
import { $bringIn } from "../../core/edition/bring-in.ts";
import { findNode } from "../../core/edition/find-node.ts";
import { $setLocked } from "../../core/edition/locks.ts";
import { pairsState } from "../../core/edition/block-state.ts";
import { saidPairs } from "../../core/memory/sentence-pairs.ts";
import type { Pair } from "../../core/segment/align-sentences.ts";
import { $crossToNote, $insertNote, $insertRef } from "../../core/edition/insert-note.ts";
import { $writeTranslation, type RichSource } from "../../core/edition/write-translation.ts";
import {
  $clear,
  $confirm,
  $deleteOrphan,
  $findBlock,
  $inlineOf,
  $keepWithPrevious,
  $unconfirm,
} from "../../core/edition/translate-block.ts";
import { $retellFacts } from "../../core/edition/write-facts.ts";
import { $caretIn, hasCaret } from "./caret-in.ts";
import { $placeHere } from "../../core/edition/rich/place-here.ts";
import type { RichMark } from "../../core/edition/rich/rich-marks.ts";
import { type Applied, $applyIncoming } from "../../core/exchange/translator/apply-incoming.ts";
import type { IncomingTranslation } from "../../core/exchange/translator/incoming.ts";
import type { EventField } from "../../core/event/event-field.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { isDone, translationText } from "../../core/edition/translation.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { $applyFills, type Fill } from "../../core/pretranslate/fills.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";
import {
  isTypable,
  isUnfinished,
  type LaneStatus,
  nextLane,
  statusOf,
  canKeep,
  isLocked,
  isOrphan,
} from "./lane-status.ts";
import { lackingOf } from "./lacking.ts";
import type { Lane } from "./lanes.ts";
import type { LineUp } from "./line-up.ts";
import { findLane, type Model } from "./model.ts";
import { $repeat, differing, repetitionsOf } from "./repetitions.ts";
import type { Say } from "./said.ts";
import type { Suggestion } from "./suggestions/suggestion-source.ts";
import { $replaceWording } from "./terms/replace-wording.ts";

export interface Actions {
  /** Puts the caret at the end of the lane's translation and shows it. */
  goTo(lane: Lane): void;
  /** Up or down by one lane; stays where it is at either end. */
  step(direction: 1 | -1): void;
  goToNext(status: LaneStatus | "unfinished", direction?: 1 | -1): void;
  /** Confirms the lane at work, or this one, and goes on to the next unfinished one. */
  confirm(lane?: BlockId): void;
  unconfirm(): void;
  /** Blocks with the same source that say something else say what the lane at work says, or the one confirmed last. */
  followRepetitions(): void;
  copySource(): void;
  /** Takes the translation of the lane at work away; a paragraph that was split off goes with it. */
  clear(): void;
  /** Locks the lane at work, or sets it free again. */
  toggleLock(): void;
  /** Writes what is offered into the lane at work: in place of what stands there, or at the caret. */
  takeSuggestion(
    suggestion: Pick<Suggestion, "text" | "marks" | "wordings" | "place" | "origin">,
  ): void;
  /** Writes what was found for untranslated rows, as one step; returns how many took it. */
  fill(fills: readonly Fill[], overDrafts: boolean): number;
  /** Puts this mark of the source, or the first that the lane at work lacks, on the selected words or at the caret. */
  placeMark(mark?: RichMark): void;
  /** Writes a term in place of a wording of the lane's translation, else at the caret or at its end. */
  writeTerm(lane: Lane, use: string, instead?: string): void;
  /** What a person says of the sentences of a row; the text stays as it is. */
  setPairs(lane: Lane, pairs: readonly Pair[]): void;
  bringIn(): void;
  /** Writes what came back from outside, in one step that `undo` takes back. */
  takeIn(rows: readonly IncomingTranslation[], confirm: boolean): Applied & { undo(): void };
  /** Puts the first reference that the lane at work lacks at the caret; where none is lacking, a note of its own. */
  insertNote(): void;
  crossToNote(): void;
  deleteOrphan(lane?: BlockId): void;
  keepOrphan(lane?: BlockId): void;
}

export interface ActionsNeed {
  editor: LexicalEditor;
  model: Model;
  lineUp: LineUp;
  /** A person's id, or "". */
  me: () => string;
  say: Say;
  /** A fact of the event in the language of the translation, "" where it has none. */
  factText(field: EventField): string;
  /** What the wordbook knows of a source text and what renders it. */
  wordings: NonNullable<RichSource["wordings"]>;
  /** Language of the translation. */
  lang: Lang;
}

export function createActions(need: ActionsNeed): Actions {
  const { editor, model, lineUp, me, say, factText, wordings, lang } = need;
  /** One step of undo, whatever was typed right before or after. */
  const change = (work: () => void): void => {
    startUndoStep(editor);
    editor.update(work, { discrete: true });
    startUndoStep(editor);
  };

  const now = () => ({ by: me(), at: new Date().toISOString() });
  const rich = { lang: otherLang(lang), factText, wordings };
  /** Confirmed last while others with its source said something else: the caret is elsewhere by then. */
  let ahead: BlockId | null = null;

  function laneAt(key: BlockId | undefined): Lane | null {
    const { lanes, current } = model.refresh();
    return key ? findLane(lanes, key) : current;
  }

  function goTo(lane: Lane): void {
    const id = lane.target.at(-1);
    if (!id || !isTypable(lane)) return;
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(
      () => {
        $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG);
        $findBlock(id)?.selectEnd();
      },
      { discrete: true },
    );
    lineUp.findElement("target", id)?.scrollIntoView({ block: "nearest" });
    model.refresh();
  }

  function goToNext(status: LaneStatus | "unfinished", direction: 1 | -1 = 1): void {
    const { lanes, current, hidden } = model.refresh();
    const fits = (lane: Lane): boolean =>
      !hidden.has(lane.key) &&
      (status === "unfinished" ? isUnfinished(lane) : statusOf(lane) === status);
    const next = nextLane(lanes, current, { step: direction, fits });
    if (next) goTo(next);
    else if (current && fits(current)) goTo(current);
    else say("noneSuch");
  }

  return {
    goTo,
    goToNext,
    step(direction) {
      const { lanes, current, hidden } = model.refresh();
      const at = current ? lanes.findIndex((lane) => lane.key === current.key) : -1;
      const rest =
        direction === 1 ? lanes.slice(at + 1) : lanes.slice(0, Math.max(at, 0)).toReversed();
      const next = rest.find((lane) => isTypable(lane) && !hidden.has(lane.key));
      if (next) goTo(next);
    },
    confirm(asked) {
      const lane = laneAt(asked);
      const row = lane?.row;
      if (!row) return;
      if (!row.source) return say("refusedOrphan");
      if (!row.target) return say("refusedMissing");
      if (asked) goTo(lane);
      const outcomes: ReturnType<typeof $confirm>[] = [];
      const before = model.get();
      const same = repetitionsOf(before.lanes, lane);
      change(() => {
        outcomes.push($confirm(row, now()));
        const empty = same.filter((one) => statusOf(one) === "empty");
        if (!outcomes.includes("confirmed") || empty.length === 0) return;
        $repeat(lane, empty, { source: before.source, rich });
        $findBlock(row.target?.id ?? lane.key)?.selectEnd();
      });
      if (!outcomes.includes("confirmed")) return say("refusedEmpty");
      const { lanes, current: confirmed, hidden } = model.refresh();
      const isAhead = differing(same, lane).length > 0;
      ahead = isAhead ? lane.key : ahead;
      say(isAhead ? "repeatsDiffer" : "confirmed");
      const fits = (one: Lane): boolean => isUnfinished(one) && !hidden.has(one.key);
      const next = nextLane(lanes, confirmed, { step: 1, fits });
      if (next) goTo(next);
    },
    followRepetitions() {
      const { current, lanes, source } = model.refresh();
      const behind = (lane: Lane | null): Lane[] =>
        lane ? differing(repetitionsOf(lanes, lane), lane) : [];
      const first = behind(current).length > 0 ? current : findLane(lanes, ahead);
      const others = behind(first);
      if (!first || others.length === 0) return say("noRepeats");
      ahead = null;
      change(() => {
        $repeat(first, others, { source, rich, confirming: now() });
        $findBlock(current?.target[0] ?? first.key)?.selectEnd();
      });
      model.refresh();
      say("repeated");
    },
    unconfirm() {
      const row = model.refresh().current?.row;
      const id = row?.target?.id;
      if (!row || !id || !(isDone(row) || row.status === "outdated")) return;
      change(() => $unconfirm(id));
      say("unconfirmed");
    },
    copySource() {
      const { current, source } = model.refresh();
      const id = current?.target[0];
      const from = current?.source && findNode(source.root, current.source);
      if (!id || !current || !isTypable(current)) return;
      if (isLocked(current)) return say("refusedLocked");
      if (!from || from.children?.length === 0) return say("sourceEmpty");
      change(() => {
        const selection = $getSelection();
        const block = $findBlock(id);
        const inside = $isRangeSelection(selection) && block?.isParentOf(selection.focus.getNode());
        const place = inside ? selection : block?.selectEnd();
        place?.insertNodes($retellFacts($inlineOf(from), factText));
      });
    },
    clear() {
      const { current } = model.refresh();
      if (!current || !isTypable(current)) return;
      if (isLocked(current)) return say("refusedLocked");
      change(() => $clear(current.target));
      say("cleared");
    },
    toggleLock() {
      const { current } = model.refresh();
      if (!current || !isTypable(current)) return;
      const locks = !isLocked(current);
      change(() => $setLocked(current.target, locks));
      model.refresh();
      say(locks ? "locked" : "unlocked");
    },
    takeSuggestion({ text, marks, wordings, place, origin }) {
      const { current, source } = model.refresh();
      const id = current?.target[0];
      if (!current || !id || !isTypable(current)) return say("refusedMissing");
      if (isLocked(current)) return say("refusedLocked");
      const from = current.source && findNode(source.root, current.source);
      change(() => {
        if (place === "caret") $caretIn(current)?.insertText(text);
        else
          $writeTranslation(
            id,
            { text, marks, wordings, origin: origin ?? { kind: "typed" } },
            from ? { ...rich, node: from } : null,
          );
      });
      editor.getRootElement()?.focus({ preventScroll: true });
      model.refresh();
      say("taken");
    },
    fill(fills, overDrafts) {
      const { source } = model.refresh();
      let written = 0;
      change(() => {
        written = $applyFills(fills, { ...rich, source, overDrafts });
      });
      model.refresh();
      return written;
    },
    placeMark(asked) {
      const pair = model.refresh();
      const { current } = pair;
      if (!current || !isTypable(current)) return;
      if (isLocked(current)) return say("refusedLocked");
      const mark = asked ?? lackingOf(pair)(current)[0]?.mark;
      if (!mark) return say("noMarkLacking");
      if (mark.kind === "fact" && factText(mark.field) === "") return say("factUnsaid");
      if (!hasCaret(editor)) goTo(current);
      const outcomes: boolean[] = [];
      change(() => {
        if ($caretIn(current)) outcomes.push($placeHere(mark, { lang, factText }));
      });
      editor.getRootElement()?.focus({ preventScroll: true });
      say(outcomes.includes(true) ? "markPlaced" : "nothingSelected");
    },
    writeTerm(asked, use, instead) {
      const lane = laneAt(asked.key);
      if (!lane || !isTypable(lane)) return;
      if (isLocked(lane)) return say("refusedLocked");
      if (lane.key !== model.get().current?.key || !hasCaret(editor)) goTo(lane);
      change(() => {
        if (instead) $replaceWording(lane.target, instead, use);
        else $caretIn(lane)?.insertText(use);
      });
      editor.getRootElement()?.focus({ preventScroll: true });
      model.refresh();
      say("taken");
    },
    setPairs(lane, pairs) {
      const { row } = lane;
      const id = row?.target?.id;
      if (!row?.source || !id) return;
      const texts = { source: row.source.text, target: translationText(row.target, row.more) };
      change(() => {
        const block = $findBlock(id);
        if (block) $setState(block, pairsState, saidPairs(texts, pairs));
      });
      model.refresh();
      say("paired");
    },
    bringIn() {
      const { source } = model.refresh();
      change(() => $bringIn(source));
      const { lanes, current } = model.refresh();
      const next =
        current && statusOf(current) === "empty"
          ? current
          : nextLane(lanes, null, { step: 1, fits: isUnfinished });
      if (next) goTo(next);
      say("broughtIn");
    },
    takeIn(rows, confirm) {
      const { source } = model.refresh();
      const applied: Applied[] = [];
      const at = new Date().toISOString();
      change(() => applied.push($applyIncoming(rows, { source, confirm, by: me(), at })));
      model.refresh();
      const undo = (): void => void editor.dispatchCommand(UNDO_COMMAND, undefined);
      return { ...(applied[0] ?? { written: 0, confirmed: 0, changed: 0 }), undo };
    },
    insertNote() {
      const { current, lacking } = model.refresh();
      if (!current || !isTypable(current)) return;
      if (isLocked(current)) return say("refusedLocked");
      if (!hasCaret(editor)) goTo(current);
      const next = lacking.find(({ block }) => block !== null && block === current.source);
      change(() => {
        if (next) $insertRef(next.mark);
        else $insertNote();
      });
      if (next) say("noteInserted");
    },
    crossToNote() {
      editor.update(() => void $crossToNote(), { discrete: true });
    },
    deleteOrphan(asked) {
      const lane = laneAt(asked);
      const { lanes } = model.get();
      const id = lane?.target[0];
      if (!lane || !id || !isOrphan(lane)) return;
      const known = new Set(lanes.map((one) => one.source));
      change(() => $deleteOrphan(id, (from) => known.has(from), lane.row?.more));
      say("orphanDeleted", () => editor.dispatchCommand(UNDO_COMMAND, undefined));
      goToNeighbour(lane, lanes);
    },
    keepOrphan(asked) {
      const lane = laneAt(asked);
      const { lanes } = model.get();
      const id = lane?.target[0];
      if (!lane || !id || !canKeep(lane)) return;
      change(() => $keepWithPrevious(id));
      say("orphanKept");
      goToNeighbour(lane, lanes);
    },
  };

  function goToNeighbour(gone: Lane, before: readonly Lane[]): void {
    const previous = nextLane(before, gone, {
      step: -1,
      fits: (lane) => lane.figure !== gone.figure || lane.figure === null,
    });
    const lane = model.refresh().lanes.find((one) => one.key === previous?.key);
    if (lane) goTo(lane);
  }
}
