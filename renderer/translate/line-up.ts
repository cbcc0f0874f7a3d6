/** Keeps the rows of two columns at one height, by padding below the shorter side; nothing moves but what grew. */
import type { BlockId } from "../../core/report/ids.ts";
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
  /** The element that starts a lane in a column. */
  findElement(side: Side, id: BlockId): HTMLElement | null;
  stop(): void;
}

interface Room {
  fill: number;
  gap: number;
}

interface Row {
  /** Where it begins. */
  element: HTMLElement;
  height: number;
  /** Height of the source's text alone. */
  text: number;
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

  // Called after layout and before paint: what is put right here is never seen wrong.
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries)
      heights.set(target, (borderBoxSize[0]?.blockSize ?? 0) - (given.get(target)?.fill ?? 0));
    place();
  });
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
      const source = lane.source ? elements.source.get(lane.source) : undefined;
      const target = lane.target.flatMap((id) => elements.target.get(id) ?? []);
      const note = pieces.note.get(lane.key);
      const text = source ? heightOf(source) : 0;
      const left = text + (note ? heightOf(note) : 0);
      const right = target.reduce((sum, element) => sum + heightOf(element), 0);
      const height = Math.max(left, right);
      const first = source ?? target[0];
      if (first) placed.set(lane.key, { element: first, height, text });
      const reserve = (side: Side, last: HTMLElement | undefined, own: number): void => {
        const host = above[side];
        if (last) rooms.set(last, { fill: height - own, gap: 0 });
        else if (host) {
          const room = rooms.get(host) ?? { fill: 0, gap: 0 };
          rooms.set(host, { ...room, gap: room.gap + height });
        }
        above[side] = last ?? host;
      };
      reserve("source", source, text);
      reserve("target", target.at(-1), right);
      for (const element of target.slice(0, -1)) rooms.set(element, { fill: 0, gap: 0 });
    }
    for (const [element, room] of rooms) give(element, room);
    rows = placed;
    putPieces();
  }

  function give(element: HTMLElement, room: Room): void {
    const before = given.get(element) ?? { fill: 0, gap: 0 };
    if (differs(before.fill, room.fill)) setLength(element, "--fill", room.fill);
    else room.fill = before.fill;
    if (differs(before.gap, room.gap)) setLength(element, "--gap", room.gap);
    else room.gap = before.gap;
    given.set(element, room);
  }

  /** Those that are seen or nearly so: a line more moves hundreds, which would take longer than the line. */
  function putPieces(): void {
    if (!sheet) return;
    const origin = sheet.getBoundingClientRect().top;
    const [above, below] = [-window.innerHeight, 2 * window.innerHeight];
    hasLeft = false;
    // All is read before anything is written, so that the page is laid out once.
    const lines = [...rows].flatMap(([key, { element, height, text }]) => {
      const { top } = element.getBoundingClientRect();
      const isNear = top + height > above && top < below;
      hasLeft ||= !isNear;
      return isNear || band?.lane === key ? [{ key, top: top - origin, height, text }] : [];
    });
    for (const { key, top, height, text } of lines) {
      put(pieces.mark.get(key), top, height);
      put(pieces.ghost.get(key), top, height);
      put(pieces.note.get(key), top + text, null);
      if (band?.lane === key) put(band.element, top, height);
    }
    if (band) band.element.hidden = band.lane === null || !rows.has(band.lane);
  }
  const onScroll = (): void => {
    if (hasLeft) putPieces();
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
    findElement: (side, id) => elements[side].get(id) ?? null,
    stop() {
      cancelAnimationFrame(frame);
      observer.disconnect();
      heights.clear();
    },
  };
}

const shapeOf = (lanes: readonly Lane[]): string =>
  lanes.map((lane) => `${lane.key} ${lane.source} ${lane.target.join()} ${lane.kind}`).join("\n");

/** False when an element was made anew by its editor, as when a list changes its kind. */
const isStanding = (elements: Record<Side, Map<string, HTMLElement>>): boolean =>
  Object.values(elements).every((side) =>
    [...side.values()].every((element) => element.isConnected),
  );

const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.05;

function setLength(element: HTMLElement, property: string, value: number): void {
  if (value > 0) element.style.setProperty(property, `${value.toFixed(2)}px`);
  else element.style.removeProperty(property);
}
