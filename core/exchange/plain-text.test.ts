/** Reading reports from plain text. */
import { expect, test } from "vitest";
import * as fc from "fast-check";
import type { NodeJson } from "../edition/edition.ts";
import { findColumn } from "./imported.ts";
import { parsePlainText } from "./plain-text.ts";

const columns = [
  { id: "news", name: { zh: "要闻", en: "News" } },
  { id: "events", name: { zh: "学术活动", en: "Events" } },
];
const isColumn = (name: string) =>
  columns.some((column) =>
    [column.name.zh, column.name.en.toLowerCase()].includes(name.toLowerCase()),
  );

const textOf = (nodes: NodeJson[]) =>
  nodes.map((node) => (node["text"] as string | undefined) ?? "\n").join("");

/** A file as `headline`, `lead` and one line a block: `¶` paragraph, `▢` figure. */
function read(text: string) {
  const imported = parsePlainText(text, isColumn);
  if (!imported) return null;
  const body = imported.body.map((part) => {
    if (part.kind === "figure") return `▢ ${textOf(part.caption)}`;
    return part.kind === "paragraph" ? `¶ ${textOf(part.text)}` : part.kind;
  });
  return { ...imported, headline: textOf(imported.headline), lead: textOf(imported.lead), body };
}

const LONG =
  "会议围绕集成电路、人工智能、能源技术和肿瘤学四个领域展开交流，来自高校、科研院所和企业的代表参加了会议，现场讨论十分热烈，取得了圆满成功。";
const LONGER = `${LONG}${LONG}`;

test("takes a copied page apart: breadcrumb, headline, paragraphs, captions, furniture", () => {
  const page = [
    "首页 / 要闻",
    "",
    "报告会举行",
    "",
    ` ${LONG}`,
    "",
    LONG,
    "",
    "\u00A0 嘉宾致辞",
    "",
    " 现场交流",
    "",
    LONG,
    "",
    "0 1 6 12",
    "Produced By 某网络 大汉版通发布系统",
    "",
  ];
  const got = read(page.join("\r\n"));
  expect(got?.breadcrumb).toEqual(["首页", "要闻"]);
  expect(got?.headline).toBe("报告会举行");
  expect(got?.lead).toBe("");
  expect(got?.body).toEqual([`¶ ${LONG}`, `¶ ${LONG}`, "▢ 嘉宾致辞", "▢ 现场交流", `¶ ${LONG}`]);
  expect(got?.left.map((item) => item.text)).toEqual([
    "0 1 6 12",
    "Produced By 某网络 大汉版通发布系统",
  ]);
});

test.each([
  ["HOME / News", ["HOME", "News"]],
  ["当前位置：首页 > 学术活动 > 正文", ["首页", "学术活动", "正文"]],
  ["Home » Events", ["Home", "Events"]],
  ["首页›要闻", ["首页", "要闻"]],
  ["site / news", ["site", "news"]],
])("reads the breadcrumb %s", (line, parts) => {
  expect(read(`${line}\n标题\n正文。`)?.breadcrumb).toEqual(parts);
});

test.each(["AI / Robotics", "5G/6G 技术研讨会召开", "输入/输出", "1 > 0."])(
  "takes %s for a headline",
  (line) => {
    const got = read(`${line}\n\n正文。`);
    expect(got?.breadcrumb).toBeNull();
    expect(got?.headline).toBe(line);
  },
);

test("finds the innermost column that a breadcrumb names, in either language and any case", () => {
  expect(findColumn(["HOME", "events", "Detail"], columns)?.id).toBe("events");
  expect(findColumn(["要闻", "学术活动"], columns)?.id).toBe("events");
  expect(findColumn(["首页", "别处"], columns)).toBeNull();
  expect(findColumn(null, columns)).toBeNull();
});

