/** Every update reaches the disk before the event ends, or is kept, told of and tried again. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { createDurability, type Durability } from "./durability.ts";

let stored: string[];
let refusal: Error | null;
let told: { ok: boolean; code?: string }[];
let durability: Durability;
let doc: Y.Doc;

const full = Object.assign(new Error("full"), { errcode: 13 });
const store = {
  append(name: string) {
    if (refusal) throw refusal;
    stored.push(name);
  },
};
const write = (text: string) => doc.getText("t").insert(0, text);

beforeEach(() => {
  vi.useFakeTimers();
  [stored, refusal, told] = [[], null, []];
  durability = createDurability(store);
  doc = new Y.Doc();
  durability.watch("a", doc, (state) => told.push(state));
});
afterEach(() => {
  durability.close();
  vi.useRealTimers();
});

test("stores an update before the change returns", () => {
  write("x");
  expect(stored).toEqual(["a"]);
  expect(told).toEqual([]);
  expect([durability.isDurable("a"), durability.isBehind()]).toEqual([true, false]);
});

test("tells at once when the disk refuses, keeps the updates in order and stores them when it can", () => {
  refusal = full;
  write("x");
  write("y");
  expect(told).toEqual([
    { ok: false, code: "disk-full" },
    { ok: false, code: "disk-full" },
  ]);
  expect([durability.isDurable("a"), durability.isBehind(), stored.length]).toEqual([
    false,
    true,
    0,
  ]);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(3);
  refusal = null;
  vi.advanceTimersByTime(1000);
  expect(stored).toEqual(["a", "a"]);
  expect(told.at(-1)).toEqual({ ok: true });
  expect(durability.isBehind()).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test("stores what was kept back with the next change, without waiting", () => {
  refusal = full;
  write("x");
  refusal = null;
  write("y");
  expect(stored).toHaveLength(2);
  expect(told.at(-1)).toMatchObject({ ok: true });
});

test.each([
  [Object.assign(new Error(), { code: "EROFS" }), "read-only"],
  [Object.assign(new Error(), { errcode: 10 }), "io"],
])("names the reason of %o", (error, code) => {
  refusal = error;
  write("x");
  expect(told).toMatchObject([{ ok: false, code }]);
});

test("goes on with one document while another is refused", () => {
  const other = new Y.Doc();
  durability.watch("b", other, () => {});
  refusal = full;
  write("x");
  refusal = null;
  other.getText("t").insert(0, "y");
  expect(stored).toEqual(["b"]);
  durability.flushAll();
  expect(stored).toEqual(["b", "a"]);
});

test("stores ahead of a change, and once", () => {
  const apply = vi.fn<() => void>(() => write("x"));
  durability.ahead("a", new Uint8Array(), apply);
  expect([stored, apply.mock.calls.length]).toEqual([["a"], 1]);
  write("y");
  expect(stored).toHaveLength(2);
});

test("leaves the document as it is when the disk refuses ahead of the change", () => {
  refusal = full;
  const apply = vi.fn<() => void>();
  expect(() => durability.ahead("a", new Uint8Array(), apply)).toThrow(full);
  expect(apply).not.toHaveBeenCalled();
  expect(durability.isBehind()).toBe(false);
});
