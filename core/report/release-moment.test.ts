/** Tests of the wall clock that releases go by. */
import { expect, test } from "vitest";
import { instantOf, releaseMomentSchema } from "./release-moment.ts";

test("is a minute in Beijing, wherever the device stands", () => {
  expect(new Date(instantOf("2026-03-29T02:30")).toISOString()).toBe("2026-03-28T18:30:00.000Z");
  expect(new Date(instantOf("2026-01-01T00:00")).toISOString()).toBe("2025-12-31T16:00:00.000Z");
});

test("has neither seconds nor zone", () => {
  expect(releaseMomentSchema.safeParse("2026-03-29T02:30").success).toBe(true);
  for (const wrong of ["2026-03-29", "2026-03-29T02:30Z", "2026-02-30T10:00", "2026-03-29T24:01"])
    expect(releaseMomentSchema.safeParse(wrong).success).toBe(false);
});
