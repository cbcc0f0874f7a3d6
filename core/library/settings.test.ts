/** Which address patterns are taken. */
import { expect, test } from "vitest";
import { addressPatternSchema, DEFAULT_ADDRESS_PATTERN } from "./settings.ts";

test("takes no pattern that leads out of the site or into the record beside it", () => {
  expect(addressPatternSchema.safeParse(DEFAULT_ADDRESS_PATTERN).success).toBe(true);
  for (const pattern of [
    "/../{number}.html",
    "/./{number}.html",
    "/.diglot/{number}.html",
    "/.diglot/part/{number}.html",
    "/a/..{number}.html",
    "/a//{number}.html",
    "/%2e%2e/{number}.html",
    "/{column}.html",
  ])
    expect(addressPatternSchema.safeParse(pattern).success).toBe(false);
});
