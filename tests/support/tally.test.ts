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
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        assertionResults: [
          {
            fullName: "holds",
            status: "failed",
            failureMessages: ["\u001B[31mexpected 1\u001B[39m"],
          },
          { fullName: "is right", status: "passed", failureMessages: [] },
        ],
      },
      { name: "b.test.ts", status: "failed", message: "does not load", assertionResults: [] },
    ],
  });
  const playwright = fromPlaywright({
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [],
        suites: [
          {
            specs: [
              {
                title: "opens",
                file: "c.spec.ts",
                line: 7,
                tests: [
                  { status: "flaky", results: [{ error: { message: "first" } }, {}] },
                  {
                    status: "unexpected",
                    results: [{ error: { message: "first" } }, { error: { message: "second" } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  const sum = [stepTally(true), stepTally(false), vitest, playwright].reduce(add, nothing);
  expect(lastLine(sum)).toBe("16 passed, 3 failed, 3 skipped");
  expect(sum.failures).toEqual([
    "a.test.ts › holds\n    expected 1",
    "b.test.ts\n    does not load",
    "c.spec.ts:7 › opens\n    second",
  ]);
  expect(lastLine(stepTally(true))).toBe("1 passed, 0 failed");
});

test("a runner that ends badly without a failed test is still a failure", () => {
  const good = { ...nothing, passed: 3 };
  expect(withExitCode(good, 1).failed).toBe(1);
  expect(withExitCode(good, 0)).toEqual(good);
  expect(withExitCode({ ...good, failed: 2 }, 1).failed).toBe(2);
});

test("refuses a report that it does not know, rather than count nothing", () => {
  expect(() => fromVitest({})).toThrow("numPassedTests");
  expect(() => fromPlaywright({ stats: {}, suites: [] })).toThrow("expected");
});
