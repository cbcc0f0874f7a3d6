/** Where Chinese sentences end, by the marks of GB/T 15834—2011: exceptions first, then breaks. */
import { oneOf, type Rule } from "./srx.ts";

const HAN = "\\p{Script=Han}";
const QUOTE_AFTER = "[”’」』\"']";
const MARK = "[。！？｡．!?‼⁇⁈⁉]";

/** Who says it, behind the quotation: “好吗？”他问。 */
const speech = oneOf([
  ..."说 道 问 喊 答 叫 笑 写道 说道 问道 答道 喊道 笑道 回答 回应 补充 表示 指出 强调 坦言 感叹 感慨 反问 追问 直言 介绍 解释 呼吁".split(
    " ",
  ),
]);
/** What goes on behind a quotation that is part of a sentence. */
const goingOn = oneOf([
  ..."为题 为主题 为名 为口号 之类 之声 之问 之称 一类 一样 似的 字样 这样 等口号 等标语 一书 一文 一词 一语 一句 一曲 主题 系列 专题 活动 栏目 节目 论坛 展览 口号 标语 横幅 征文".split(
    " ",
  ),
]);
/** Words that open a sentence, to tell an ellipsis at an end (§4.11.3.1) from one inside. */
const openings = oneOf([
  ..."但 但是 可 可是 然而 不过 于是 所以 因此 因为 如果 虽然 尽管 而且 同时 此外 另外 其实 当然 也许 或许 后来 最后 终于 如今 现在 今天 昨天 明天 我 我们 你 你们 他 他们 她 她们 它们 这 那 这些 那些 大家 有人 每当 当 随着".split(
    " ",
  ),
]);

const END = `(?:${MARK}|[…⋯])`;
const SAID = `[^，。！？；：“”「」『』"\\s]{0,12}${speech}[着了]?[。！？]`;
const PART = `(?:的(?![确士])|等(?![到待])|就(?!这样|此)|便(?![宜利民])|和[“「]|与[“「]|及[“「]|${goingOn})`;

export const exceptionsZh: readonly Rule[] = [
  // A dash or an ellipsis goes on with the thought (§4.10, §4.11).
  { breaks: false, before: `${MARK}${QUOTE_AFTER}?`, after: "\\s*(?:—|…|⋯|～)" },
  // “…？”他问。 Said behind it, up to the end of the sentence (§4.8.3.1).
  { breaks: false, before: `${END}${QUOTE_AFTER}`, after: SAID },
  { breaks: false, before: END, after: `${QUOTE_AFTER}${SAID}` },
  // “…！”的呼声, “…？”等问题: the quotation is a part of the sentence.
  { breaks: false, before: `${END}${QUOTE_AFTER}`, after: PART },
  { breaks: false, before: END, after: `${QUOTE_AFTER}${PART}` },
  // An ellipsis ends a sentence only where the next one plainly begins.
  {
    breaks: true,
    before: `${HAN}{4}(?:[…⋯]{1,4}|\\.{3}|。{3})${QUOTE_AFTER}?`,
    after: `\\s*[“「『]|\\s+${HAN}|${openings}`,
  },
  {
    breaks: false,
    before: `(?:…|⋯|。{3})${QUOTE_AFTER}?`,
    after: `\\s*(?:${HAN}|\\p{N}|[“‘「『（《])`,
  },
];

export const breaksZh: readonly Rule[] = [
  // §4.1–§4.3: 句号、问号、叹号, a closing quotation mark with them (§5.1.2).
  { breaks: true, before: `[。！？｡‼⁇⁈⁉]\\s?[”’」』"'）〕】]*`, after: "" },
  // Marks of half width between Han characters, and ．for 。 in scientific texts (§4.1.3.3).
  { breaks: true, before: `(?:${HAN}|[”」』）》])[!?．]+${QUOTE_AFTER}*`, after: "" },
  { breaks: true, before: `${HAN}\\.`, after: `\\s|${HAN}` },
  { breaks: true, before: "\\p{Ll}{2}\\.", after: `[“「『（《]?${HAN}` },
  // A foreign word at the end of a Chinese sentence: OK!我们走。
  { breaks: true, before: `[\\p{L}\\p{N}][!?]+${QUOTE_AFTER}*`, after: `[“「『（《]?${HAN}` },
];
