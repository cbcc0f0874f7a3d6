/** Looks through the rows of a pair for terms, in slices between keys, and keeps what it found for as long as a row stays. */
import {
  introducedBefore,
  recogniseRow,
  type RowTerms,
  type RowTexts,
  type TermFinding,
  termFindings,
  type Wordbook,
} from "../../../core/term/wordbook.ts";
import { translationText } from "../../../core/edition/translation.ts";
import type { BlockId } from "../../../core/report/ids.ts";
import { afterPause } from "../../app/after-pause.ts";
import { isDone } from "../../../core/edition/translation.ts";
import type { Lane } from "../lanes.ts";
import type { Model } from "../model.ts";

export interface TermState {
  /** By lane; only lanes that have any. */
  findings: ReadonlyMap<BlockId, TermFinding[]>;
  /** Ids of the entries whose full name with its short form stands before a lane. */
  introducedBefore(lane: BlockId): ReadonlySet<string>;
}

export interface TermWatch {
  get(): TermState;
  /** Looking begins with the first listener and ends with the last. */
  subscribe(listener: () => void): () => void;
}

interface LookedAt {
  lane: Lane;
  texts: RowTexts;
  terms: RowTerms;
}

const TYPING = { pauseMs: 400, atMostMs: 3000 };
const SLICE_MS = 6;
const none: ReadonlySet<string> = new Set();
export const nothingFound: TermState = { findings: new Map(), introducedBefore: () => none };

export function createTermWatch(model: Model, book: Wordbook): TermWatch {
  const listeners = new Set<() => void>();
  let known = new Map<BlockId, LookedAt>();
  let state = nothingFound;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: readonly Lane[] | null = null;

  const publish = (rows: LookedAt[]): void => {
    const found = termFindings(book, rows);
    const findings = new Map(
      rows.flatMap(({ lane }, index) => {
        const shown = (found[index] ?? []).filter((one) => isShown(one, lane));
        return shown.length > 0 ? [[lane.key, shown] as const] : [];
      }),
    );
    state = {
      findings,
      introducedBefore: (key) =>
        introducedBefore(
          rows,
          rows.findIndex(({ lane }) => lane.key === key),
        ),
    };
    for (const listener of listeners) listener();
  };
  const look = (lanes: readonly Lane[], from: number, rows: LookedAt[]): void => {
    const until = performance.now() + SLICE_MS;
    for (let at = from; at < lanes.length; at += 1) {
      const lane = lanes[at];
      const texts = lane && textsOf(lane);
      if (!texts) continue;
      const before = known.get(lane.key);
      const isSame = before?.texts.source === texts.source && before.texts.target === texts.target;
      rows.push({
        lane,
        texts,
        terms: before && isSame ? before.terms : recogniseRow(book, texts),
      });
      if (performance.now() < until) continue;
      timer = setTimeout(() => look(lanes, at + 1, rows), 0);
      return;
    }
    known = new Map(rows.map((row) => [row.lane.key, row]));
    publish(rows);
  };
  const begin = (): void => {
    clearTimeout(timer);
    seen = model.get().lanes;
    look(seen, 0, []);
  };
  const pause = afterPause(begin, TYPING);
  const start = (): (() => void) => {
    const stopListening = model.subscribe(() => {
      if (model.get().lanes !== seen) pause.touch();
    });
    // Not while the page is being drawn, which is when the first one begins to listen.
    timer = setTimeout(begin, 0);
    return () => {
      clearTimeout(timer);
      pause.cancel();
      stopListening();
    };
  };
  let stop: (() => void) | null = null;
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

function textsOf({ row }: Lane): RowTexts | null {
  if (!row?.source) return null;
  return { source: row.source.text, target: translationText(row.target, row.more) };
}

/** A row that was confirmed is meant as it is; what is forbidden stays forbidden. */
const isShown = ({ kind }: TermFinding, { row }: Lane): boolean =>
  kind === "forbidden" || !row || !isDone(row);
