import { expect, test } from "vitest";
import { countToCheck, findToCheck, toCheckIn, toCheckSigns } from "./to-check.ts";
import { processorMs } from "../../tests/support/processor-time.ts";

const notes = (text: string) =>
  findToCheck(text).map(({ noteStart, noteEnd }) => text.slice(noteStart, noteEnd));
const whole = (text: string) => findToCheck(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["共有【待核实：300】人", ["300"]],
  ["共有【待核实】人", [""]],
  ["共有【待核实 300 人】", ["300 人"]],
  ["共有【待核实300人】", ["300人"]],
  ["[TK: 300] people and [tk], ［TK］", ["300", "", ""]],
  ["[TK 300 people]", ["300 people"]],
  ["[TK: TK]", ["TK"]],
  ["【待核实：待核实】", ["待核实"]],
  ["【待核实：甲】【待核实：乙】", ["甲", "乙"]],
  ["[TK: see 【待核实：甲】", ["甲"]],
])("%s holds the notes %j", (text, expected) => {
  expect(notes(text)).toEqual(expected);
});

test.each([
  "待核实",
  "TK",
  "[TKO] and [Tkachev]",
  "[TK",
  "【核实】",
  "[1] [note]",
  "[TK: first\nsecond]",
  "",
])("%j holds none", (text) => {
  expect(findToCheck(text)).toEqual([]);
});

test("a mark goes from bracket to bracket", () => {
  expect(whole("共有【待核实： 300 】人")).toEqual(["【待核实： 300 】"]);
});

test("what the signs of a language make is a mark with the text between them", () => {
  for (const { open, close } of Object.values(toCheckSigns)) {
    expect(notes(`a${open}300${close}`)).toEqual(["300"]);
    expect(notes(`a${open}${close}`)).toEqual([""]);
  }
});

test("a long text of open brackets takes no time", () => {
  const ms = processorMs(() => {
    findToCheck("[TK ".repeat(20_000));
    findToCheck(`[TK${" ".repeat(20_000)}`);
  });
  expect(ms).toBeLessThan(1000);
});

test("places name their block; an edition's marks are counted wherever they stand", () => {
  const id = "b1" as never;
  expect(toCheckIn([{ id, text: "甲【待核实】" }])).toMatchObject([
    { block: id, start: 1, end: 6 },
  ]);
  const text = (text: string) => ({ type: "text", version: 1, text });
  const edition = {
    root: {
      type: "root",
      version: 1,
      children: [
        { type: "headline", version: 1, children: [text("【待核实】标题")] },
        {
          type: "figure",
          version: 1,
          children: [{ type: "caption", version: 1, children: [text("[T"), text("K]")] }],
        },
      ],
    },
  };
  expect(countToCheck(edition)).toBe(2);
});
