/** About how many texts hold a gram: enough to tell the rare ones, in a fixed amount of memory. */

const SLOTS = 1 << 22;
const FULL = 0xffff;

export interface GramCounts {
  /** Grams with a space between two. */
  add(grams: string): void;
  /** Not less than the true count (up to 65,535), sometimes more: grams share slots. */
  count(gram: string): number;
  /** To be kept; `createGramCounts` takes it back. */
  bytes(): Uint8Array;
}

export function createGramCounts(kept: Uint8Array | null): GramCounts {
  const slots = new Uint16Array(SLOTS);
  if (kept?.byteLength === slots.byteLength) new Uint8Array(slots.buffer).set(kept);
  return {
    add(grams) {
      for (let from = 0; from < grams.length; ) {
        const space = grams.indexOf(" ", from);
        const to = space < 0 ? grams.length : space;
        const slot = slotOf(grams, from, to);
        const now = slots[slot] ?? 0;
        if (now < FULL) slots[slot] = now + 1;
        from = to + 1;
      }
    },
    count: (gram) => slots[slotOf(gram)] ?? 0,
    bytes: () => new Uint8Array(slots.buffer),
  };
}

/** FNV-1a over the UTF-16 code units. */
function slotOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}
