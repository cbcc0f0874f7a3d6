/** What is taken for Markdown when it is pasted. */
import { expect, test } from "vitest";
import { isMarkdown } from "./markdown-signs.ts";

test.each([
  ["# 标题\n\n## 小节\n正文", true],
  ["# 标题\n\n- 一\n- 二", true],
  ["这里 **很重要**，见 [官网](https://a.example/)。", true],
  ["| 甲 | 乙 |\n| --- | --- |\n| **1** | 2 |", true],
  ["- 一\n- 二\n- 三", false],
  ["1. 一\n2. 二", false],
  ["# 这是话题标签", false],
  ["价格 2*3*4，3**2", false],
  ["> 来信说\n> 好", false],
  ["", false],
])("%j", (text, expected) => expect(isMarkdown(text)).toBe(expected));
