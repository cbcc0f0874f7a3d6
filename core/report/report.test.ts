/** Stored reports of every version still open. The fixtures are frozen: they are what was written at that time. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emptyEvent } from "../event/event.ts";
import { REPORT_VERSION, reportSchema } from "./report.ts";

/** Copies of version 4 had no notes to readers. */
function upgradedSigned({ signed = { zh: null, en: null } }: Stored): object {
  const withNotes = (copy: object | null) => copy && { ...copy, corrections: [] };
  return { zh: withNotes(signed.zh), en: withNotes(signed.en) };
}

interface Stored {
  version: number;
  head: object;
  threads?: unknown[];
  signed?: { zh: object | null; en: object | null };
}

const stored = (version: number): Stored =>
  JSON.parse(
    readFileSync(new URL(`../../tests/fixtures/reports/v${version}.json`, import.meta.url), "utf8"),
  ) as Stored;

test.each([1, 2, 3, 4])(
  "opens a report of version %d, and one in today's shape as it is",
  (version) => {
    const old = stored(version);
    const report = reportSchema.parse(old);
    expect(report).toEqual({
      ...old,
      version: REPORT_VERSION,
      head: { event: emptyEvent(), ...old.head },
      threads: old.threads ?? [],
      signed: upgradedSigned(old),
      former: { zh: null, en: null },
      siteLog: [],
    });
    expect(reportSchema.parse(report)).toEqual(report);
  },
);

test("refuses a report of a version to come", () => {
  const later = { ...stored(1), version: REPORT_VERSION + 1 };
  expect(reportSchema.safeParse(later).success).toBe(false);
});
