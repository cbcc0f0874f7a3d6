/** Keyboard shortcuts as text ("mod+k", "g d", "alt+shift+1"): parse, match an event, show to people. */

export interface Stroke {
  key: string;
  mod: boolean;
  alt: boolean;
  shift: boolean;
}

/** What a stroke is matched against; a `KeyboardEvent` fits. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>;

function parseStroke(text: string): Stroke {
  const parts = text.split("+");
  const key = parts.pop() ?? "";
  const has = (name: string): boolean => parts.includes(name);
  return { key, mod: has("mod"), alt: has("alt"), shift: has("shift") };
}

/** The strokes of a shortcut, pressed one after another. "mod" is Command on a Mac, Ctrl elsewhere. */
export const parseKeys = (keys: string): Stroke[] => keys.split(" ").map(parseStroke);

/** A key that only types its sign: the most of all keys by far, and no shortcut in a text. */
export const isPlain = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);
const isDigit = (key: string): boolean => /^[0-9]$/.test(key);

/** Alt and Shift change `key` on some layouts, so letters and digits then match by their place on the keyboard. */
function sameKey(stroke: Stroke, press: KeyPress): boolean {
  if (press.key.toLowerCase() === stroke.key.toLowerCase()) return true;
  if (isDigit(stroke.key))
    return (stroke.shift || stroke.alt) && press.code === `Digit${stroke.key}`;
  return isLetter(stroke.key) && stroke.alt && press.code === `Key${stroke.key.toUpperCase()}`;
}

export function matchesStroke(stroke: Stroke, press: KeyPress, mac: boolean): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== stroke.mod || press.altKey !== stroke.alt) return false;
  // "?" needs Shift on some layouts and not on others: only letters, digits and named keys ask for it.
  const shiftCounts = stroke.key.length > 1 || isLetter(stroke.key) || isDigit(stroke.key);
  if (shiftCounts && press.shiftKey !== stroke.shift) return false;
  return sameKey(stroke, press);
}

/** A shortcut that types something when the caret is in a field. */
export const typesText = (keys: string): boolean =>
  parseKeys(keys).some((stroke) => !stroke.mod && !stroke.alt && stroke.key.length === 1);

const shown: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  Delete: "Del",
  Backspace: "⌫",
};

/** The keys to print, one per cap, strokes after one another. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return parseKeys(keys).flatMap((stroke) => [
    ...(stroke.mod ? [mac ? "⌘" : "Ctrl"] : []),
    ...(stroke.alt ? [mac ? "⌥" : "Alt"] : []),
    ...(stroke.shift ? [mac ? "⇧" : "Shift"] : []),
    shown[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : stroke.key),
  ]);
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
