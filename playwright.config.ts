/** End-to-end specs: always against the web door, and against the desktop where its runtime is installed. */
import { defineConfig } from "@playwright/test";
import { findElectron } from "./main/find-runtime.ts";
import { shareCompiledCode } from "./tests/support/compile-cache.ts";

shareCompiledCode();

const electron = await findElectron(import.meta.dirname);

export default defineConfig<object, { doorKind: "web" | "desktop" }>({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/support/setup.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A build machine shares its cores; what needed a second try is listed as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    // Recording every test costs a third of its time; in CI the second try is recorded.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
  },
  projects: [
    { name: "web", use: { doorKind: "web" } },
    ...(electron === undefined
      ? []
      : [{ name: "desktop", grepInvert: /@web/, use: { doorKind: "desktop" as const } }]),
  ],
});
