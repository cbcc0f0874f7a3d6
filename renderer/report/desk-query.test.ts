/** The desk's address says what is shown, whatever it is. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { reportSorts } from "../../core/api/report.ts";
import { langs } from "../../core/report/lang.ts";
import { stages } from "../../core/report/stage.ts";
import { deskQueryOf, isNarrowed, parseDeskQuery, toDeskSearch } from "./desk-query.ts";

const queries = fc
  .record(
    {
      text: fc.string({ maxLength: 40, unit: "grapheme" }),
      column: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/),
      person: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/),
      stage: fc.record(
        { stage: fc.constantFrom(...stages), lang: fc.constantFrom(...langs) },
        { requiredKeys: ["stage"] },
      ),
      translationDue: fc.constant(true),
      binned: fc.boolean(),
      sort: fc.constantFrom(...reportSorts),
      descending: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map(deskQueryOf);

it("reads back every query from its address", () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(parseDeskQuery(toDeskSearch(query))).toEqual(query);
    }),
  );
});

it("has a plain address for the desk as it is at first", () => {
  expect(toDeskSearch(deskQueryOf())).toBe("");
  expect(isNarrowed(deskQueryOf())).toBe(false);
});

it("leaves out what it does not understand", () => {
  expect(parseDeskQuery("?stage=zh-burnt&sort=colour&order=sideways&x=1")).toEqual(deskQueryOf());
});
