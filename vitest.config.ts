/** Unit tests sit next to what they test; integration tests live in tests/. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { shareCompiledCode } from "./tests/support/compile-cache.ts";

shareCompiledCode();

/** These wait for minutes, most of the time for servers: begun last, they would go on when all others are done. */
const slow = /-faults\.test\.ts$/;

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification): boolean => slow.test(moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    include: ["{core,main,renderer}/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    exclude: [
      "node_modules/**",
      "out/**",
      "tests/e2e/**",
      "tests/bench/**",
      "tests/walls/planted*/**",
    ],
    environment: "node",
    pool: "forks",
    sequence: { sequencer: SlowFirst },
    // Tests that wait for servers to fall silent leave the processor to the others.
    maxWorkers: Math.max(2, availableParallelism()),
    // Processes that tests start may starve on a build machine; a test that fails twice is a failure.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
