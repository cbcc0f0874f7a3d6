import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newReportId } from "../../../core/report/ids.ts";
import type { Session } from "./session.ts";
import { createSessionPool } from "./session-pool.ts";

function fakeSession() {
  const listeners = new Set<() => void>();
  const state = { unsaved: false, closed: 0 };
  const session = {
    wouldLose: () => state.unsaved,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      state.closed += 1;
    },
  } as unknown as Session;
  const settle = (): void => {
    state.unsaved = false;
    for (const listener of listeners) listener();
  };
  return { session, state, settle };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a session", () => {
  const id = newReportId();

  test("is the same for everyone who shows the report, and stays from room to room", () => {
    const open = vi.fn<() => Session>(() => fakeSession().session);
    const pool = createSessionPool(open);
    const first = pool.acquire(id);
    expect(pool.acquire(id)).toBe(first);
    pool.release(id);
    pool.release(id);
    expect(pool.acquire(id)).toBe(first);
    vi.runAllTimers();
    expect(pool.find(id)).toBe(first);
    expect(open).toHaveBeenCalledTimes(1);
  });

  test("is closed some time after nobody shows the report any more", () => {
    const { session, state } = fakeSession();
    const pool = createSessionPool(() => session);
    pool.acquire(id);
    pool.release(id);
    expect(state.closed).toBe(0);
    vi.runAllTimers();
    expect(state.closed).toBe(1);
    expect(pool.find(id)).toBeNull();
  });

  test("stays open until what was typed is saved, and is handed out again meanwhile", () => {
    const { session, state, settle } = fakeSession();
    const pool = createSessionPool(() => session);
    pool.acquire(id);
    state.unsaved = true;
    pool.release(id);
    vi.runAllTimers();
    expect(state.closed).toBe(0);
    expect(pool.acquire(id)).toBe(session);
    settle();
    expect(state.closed).toBe(0);
    pool.release(id);
    vi.runAllTimers();
    settle();
    expect(state.closed).toBe(1);
  });
});
