/** Tests of tags in addresses. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { tagPath } from "./address.ts";
import { sitePathSchema } from "./plan.ts";
import { pairedSlugs, tagKey, tagSlug } from "./tags.ts";

test.each([
  ["open access", "open-access"],
  ["Open-Access", "open-access"],
  ["ＡＩ", "ai"],
  ["young scientists’ forum", "young-scientists-forum"],
  ["15th Five-Year Plan", "15th-five-year-plan"],
  ["—", ""],
  [" ", ""],
])("%s has the address %s", (tag, slug) => expect(tagSlug(tag)).toBe(slug));

test("Han tags keep the address that they were once given", () => {
  expect(tagSlug("人工智能")).toBe("t_990cc2e10332dd49");
  expect(tagSlug("AI治理")).toMatch(/^ai_[0-9a-f]{16}$/);
  expect(tagSlug("C++")).not.toBe(tagSlug("C#"));
  expect(tagSlug("视力")).not.toBe(tagSlug("实力"));
  expect(tagSlug("ab")).not.toBe(tagSlug("ba"));
});

test("any tag gives an address that targets take, and two tags never share one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string(), (one, two) => {
      const slug = tagSlug(one);
      if (slug === "") return;
      expect(sitePathSchema.safeParse(tagPath("en", slug, 2)).success).toBe(true);
      expect(slug === tagSlug(two)).toBe(tagKey(one) === tagKey(two));
    }),
  );
});

test("a pair leads both ways; the first that names a tag counts", () => {
  const pairs = [
    { zh: "机器人", en: "Robotics" },
    { zh: "机器人", en: "robots" },
  ];
  expect(pairedSlugs(pairs, "zh")).toEqual(new Map([[tagSlug("机器人"), "robotics"]]));
  expect(pairedSlugs(pairs, "en").get("robotics")).toBe(tagSlug("机器人"));
});
