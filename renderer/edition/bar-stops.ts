/** A toolbar is one stop for Tab; the arrows, Home and End go along it (WAI-ARIA, toolbar pattern). */
import { type KeyboardEvent, type RefObject, useState } from "react";

export interface BarStops<T extends string> {
  current: T;
  setCurrent(stop: T): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Each stop is an element with its name as `data-action`. */
export function useBarStops<T extends string>(
  order: readonly T[],
  first: T,
  barRef: RefObject<HTMLElement | null>,
): BarStops<T> {
  const [current, setCurrent] = useState<T>(first);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = Math.min(order.length - 1, Math.max(0, order.indexOf(current) + step));
    const stop = order[at] ?? current;
    setCurrent(stop);
    barRef.current?.querySelector<HTMLElement>(`[data-action="${stop}"]`)?.focus();
  };
  return { current, setCurrent, onKeyDown };
}

/** Puts the focus on the bar's stop. False where there is no bar. */
export function focusBar(bar: HTMLElement | null): boolean {
  const stop = bar?.querySelector<HTMLElement>('[tabindex="0"]');
  stop?.focus();
  return stop !== null && stop !== undefined;
}
