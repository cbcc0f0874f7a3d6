/** How an edition's stage is shown. */
import { expect, test } from "vitest";
import { shownStage } from "./stage.ts";

test("what is signed off is shown as withdrawn, then as changed; what is worked on as that", () => {
  const all = { changedSinceSigned: true, withdrawn: true };
  expect(shownStage({ stage: "approved", ...all })).toBe("withdrawn");
  expect(shownStage({ stage: "approved", ...all, withdrawn: false })).toBe("changed");
  expect(shownStage({ stage: "review", ...all })).toBe("review");
});
