/** Files in the queue: one after another, each to an end of its own. */
import { expect, test } from "vitest";
import type { ImportQuery } from "../../core/api/import.ts";
import { createImportQueue } from "./import-queue.ts";
import type { SendResult } from "./send-file.ts";

const file = (name: string): File => new File(["x"], name);
const done: SendResult = {
  imported: { number: 1, headline: "标题", column: { id: "news", named: false }, left: [] },
};
const undecided: SendResult = {
  refusal: "CHANGES_UNDECIDED",
  changes: { insertions: 1, deletions: 2, formatting: 0 },
};

/** A queue whose answers the test gives, in the order of the requests. */
function controlled() {
  const asked: { query: ImportQuery; answer: (result: SendResult) => void }[] = [];
  const queue = createImportQueue(
    (_file, query) => new Promise((answer) => asked.push({ query, answer })),
  );
  const kinds = () => queue.entries().map(({ state }) => state.kind);
  const answer = async (at: number, result: SendResult) => {
    asked[at]?.answer(result);
    // The queue goes on in the tasks that follow.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { queue, asked, kinds, answer };
}

test("sends one file at a time and goes on when one is refused", async () => {
  const { queue, asked, kinds, answer } = controlled();
  queue.add([file("a.docx"), file("b.docx")]);
  expect(kinds()).toEqual(["listed", "listed"]);
  queue.start({ lang: "zh" });
  expect(kinds()).toEqual(["sending", "waiting"]);
  expect(asked).toHaveLength(1);
  await answer(0, { refusal: "DAMAGED_FILE", changes: null });
  expect(kinds()).toEqual(["refused", "sending"]);
  await answer(1, done);
  expect(kinds()).toEqual(["refused", "done"]);
});

test("asks about tracked changes and sends the file again with the decision", async () => {
  const { queue, asked, kinds, answer } = controlled();
  queue.add([file("a.docx")]);
  queue.start({ lang: "en", column: "news" });
  await answer(0, undecided);
  expect(kinds()).toEqual(["undecided"]);
  queue.decide(queue.entries()[0]!.id, "reject", { lang: "en", column: "news" });
  expect(asked[1]?.query).toEqual({
    name: "a.docx",
    lang: "en",
    column: "news",
    changes: "reject",
  });
  await answer(1, done);
  expect(kinds()).toEqual(["done"]);
});

test("takes files that were added and decided while another is on its way", async () => {
  const { queue, kinds, answer } = controlled();
  queue.add([file("a.docx"), file("b.docx")]);
  queue.start({ lang: "zh" });
  await answer(0, undecided);
  queue.decide(queue.entries()[0]!.id, "accept", { lang: "zh" });
  expect(kinds()).toEqual(["waiting", "sending"]);
  await answer(1, done);
  expect(kinds()).toEqual(["sending", "done"]);
});

test("stops after the file that is on its way, which cannot be taken out", async () => {
  const { queue, asked, kinds, answer } = controlled();
  queue.add([file("a.docx"), file("b.docx")]);
  queue.start({ lang: "zh" });
  queue.stop();
  queue.remove(queue.entries()[0]!.id);
  expect(kinds()).toEqual(["sending", "listed"]);
  await answer(0, done);
  expect(kinds()).toEqual(["done", "listed"]);
  expect(asked).toHaveLength(1);
  queue.clear();
  expect(kinds()).toEqual([]);
});
