/** Keeps the rows of two columns at one height, by padding below the shorter side; nothing moves but what grew. */
import type { BlockId } from "../../core/report/ids.ts";
import { afterPaint } from "../app/after-paint.ts";
import type { Lane } from "./lanes.ts";

export type Side = "source" | "target";

/**
 * What the room draws for a lane over the columns: its `mark` and the `ghost` of a missing translation fill the lane,
 * a `note` stands in the source column under the text and makes the lane as high as it needs.
 */
export type Piece = "mark" | "ghost" | "note";

export interface LineUp {
  /** The element that holds both columns and all pieces; null when it goes. */
  setSheet(sheet: HTMLElement | null): void;
  /** The text field of one column; null when it goes. */
  setColumn(side: Side, column: HTMLElement | null): void;
  setPiece(kind: Piece, lane: BlockId, element: HTMLElement | null): void;
  /** The band behind the lane at work. */
  setBand(element: HTMLElement | null, lane: BlockId | null): void;
  /** Takes the lanes as they are now; elements may have been made anew. */
  setLanes(lanes: readonly Lane[]): void;
  /** Lanes that are left out of what is seen; every other is shown. */
  setHidden(lanes: ReadonlySet<BlockId>): void;
  /** Puts the mark of a lane where it belongs, however far that is, so that it can be focused. */
  showMark(lane: BlockId): void;
  /** The element that starts a lane in a column. */
  findElement(side: Side, id: BlockId): HTMLElement | null;
  stop(): void;
}

interface Room {
  fill: number;
  gap: number;
}

interface Row {
  source: HTMLElement | undefined;
  target: readonly HTMLElement[];
  note: HTMLElement | undefined;
  /** Heights of the texts alone, and of what is the highest. */
  left: number;
  right: number;
  height: number;
  /** Where it stands below the sheet's top. */
  top: number;
}

/** Whatever it is that scrolls around the sheet. */
const CAPTURED = { capture: true, passive: true } as const;

