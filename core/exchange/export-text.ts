/** Writes an edition as plain text: a blank line between blocks, lists by their marks, pictures by their words. */
import type { Edition } from "../edition/edition.ts";
import type { Lang } from "../report/lang.ts";
import {
  type ExportBlock,
  exportBlocks,
  filledRow,
  isBlank,
  type ItemBlock,
  type Run,
  textOfRuns,
} from "./export-blocks.ts";
import { mediaRuns } from "./export-media.ts";

/** How a picture is set down in words: 〔图：校园一角（张三 摄）〕 */
const picture: Record<Lang, { open: string; credit: (text: string) => string; close: string }> = {
  zh: { open: "〔图：", credit: (text) => `（${text}）`, close: "〕" },
  en: { open: "[Picture: ", credit: (text) => ` (${text})`, close: "]" },
};

/** Ends with a line feed. "" when the edition says nothing. */
export function toPlainText(edition: Edition, lang: Lang): string {
  let list = 0;
  let text = "";
  for (const block of exportBlocks(edition)) {
    const part = blockText(block, lang);
    if (part === "") continue;
    const tight = block.kind === "item" && block.list === list;
    list = block.kind === "item" ? block.list : 0;
    text += (text === "" ? "" : tight ? "\n" : "\n\n") + part;
  }
  return text === "" ? "" : `${text}\n`;
}

const plain = (runs: Run[]): string =>
  textOfRuns(runs.map((run) => (run.note ? { ...run, text: `[${run.note}]` } : run)))
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();

function blockText(block: ExportBlock, lang: Lang): string {
  switch (block.kind) {
    case "item":
      return itemText(block);
    case "footnote":
      return `[${block.number}] ${plain(block.runs)}`;
    case "media":
      return plain(mediaRuns(block, lang));
    case "rule":
      return "* * *";
    case "table":
      return block.rows
        .map((row) =>
          filledRow(row, block.columns).map((cell) => cellText(cell?.blocks ?? [], lang)),
        )
        .map((cells) => cells.join("\t").trimEnd())
        .join("\n");
    case "figure": {
      const { open, credit, close } = picture[lang];
      const said = plain(block.caption) || block.alt;
      return `${open}${said}${isBlank(block.credit) ? "" : credit(plain(block.credit))}${close}`;
    }
    default:
      return plain(block.runs);
  }
}

const cellText = (blocks: ExportBlock[], lang: Lang): string =>
  blocks.map((block) => blockText(block, lang).replace(/\s+/gu, " ")).join(" ");

function itemText({ marker, checked, number, depth, runs }: ItemBlock): string {
  const signs = { number: `${number}. `, bullet: "• ", check: checked ? "☑ " : "☐ " };
  const indent = "  ".repeat(depth);
  const text = plain(runs).replaceAll("\n", `\n${indent}  `);
  return `${indent}${signs[marker]}${text}`;
}