test.each([
  "版权所有 © 某市科协",
  "京ICP备12345678号",
  "【打印】【关闭】",
  "打印 | 关闭 | 分享",
  "上一篇：又一次会议",
  "Previous: Another meeting",
  "首页 上一页 1 2 3 下一页 尾页",
  "Copyright 2021 Some Society. All rights reserved.",
])("leaves out and tells of %s below the text", (line) => {
  const got = read(`标题\n\n正文。\n\n${line}\n`);
  expect(got?.body).toEqual(["¶ 正文。"]);
  expect(got?.left).toEqual([{ what: "furniture", text: line }]);
});

test("keeps what looks like furniture inside the text, and a signature below it", () => {
  const got = read("标题\n\n版权所有\n\n正文。\n\n某市科协\n\n2021年5月24日");
  expect(got?.body).toEqual(["¶ 版权所有", "¶ 正文。", "¶ 某市科协", "¶ 2021年5月24日"]);
  expect(got?.left).toEqual([]);
});

test("takes no set-in line for a caption where paragraphs are set in, nor the last line", () => {
  const setIn = read(`标题\n\n  ${LONGER}\n\n  小标题\n\n  ${LONGER}`);
  expect(setIn?.body[1]).toBe("¶ 小标题");
  const signed = read(`标题\n\n${LONGER}\n\n      某市科协`);
  expect(signed?.body[1]).toBe("¶ 某市科协");
  const indented = read(`标题\n　　${LONGER}\n　　短句\n　　${LONGER}`);
  expect(indented?.body[1]).toBe("¶ 短句");
});

test("joins the lines that an editor wrapped, and no others", () => {
  const wrapped =
    "A Headline\n\nThe association held four sessions of its symposium in May, bringing\nnew findings to universities, research institutes and enterprises of\nthe city.\n\nSecond paragraph.";
  expect(read(wrapped)?.body).toEqual([
    "¶ The association held four sessions of its symposium in May, bringing new findings to universities, research institutes and enterprises of the city.",
    "¶ Second paragraph.",
  ]);
  const lines = "标题\n第一段。\n第二段很短\n第三段。";
  expect(read(lines)?.body).toEqual(["¶ 第一段。", "¶ 第二段很短", "¶ 第三段。"]);
  const han = `标题\n\n　　${LONG.slice(0, 38)}\n${LONG.slice(38)}\n　　第二段。`;
  expect(read(han)?.body).toEqual([`¶ ${LONG}`, "¶ 第二段。"]);
});

test("takes a lead only where the file marks one", () => {
  expect(read("标题\n\n导语：今天开会。\n\n正文。")).toMatchObject({
    lead: "今天开会。",
    body: ["¶ 正文。"],
  });
  expect(read("标题\n\n【摘要】今天开会。\n\n正文。")?.lead).toBe("今天开会。");
  expect(read("T\n\nLead:\n\nToday.\n\nBody.")).toMatchObject({
    lead: "Today.",
    body: ["¶ Body."],
  });
  expect(read("T\n\nLeading scientists met.\n\nBody.")).toMatchObject({ lead: "" });
});

test("leaves Markdown signs, links and entities as they stand", () => {
  const got = read("T\n\nA *b* _c_ [d](http://e) &amp; <f> # `g`");
  expect(got?.body).toEqual(["¶ A *b* _c_ [d](http://e) &amp; <f> # `g`"]);
});

test("finds no report in nothing", () => {
  expect(read("")).toBeNull();
  expect(read("\n \n0 1 6 12\n")).toBeNull();
});

test("loses no character of any text", () => {
  const line = fc.string({
    unit: fc.constantFrom(..."ab1 .　中文。/>\t".split("")),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const got = read(lines.join("\n"));
      const kept = [got?.breadcrumb?.join("") ?? "", got?.headline ?? "", got?.lead ?? ""];
      const body = (got?.body ?? []).map((block) => block.slice(2));
      const left = (got?.left ?? []).map((item) => item.text);
      const bare = (text: string) => text.replace(/[\s/>]/gu, "");
      const all = bare([...kept, ...body, ...left].join(""));
      const wanted = bare(lines.join(""));
      if (got) expect(all).toBe(wanted);
      else expect(lines.every((item) => item.trim() === "" || /^[\d\s]+$/.test(item))).toBe(true);
    }),
  );
});
