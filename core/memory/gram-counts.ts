/** About how many texts hold a gram: enough to tell the rare ones, in a fixed amount of memory. */

const SLOTS = 1 << 22;
const FULL = 0xffff;

export interface GramCounts {
  add(gram: string): void;
  /** Not less than the true count (up to 65,535), sometimes more: grams share slots. */
  count(gram: string): number;
  /** To be kept; `createGramCounts` takes it back. */
  bytes(): Uint8Array;
}

export function createGramCounts(kept: Uint8Array | null): GramCounts {
  const slots = new Uint16Array(SLOTS);
  if (kept?.byteLength === slots.byteLength) new Uint8Array(slots.buffer).set(kept);
  return {
    add(gram) {
      const slot = slotOf(gram);
      const now = slots[slot] ?? 0;
      if (now < FULL) slots[slot] = now + 1;
    },
    count: (gram) => slots[slotOf(gram)] ?? 0,
    bytes: () => new Uint8Array(slots.buffer),
  };
}

/** FNV-1a over the UTF-16 code units. */
function slotOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at += 1)
    hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}
