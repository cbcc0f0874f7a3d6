/** The sum at the end of a test run. */
import { expect, test } from "vitest";
import {
  add,
  fromPlaywright,
  fromVitest,
  lastLine,
  nothing,
  stepTally,
  withExitCode,
} from "./tally.ts";

test("sums steps and both runners, and names skips only where there are some", () => {
  const vitest = fromVitest({
    numPassedTests: 10,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  });
  const playwright = fromPlaywright({
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
  });
  const sum = [stepTally(true), stepTally(false), vitest, playwright].reduce(add, nothing);
  expect(lastLine(sum)).toBe("16 passed, 3 failed, 3 skipped");
  expect(lastLine(stepTally(true))).toBe("1 passed, 0 failed");
});

test("a runner that ends badly without a failed test is still a failure", () => {
  const good = { passed: 3, failed: 0, skipped: 0 };
  expect(withExitCode(good, 1).failed).toBe(1);
  expect(withExitCode(good, 0)).toEqual(good);
  expect(withExitCode({ ...good, failed: 2 }, 1).failed).toBe(2);
});

test("refuses a report that it does not know, rather than count nothing", () => {
  expect(() => fromVitest({})).toThrow("numPassedTests");
  expect(() => fromPlaywright({ stats: {} })).toThrow("expected");
});
