import { expect, test } from "vitest";
import { countTerms } from "./counts.ts";
import { emptyEntry, type Entry } from "./entry.ts";

const entry = (more: Partial<Entry>): Entry => ({ ...emptyEntry(), at: "", by: "", ...more });

test("counts entries by kind, status, column, person and month", () => {
  const approved = { text: "a", status: "approved" as const };
  const forbidden = { text: "b", status: "forbidden" as const };
  const counts = countTerms([
    entry({ kind: "person", en: [forbidden, approved], by: "lin", at: "2026-11-02T08:00:00Z" }),
    entry({ en: [forbidden], column: "news", by: "lin", at: "2026-11-30T08:00:00Z" }),
    entry({ at: "2026-10-01T08:00:00Z" }),
  ]);
  expect(counts).toEqual({
    kinds: { person: 1, term: 2 },
    statuses: { approved: 1, forbidden: 1, none: 1 },
    columns: { "": 2, news: 1 },
    people: { lin: 2, "": 1 },
    months: { "2026-11": 2, "2026-10": 1 },
  });
});
