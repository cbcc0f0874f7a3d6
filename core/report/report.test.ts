/** Stored reports of every version still open. The fixtures are frozen: they are what was written at that time. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REPORT_VERSION, reportSchema } from "./report.ts";

const stored = (version: number): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../tests/fixtures/reports/v${version}.json`, import.meta.url), "utf8"),
  );

test("opens a report of version 1, and one in today's shape as it is", () => {
  const old = stored(1) as Record<string, unknown>;
  const report = reportSchema.parse(old);
  expect(report).toMatchObject({ ...old, version: REPORT_VERSION, threads: [] });
  expect(reportSchema.parse(report)).toEqual(report);
});

test("refuses a report of a version to come", () => {
  const later = { ...(stored(1) as object), version: REPORT_VERSION + 1 };
  expect(reportSchema.safeParse(later).success).toBe(false);
});
