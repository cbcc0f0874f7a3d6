/** A mapping as lines of text: there and back, with what is wrong said by line and left out of what is tried. */
import { expect, test } from "vitest";
import { mappingSchema } from "../../../core/exchange/old-site/mapping.ts";
import { checkDraft, emptyDraft, toDraft, withPlace } from "./mapping-draft.ts";

test("a mapping comes back as it was", () => {
  const mapping = mappingSchema.parse({
    ...{ hosts: ["www.old.example"], headline: ["meta:title", ".t"], columns: { 12: "news" } },
    ...{ captions: [], partner: [".lang a"] },
  });
  expect(checkDraft(toDraft(mapping))).toEqual({ mapping, wrong: {} });
});

test("wrong lines are named, and the right ones beside them still count", () => {
  const draft = { ...emptyDraft(), body: " .text \n\np::after", address: "(", english: "eng" };
  const { mapping, wrong } = checkDraft(draft);
  expect(wrong).toEqual({ body: ["p::after"], address: [""], english: ["eng"] });
  expect(mapping.body).toEqual([".text"]);
  expect(mapping.address).toBe(mappingSchema.parse({}).address);
  expect(mapping.english).toEqual([]);
});

test("a place that is chosen is tried first, and only once", () => {
  expect(withPlace(".a\n.b", ".b")).toBe(".b\n.a");
  expect(withPlace("", "h1")).toBe("h1");
});
