import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPaint } from "./after-paint.ts";

/** Frames come when the test says so. */
let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (call: FrameRequestCallback) => frames.push(call));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const paint = (): void => {
  for (const call of frames.splice(0)) call(performance.now());
};

test("runs once behind the next frame, however often it is touched", () => {
  const run = vi.fn<() => void>();
  const soon = afterPaint(run);
  soon.touch();
  soon.touch();
  paint();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledOnce();
  soon.touch();
  paint();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
});

test("does not wait for a frame that does not come", () => {
  const run = vi.fn<() => void>();
  afterPaint(run).touch();
  vi.advanceTimersByTime(50);
  expect(run).toHaveBeenCalledOnce();
});

test("runs at once when asked, and then not again", () => {
  const run = vi.fn<() => void>();
  const soon = afterPaint(run);
  soon.flush();
  expect(run).not.toHaveBeenCalled();
  soon.touch();
  soon.flush();
  expect(run).toHaveBeenCalledOnce();
  paint();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledOnce();
});

test("does not run when it is cancelled", () => {
  const run = vi.fn<() => void>();
  const soon = afterPaint(run);
  soon.touch();
  soon.cancel();
  paint();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
