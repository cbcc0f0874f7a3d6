/** No minute, here of 300 ms, has more than was agreed. */
import { expect, test } from "vitest";
import { createLimiter } from "./rate-limit.ts";

const never = new AbortController().signal;
const free = { requestsPerMinute: null, charactersPerMinute: null };

async function timesOf(
  limit: Parameters<ReturnType<typeof createLimiter>["take"]>[1],
  sizes: number[],
) {
  const limiter = createLimiter(300);
  const start = performance.now();
  return Promise.all(
    sizes.map(async (size) => {
      await limiter.take(size, limit, never);
      return performance.now() - start;
    }),
  );
}

test("lets everything go where nothing was agreed", async () => {
  const times = await timesOf(free, [5, 5, 5, 5]);
  expect(Math.max(...times)).toBeLessThan(200);
});

test("holds back requests beyond the number", async () => {
  const [, second = 0, third = 0] = await timesOf({ ...free, requestsPerMinute: 2 }, [1, 1, 1]);
  expect(second).toBeLessThan(250);
  expect(third).toBeGreaterThanOrEqual(299);
});

test("holds back characters beyond the number, but lets a long text go alone", async () => {
  const [first = 0, second = 0, third = 0] = await timesOf(
    { ...free, charactersPerMinute: 100 },
    [60, 60, 900],
  );
  expect(first).toBeLessThan(250);
  expect(second).toBeGreaterThanOrEqual(299);
  expect(third).toBeGreaterThanOrEqual(598);
});

test("whoever gives up leaves the line", async () => {
  const limiter = createLimiter(60_000);
  const limit = { ...free, requestsPerMinute: 1 };
  await limiter.take(1, limit, never);
  const cancel = new AbortController();
  const held = limiter.take(1, limit, cancel.signal);
  cancel.abort();
  await expect(held).rejects.toThrow(/abort/i);
});
