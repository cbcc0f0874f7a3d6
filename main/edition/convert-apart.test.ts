/** Where an edition's document is made: at once when it is short, in a thread of its own when it is long. */
import { expect, test } from "vitest";
import { Doc, applyUpdate } from "yjs";
import type { Edition } from "../../core/edition/edition.ts";
import { toEdition } from "../../core/exchange/to-edition.ts";
import { convertApart } from "./convert-apart.ts";
import { editionOf } from "./lexical-yjs.ts";

const withParagraphs = (count: number): Edition =>
  toEdition(
    {
      headline: "标题",
      lead: "导语",
      body: Array.from({ length: count }, (_, at) => ({
        kind: "paragraph",
        text: `第 **${at}** 段`,
      })),
    },
    () => null,
  );

async function letsOthersWork(edition: Edition): Promise<boolean> {
  let others = false;
  setImmediate(() => {
    others = true;
  });
  const { update, edition: converted } = await convertApart(edition);
  const doc = new Doc();
  applyUpdate(doc, update);
  expect(converted).toEqual(editionOf(doc));
  expect(converted.root.children).toHaveLength(edition.root.children?.length ?? 0);
  return others;
}

test("a short edition is converted at once, a long one elsewhere, with the same result", async () => {
  expect(await letsOthersWork(withParagraphs(3))).toBe(false);
  expect(await letsOthersWork(withParagraphs(500))).toBe(true);
});

test("what the editor does not know is refused there too", async () => {
  const edition = withParagraphs(500);
  edition.root.children?.push({ type: "marquee", version: 1 });
  await expect(convertApart(edition)).rejects.toThrow(/marquee/);
});
