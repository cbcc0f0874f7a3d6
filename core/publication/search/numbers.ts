/** Numbers as short text for the search index: five bits a character, the sixth says that more follow. */

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A whole number from 0. */
export function toDigits(number: number): string {
  let rest = number;
  let text = "";
  while (rest >= 32) {
    text += digits[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return text + digits[rest];
}

const values = new Uint8Array(128);
for (let value = 0; value < digits.length; value += 1) values[digits.charCodeAt(value)] = value;

export function fromDigits(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let unit = 1;
  for (let index = 0; index < text.length; index += 1) {
    const digit = values[text.charCodeAt(index)] ?? 0;
    number += (digit % 32) * unit;
    unit *= 32;
    if (digit >= 32) continue;
    numbers.push(number);
    number = 0;
    unit = 1;
  }
  return numbers;
}

/** Rising numbers from `start`, as the steps between them. */
export function toSteps(rising: readonly number[], start = 0): string {
  let text = "";
  let before = start - 1;
  for (const number of rising) {
    text += toDigits(number - before - 1);
    before = number;
  }
  return text;
}

export function fromSteps(text: string): number[] {
  let before = -1;
  return fromDigits(text).map((step) => {
    before += step + 1;
    return before;
  });
}

/** Whether a number is among those of `toSteps`; asks no further than it must. */
export function hasStep(text: string, wanted: number): boolean {
  let step = 0;
  let unit = 1;
  let before = -1;
  for (let index = 0; index < text.length; index += 1) {
    const digit = values[text.charCodeAt(index)] ?? 0;
    step += (digit % 32) * unit;
    unit *= 32;
    if (digit >= 32) continue;
    before += step + 1;
    if (before >= wanted) return before === wanted;
    step = 0;
    unit = 1;
  }
  return false;
}
