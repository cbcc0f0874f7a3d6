/** What a report teaches. */
import { expect, test } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { confirmedBlocks, withSentences } from "./confirmed-units.ts";

const paragraph = (text: string) => ({ kind: "paragraph" as const, text });

test("confirmed blocks with their neighbours in the source", () => {
  const report = makeReport({
    zh: { headline: "标题", body: [paragraph("第一段。"), paragraph("第二段。")] },
    en: { headline: "Headline", body: [paragraph("First."), paragraph("Second.")] },
  });
  expect(confirmedBlocks(report).map(({ whole }) => whole)).toEqual([
    { kind: "block", source: "标题", target: "Headline", previous: "", next: "第一段。" },
    { kind: "block", source: "第一段。", target: "First.", previous: "标题", next: "第二段。" },
    { kind: "block", source: "第二段。", target: "Second.", previous: "第一段。", next: "" },
  ]);
});

test("a block whose source changed since teaches nothing", () => {
  const report = makeReport({
    zh: { headline: "", body: [paragraph("共30家。")] },
    en: { headline: "", body: [paragraph("30 in all.")] },
  });
  const text = JSON.stringify(report).replace('"text":"共30家。"', '"text":"共40家。"');
  expect(confirmedBlocks(report)).toHaveLength(1);
  expect(confirmedBlocks(JSON.parse(text) as typeof report)).toEqual([]);
});

test("a block of one sentence is that sentence; of several, the block and its sentences", () => {
  const around = { kind: "block", previous: "", next: "" } as const;
  expect(withSentences({ ...around, source: "开幕了。", target: "It opened." }, "zh")).toEqual([
    { ...around, kind: "sentence", source: "开幕了。", target: "It opened." },
  ]);
  const two = withSentences(
    {
      ...around,
      source: "3月5日开幕。共有12家单位参加。",
      target: "It opened on 5 March. 12 institutions took part.",
    },
    "zh",
  );
  expect(
    two.map(({ kind, source, target, previous, next }) => [kind, source, target, previous, next]),
  ).toEqual([
    [
      "block",
      "3月5日开幕。共有12家单位参加。",
      "It opened on 5 March. 12 institutions took part.",
      "",
      "",
    ],
    ["sentence", "3月5日开幕。", "It opened on 5 March.", "", "共有12家单位参加。"],
    ["sentence", "共有12家单位参加。", "12 institutions took part.", "3月5日开幕。", ""],
  ]);
});