/** Writes only two custom properties on blocks (`--fill` below the text, `--gap` below the block) and `top` and `height` on pieces. */
export function createLineUp(): LineUp {
  const columns: Record<Side, HTMLElement | null> = { source: null, target: null };
  const elements: Record<Side, Map<string, HTMLElement>> = { source: new Map(), target: new Map() };
  const pieces: Record<Piece, Map<BlockId, HTMLElement>> = {
    mark: new Map(),
    ghost: new Map(),
    note: new Map(),
  };
  /** Heights without what was added here, as the browser last laid them out. */
  const heights = new Map<Element, number>();
  const given = new WeakMap<Element, Room>();
  /** Where a piece stands already: asking its style would be slower. */
  const stands = new WeakMap<HTMLElement, string>();
  let sheet: HTMLElement | null = null;
  let band: { element: HTMLElement; lane: BlockId | null } | null = null;
  let lanes: readonly Lane[] = [];
  let hidden: ReadonlySet<BlockId> = new Set();
  let shape = "";
  let frame = 0;
  let rows: ReadonlyMap<BlockId, Row> = new Map();
  /** Some pieces that nobody sees do not stand where their row is now. */
  let hasLeft = false;

  /** Takes the heights that are other ones now; those of hidden rows too. */
  const learn = (found: Iterable<readonly [Element, number]>): void => {
    const changed = new Set<Element>();
    for (const [element, height] of found) {
      const own = height - (given.get(element)?.fill ?? 0);
      // What was filled here is told of, too.
      if (!differs(own, heights.get(element) ?? Number.NaN)) continue;
      heights.set(element, own);
      changed.add(element);
    }
    if (changed.size > 0) follow(changed);
  };
  // Called after layout and before paint: what is put right here is never seen wrong.
  const observer = new ResizeObserver((entries) =>
    learn(entries.map(({ target, borderBoxSize }) => [target, borderBoxSize[0]?.blockSize ?? 0])),
  );
  /**
   * A letter that begins a line. The browser has just laid the text out to place the caret, so that its height is known, and
   * the other side is filled up before the page is laid out for the frame.
   */
  const onInput = (): void => {
    const at = document.getSelection()?.anchorNode;
    const block = (at instanceof Element ? at : at?.parentElement)?.closest("[data-block]");
    if (block && heights.has(block)) learn([[block, block.getBoundingClientRect().height]]);
  };
  const schedule = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(place);
  };
  const watch = (element: HTMLElement): void => {
    if (!heights.has(element)) observer.observe(element);
  };
  const forget = (element: HTMLElement): void => {
    observer.unobserve(element);
    heights.delete(element);
  };
  const heightOf = (element: HTMLElement): number =>
    heights.get(element) ??
    element.getBoundingClientRect().height - (given.get(element)?.fill ?? 0);

  function collect(side: Side): void {
    const found = new Map<string, HTMLElement>();
    for (const block of columns[side]?.querySelectorAll<HTMLElement>("[data-block]") ?? []) {
      const picture = block.querySelector<HTMLElement>(":scope > .dg-figure-frame");
      found.set(block.dataset["block"] ?? "", picture ?? block);
    }
    const kept = new Set(found.values());
    for (const element of elements[side].values()) if (!kept.has(element)) forget(element);
    for (const element of kept) watch(element);
    elements[side] = found;
  }

  function place(): void {
    const rooms = new Map<HTMLElement, Room>();
    const placed = new Map<BlockId, Row>();
    const above: Record<Side, HTMLElement | null> = { source: null, target: null };
    for (const lane of lanes) {
      if (hidden.has(lane.key)) continue;
      const row: Row = {
        source: lane.source ? elements.source.get(lane.source) : undefined,
        target: lane.target.flatMap((id) => elements.target.get(id) ?? []),
        note: pieces.note.get(lane.key),
        ...{ left: 0, right: 0, height: 0, top: 0 },
      };
      measure(row);
      if (firstOf(row)) placed.set(lane.key, row);
      const reserve = (side: Side, last: HTMLElement | undefined, own: number): void => {
        const host = above[side];
        if (last) rooms.set(last, { fill: row.height - own, gap: 0 });
        else if (host) {
          const room = rooms.get(host) ?? { fill: 0, gap: 0 };
          rooms.set(host, { ...room, gap: room.gap + row.height });
        }
        above[side] = last ?? host;
      };
      reserve("source", row.source, row.left);
      reserve("target", row.target.at(-1), row.right);
      for (const element of row.target.slice(0, -1)) rooms.set(element, { fill: 0, gap: 0 });
    }
    for (const [element, room] of rooms) give(element, room);
    rows = placed;
    readTops();
  }

  /**
   * The rows are the same, some are higher or lower: what is below them moves with them. Asking where it stands now would lay
   * the page out once more before the frame; behind the frame it costs nothing.
   */
  function follow(changed: ReadonlySet<Element>): void {
    if (!sheet) return;
    const origin = sheet.getBoundingClientRect().top;
    const isChanged = (element: Element | undefined): boolean =>
      element !== undefined && changed.has(element);
    let shift = 0;
    for (const row of rows.values()) {
      row.top += shift;
      if (!isChanged(row.source) && !isChanged(row.note) && !row.target.some(isChanged)) continue;
      const { height } = row;
      measure(row);
      shift += row.height - height;
      const last = row.target.at(-1);
      // What faces nothing has its room below another row.
      if (!row.source || !last) return place();
      give(row.source, { fill: row.height - row.left, gap: given.get(row.source)?.gap ?? 0 });
      give(last, { fill: row.height - row.right, gap: given.get(last)?.gap ?? 0 });
    }
    putPieces(origin);
    exactly.touch();
  }

  function measure(row: Row): void {
    row.left = row.source ? heightOf(row.source) : 0;
    row.right = row.target.reduce((sum, element) => sum + heightOf(element), 0);
    row.height = Math.max(row.left + (row.note ? heightOf(row.note) : 0), row.right);
  }

  function give(element: HTMLElement, room: Room): void {
    const before = given.get(element) ?? { fill: 0, gap: 0 };
    if (differs(before.fill, room.fill)) setLength(element, "--fill", room.fill);
    else room.fill = before.fill;
    if (differs(before.gap, room.gap)) setLength(element, "--gap", room.gap);
    else room.gap = before.gap;
    given.set(element, room);
  }

  /** Asks where the rows stand, and puts the pieces there. */
  function readTops(): void {
    if (!sheet) return;
    const origin = sheet.getBoundingClientRect().top;
    for (const row of rows.values())
      row.top = (firstOf(row)?.getBoundingClientRect().top ?? 0) - origin;
    putPieces(origin);
  }
  const exactly = afterPaint(readTops);

  /**
   * Those that are seen or nearly so: a line more moves hundreds, which would take longer than the line. Marks elsewhere are
   * not there at all: each is several layers, which the browser goes through with every key.
   */
  function putPieces(origin: number): void {
    const [above, below] = [-window.innerHeight - origin, 2 * window.innerHeight - origin];
    hasLeft = false;
    for (const [key, { height, left, top }] of rows) {
      const isNear = top + height > above && top < below;
      hasLeft ||= !isNear;
      const mark = pieces.mark.get(key);
      const isKept = isNear || (mark !== undefined && isInUse(mark));
      if (mark && mark.hidden === isKept) mark.hidden = !isKept;
      if (isKept) put(mark, top, height);
      if (!isNear && band?.lane !== key) continue;
      put(pieces.ghost.get(key), top, height);
      put(pieces.note.get(key), top + left, null);
      if (band?.lane === key) put(band.element, top, height);
    }
    if (band) band.element.hidden = band.lane === null || !rows.has(band.lane);
  }
  const onScroll = (): void => {
    if (hasLeft && sheet) putPieces(sheet.getBoundingClientRect().top);
  };
  /** Elements may have been made anew, and shown with that. */
  function hide(): void {
    for (const lane of lanes) {
      const isOut = hidden.has(lane.key);
      const source = lane.source ? elements.source.get(lane.source) : undefined;
      for (const element of [source, ...lane.target.map((id) => elements.target.get(id))])
        element?.toggleAttribute("data-out", isOut);
      for (const kind of Object.values(pieces)) {
        const piece = kind.get(lane.key);
        if (piece) piece.style.display = isOut ? "none" : "";
      }
    }
    place();
  }

  function showMark(lane: BlockId): void {
    const [mark, row] = [pieces.mark.get(lane), rows.get(lane)];
    if (!mark || !row) return;
    mark.hidden = false;
    put(mark, row.top, row.height);
  }

  function put(element: HTMLElement | undefined, top: number, height: number | null): void {
    if (!element) return;
    const stand = `${top.toFixed(1)} ${height?.toFixed(1)}`;
    if (stands.get(element) === stand) return;
    stands.set(element, stand);
    element.style.top = `${top.toFixed(1)}px`;
    element.style.height = height === null ? "" : `${height.toFixed(1)}px`;
  }

  return {
    setSheet(element) {
      sheet = element;
      // Lexical lets nobody hear of it afterwards.
      element?.addEventListener("input", onInput, CAPTURED);
      // Comes before the frame that shows what was scrolled to.
      if (element) document.addEventListener("scroll", onScroll, CAPTURED);
      else document.removeEventListener("scroll", onScroll, CAPTURED);
      schedule();
    },
    setColumn(side, column) {
      columns[side] = column;
      shape = "";
      collect(side);
      schedule();
    },
    setPiece(kind, lane, element) {
      const before = pieces[kind].get(lane);
      if (element) pieces[kind].set(lane, element);
      else pieces[kind].delete(lane);
      if (element) element.style.display = hidden.has(lane) ? "none" : "";
      if (kind === "note") {
        if (before && before !== element) forget(before);
        if (element) watch(element);
      }
      schedule();
    },
    setBand(element, lane) {
      band = element && { element, lane };
      schedule();
    },
    setLanes(now) {
      lanes = now;
      const shapeNow = shapeOf(now);
      // Letters alone move nothing here; the observer tells when a block grows by a line.
      if (shapeNow === shape && isStanding(elements)) return;
      shape = shapeNow;
      collect("source");
      collect("target");
      hide();
    },
    setHidden(now) {
      hidden = now;
      hide();
    },
    showMark,
    findElement: (side, id) => elements[side].get(id) ?? null,
    stop() {
      cancelAnimationFrame(frame);
      exactly.cancel();
      observer.disconnect();
      heights.clear();
    },
  };
}

const firstOf = ({ source, target }: Row): HTMLElement | undefined => source ?? target[0];

/** The keyboard is there, or comes there by Tab. */
const isInUse = (mark: HTMLElement): boolean =>
  mark.tabIndex === 0 || mark === document.activeElement;

const shapeOf = (lanes: readonly Lane[]): string =>
  lanes.map((lane) => `${lane.key} ${lane.source} ${lane.target.join()} ${lane.kind}`).join("\n");

/** False when an element was made anew by its editor, as when a list changes its kind. */
const isStanding = (elements: Record<Side, Map<string, HTMLElement>>): boolean =>
  Object.values(elements).every((side) =>
    [...side.values()].every((element) => element.isConnected),
  );

/** Whether it would be seen; what was not known is another. */
const differs = (a: number, b: number): boolean => !(Math.abs(a - b) <= 0.05);

function setLength(element: HTMLElement, property: string, value: number): void {
  if (value > 0) element.style.setProperty(property, `${value.toFixed(2)}px`);
  else element.style.removeProperty(property);
}
