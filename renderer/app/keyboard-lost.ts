/** Gives the keyboard a place again when what had it was taken away or switched off, without stealing it from anything. */
import { type RefObject, useEffect, useRef } from "react";

function isKeyboardLost(): boolean {
  const at = document.activeElement;
  // A control that has just been switched off is still named here until the next paint.
  return at === null || at === document.body || at.matches(":disabled");
}

/** For what comes in the place of a control: give the ref and a `tabIndex` of -1 to the element that takes the keyboard. */
export function useLostKeyboard<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (isKeyboardLost()) place.current?.focus();
  }, []);
  return place;
}
