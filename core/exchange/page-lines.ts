/** Takes a report's lines out of the page they were copied from: breadcrumb before, site furniture after. */
import type { LeftOut } from "./imported.ts";
import { columnsOf } from "./text-columns.ts";

export interface PageLines {
  breadcrumb: string[] | null;
  lines: string[];
  left: LeftOut[];
}

/** @param isColumn tells a column's name, so that "AI / Robotics" is taken for a headline and "Home / News" is not */
export function toPageLines(text: string, isColumn: (name: string) => boolean): PageLines {
  const lines = text.split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/);
  const left: LeftOut[] = [];
  for (let last = lines.at(-1); last !== undefined; last = lines.at(-1)) {
    if (last.trim() !== "" && !isFurniture(last)) break;
    lines.pop();
    if (last.trim() !== "") left.unshift({ what: "furniture", text: last.trim() });
  }
  while (lines.length > 0 && lines[0]?.trim() === "") lines.shift();
  const breadcrumb = parseBreadcrumb(lines[0] ?? "", isColumn);
  const isAlone = !lines.slice(1).some((line) => line.trim() !== "");
  if (!breadcrumb || isAlone) return { breadcrumb: null, lines, left };
  return { breadcrumb, lines: lines.slice(1), left };
}

/** What stands before a lead in files that mark it: "导语：", "【摘要】", "Lead:". */
export const LEAD_MARK =
  /^\s*(?:[【[]\s*)?(?:导语|导读|摘要|内容提要|核心提示|lead|abstract|summary)\s*(?:[】\]]\s*[:：]?|[:：])\s*/iu;

const HERE = /^(?:(?:您|你)?(?:现在)?(?:的|所在)?(?:当前)?位置(?:是)?|you are here)\s*[:：]\s*/i;
const HOME = /^(?:网站|本站)?(?:首页|主页)$|^home(?: ?page)?$/i;

/** The parts of a line that says where on a site a page stands, or null. */
export function parseBreadcrumb(
  line: string,
  isColumn: (name: string) => boolean,
): string[] | null {
  const path = line.trim().replace(HERE, "");
  const parts = path.split(/[\s\u3000]*[/>»›＞／][\s\u3000]*/u);
  if (parts.length < 2 || parts.includes("") || columnsOf(path) > 120) return null;
  if (/[。！？!?.;；]$/u.test(path)) return null;
  const isSure = HOME.test(parts[0] ?? "") || parts.some(isColumn) || !/[/／]/u.test(path);
  return isSure ? parts : null;
}

const BUTTONS = new Set(
  `打印 打印本页 打印此页 打印页面 关闭 关闭窗口 关闭本页 关闭页面 分享 分享到 收藏 返回 返回顶部 返回首页 返回列表
  首页 上一页 下一页 尾页 末页 上一篇 下一篇 微信 微博 字号 大 中 小 print close share top prev previous next`.split(
    /\s+/,
  ),
);

/** True of a line that a content system puts below a report, not of anything that somebody wrote for it. */
export function isFurniture(line: string): boolean {
  const text = line.trim();
  if (columnsOf(text) > 200) return false;
  // The row of page links, or a single counter.
  if (/^(?:\d{1,4}\s+)+\d{1,4}$|^\d{1,3}$/.test(text)) return true;
  if (/^(?:produced|powered)\s+by\b/i.test(text)) return true;
  if (/大汉版通|大汉网络|ICP备|公网安备/i.test(text)) return true;
  if (/^(?:版权所有|copyright\b|©|\(c\)\s)|all rights reserved\.?$/i.test(text)) return true;
  if (
    /^(?:上一篇|下一篇|上一条|下一条|previous(?: article| page)?|next(?: article| page))\s*[:：]/i.test(
      text,
    )
  )
    return true;
  return isButtons(text);
}

function isButtons(text: string): boolean {
  const words = text.toLowerCase().split(/[\s|｜/【】[\]()（）:：,，、<>«»·•]+/u);
  const shown = words.filter((word) => word !== "" && !/^\d+$/.test(word));
  return shown.some((word) => word.length > 1) && shown.every((word) => BUTTONS.has(word));
}
