/**
 * Signatures of texts, kept bit by bit: which pieces of three and of five characters each text has. They tell which of a
 * million texts may hold a wording, and never leave one out that does.
 */

/** So many texts have their signatures together: one bit of all of them is a row. */
export const GROUP = 8192;
const WORDS = GROUP / 32;
/** Bits of a signature. Half as many let through five times as much that has to be read. */
const BITS = 768;

/** The signatures of a group, row by row. */
export type SignatureGroup = Uint32Array<ArrayBuffer>;

export interface Signatures {
  /** `text` is taken as it is: whoever asks folds it as what is wanted later. A second text of an id adds to the first. */
  add(id: number, text: string): void;
  /** Adds what a thread made of the ids from `number * GROUP` on. */
  addGroup(number: number, group: SignatureGroup): void;
  /** Ids below `end` whose texts may hold `wanted`, the highest first; every id where it is shorter than a piece. */
  candidates(wanted: string, end: number): Generator<number, void, void>;
}

export function createSignatures(): Signatures {
  const groups: (SignatureGroup | undefined)[] = [];
  return {
    add(id, text) {
      const group = (groups[Math.floor(id / GROUP)] ??= newGroup());
      sign(group, id % GROUP, text);
    },
    addGroup(number, made) {
      const group = groups[number];
      if (group) for (const [at, word] of made.entries()) group[at] = (group[at] ?? 0) | word;
      else groups[number] = made;
    },
    *candidates(wanted, end) {
      const rows = [...new Set(bitsOf(wanted))].map((bit) => bit * WORDS);
      for (let number = groups.length - 1; number >= 0; number -= 1) {
        const group = groups[number];
        for (let word = WORDS - 1; group && word >= 0; word -= 1) {
          let left = -1;
          for (let row = 0; row < rows.length && left !== 0; row += 1)
            left &= group[(rows[row] ?? 0) + word] ?? 0;
          while (left !== 0) {
            const highest = 31 - Math.clz32(left);
            left &= ~(1 << highest);
            const id = number * GROUP + word * 32 + highest;
            if (id < end) yield id;
          }
        }
      }
    },
  };
}

export const newGroup = (): SignatureGroup => new Uint32Array(BITS * WORDS);

/** @param within which of the group's texts */
export function sign(group: SignatureGroup, within: number, text: string): void {
  const word = within >>> 5;
  const mark = 1 << (within & 31);
  for (const bit of bitsOf(text)) {
    const at = bit * WORDS + word;
    group[at] = (group[at] ?? 0) | mark;
  }
}

const bits: number[] = [];

/** One for each piece, as often as it stands there; the same list each time, for millions of texts. */
function bitsOf(text: string): readonly number[] {
  bits.length = 0;
  const code = (at: number): number => text.charCodeAt(at);
  for (let at = 2; at < text.length; at += 1) {
    const three =
      Math.imul(code(at - 2), 0x9e3779b1) ^
      Math.imul(code(at - 1), 0x85ebca6b) ^
      Math.imul(code(at), 0xc2b2ae35);
    bits.push(placeOf(three));
    if (at < 4) continue;
    const two = Math.imul(code(at - 4), 0x27d4eb2f) ^ Math.imul(code(at - 3), 0x165667b1);
    bits.push(placeOf(Math.imul(three, 0x01000193) ^ two));
  }
  return bits;
}

function placeOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % BITS;
}
