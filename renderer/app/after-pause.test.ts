import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPause } from "./after-pause.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const made = () => {
  const run = vi.fn<() => void>();
  return { run, ...afterPause(run, { pauseMs: 200, atMostMs: 1000 }) };
};

test("runs once, when nothing was touched for the pause", () => {
  const { run, touch } = made();
  touch();
  vi.advanceTimersByTime(199);
  touch();
  vi.advanceTimersByTime(199);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledOnce();
});

test.each([
  ["six keys a second", 165],
  ["a key that is held down", 30],
])("runs just behind a touch when touches go on: %s", (_name, betweenMs) => {
  const { run, touch } = made();
  const ranAt: number[] = [];
  run.mockImplementation(() => ranAt.push(performance.now() - begun));
  const begun = performance.now();
  while (performance.now() - begun < 3000) {
    touch();
    vi.advanceTimersByTime(betweenMs);
  }
  expect(ranAt).toHaveLength(2);
  expect(ranAt[0]).toBeGreaterThan(1000);
  expect(ranAt[0]).toBeLessThan(1250);
});

test("does not run when it is cancelled", () => {
  const { run, touch, cancel } = made();
  touch();
  cancel();
  vi.advanceTimersByTime(5000);
  expect(run).not.toHaveBeenCalled();
});
