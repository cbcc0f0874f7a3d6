/** Text with hard line breaks, as it comes out of PDFs, e-mails and lists. */
import { expect, test } from "vitest";
import { joinHardLines } from "./hard-lines.ts";
import { processorMs } from "../../tests/support/processor-time.ts";

test("joins Chinese lines without a space, and ends a paragraph where a line is not full", () => {
  expect(
    joinHardLines(
      [
        "本报讯 11月20日，澜江市科协组织召开第十二届青年科学家论坛，",
        "来自全市高校、科研院所和企业的三百多名青年科技工作者参加了会",
        "议，围绕智能水利和先进材料展开讨论。",
        "会议由市科协主席主持，他介绍了论坛的历史和今年的主要安排，并",
        "向各位来宾表示欢迎。",
      ].join("\n"),
    ),
  ).toEqual([
    "本报讯 11月20日，澜江市科协组织召开第十二届青年科学家论坛，来自全市高校、科研院所和企业的三百多名青年科技工作者参加了会议，围绕智能水利和先进材料展开讨论。",
    "会议由市科协主席主持，他介绍了论坛的历史和今年的主要安排，并向各位来宾表示欢迎。",
  ]);
});

test("joins English lines by a space, and divided words to what they were", () => {
  expect(
    joinHardLines(
      [
        "Three hundred scientists met in Lanjiang to discuss smart water manage-",
        "ment, advanced materials and public health. A well-known speaker opened",
        "the meeting with a talk on estuaries, and the discussion of the well-",
        "known river models went on until the evening, when the mayor closed it.",
        "",
        "The next forum will be held in Port Ellory.",
      ].join("\r\n"),
    ),
  ).toEqual([
    "Three hundred scientists met in Lanjiang to discuss smart water management, advanced materials and public health. A well-known speaker opened the meeting with a talk on estuaries, and the discussion of the well-known river models went on until the evening, when the mayor closed it.",
    "The next forum will be held in Port Ellory.",
  ]);
});

test("begins a paragraph at an indent, a number, a bullet", () => {
  const full = "这一行写满了版面所规定的宽度，再也放不下任何一个汉字了啊啊";
  expect(
    joinHardLines(
      [
        full,
        full,
        full,
        full,
        "　　这是新的一段，它以两个全角空格开始",
        "一、这是第一条",
        "• 这是一点",
        "（二）这是第二条",
      ].join("\n"),
    ),
  ).toEqual([
    full.repeat(4),
    "这是新的一段，它以两个全角空格开始",
    "一、这是第一条",
    "• 这是一点",
    "（二）这是第二条",
  ]);
});

test("leaves alone what no width has broken", () => {
  const verse = ["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"];
  const names = [
    "Lanjiang Association for Science",
    "12 River Road",
    "Lanjiang",
    "People’s Republic of China",
  ];
  const paragraphs = ["这是很长的一段。".repeat(20), "这是另一段。".repeat(30)];
  for (const lines of [verse, names, paragraphs])
    expect(joinHardLines(lines.join("\n"))).toEqual(lines);
});

test("takes ten thousand lines in a moment", () => {
  const line = "Sensors along the Lan River now report every ten minutes, day and night";
  const text = Array.from({ length: 10_000 }, () => line).join("\n");
  const ms = processorMs(() => expect(joinHardLines(text)).toHaveLength(1));
  expect(ms).toBeLessThan(3000);
});
