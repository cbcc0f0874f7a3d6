/** Writes an edition as Markdown (CommonMark with GitHub's tables) that imports as the same blocks. */
import type { Edition } from "../edition/edition.ts";
import type { Asset } from "../media/asset.ts";
import type { Lang } from "../report/lang.ts";
import {
  type ExportBlock,
  exportBlocks,
  type FigureBlock,
  isBlank,
  type ItemBlock,
  type Run,
  filledRow,
  type TableBlock,
  type TableCell,
  textOfRuns,
} from "./export-blocks.ts";
import { escapeInBrackets, type LineBreak, toInlineMarkdown, trimRuns } from "./export-inline.ts";
import { mediaRuns } from "./export-media.ts";
import { isFurniture } from "./page-lines.ts";

export interface MarkdownOptions {
  lang: Lang;
  /** Where the picture lies beside the file; null leaves the picture out and keeps its words. */
  picture: (asset: Asset) => string | null;
}

/** What marks the lead and a picture's credit, so that they are found again; see page-lines.ts and markdown.ts. */
const leadMark: Record<Lang, string> = { zh: "导语：", en: "Lead: " };
const creditMark: Record<Lang, string> = { zh: "供图：", en: "Credit: " };

/** A link definition that nothing refers to: readers do not show it, and the line next to it is no page furniture. */
const GUARD = "[//]: # (·)";

/** Ends with a line feed. "" when the edition says nothing. */
export function toMarkdown(edition: Edition, options: MarkdownOptions): string {
  const writer = createWriter(options);
  const parts = exportBlocks(edition).map(writer.write);
  const text = parts
    .filter(({ text: part }) => part !== "")
    .reduce(
      (sum, { text: part, tight }) => sum + (sum === "" ? "" : tight ? "\n" : "\n\n") + part,
      "",
    );
  if (text === "") return "";
  const lines = text.split("\n");
  const head = /[/>»›＞／]/u.test(lines[0] ?? "") ? `${GUARD}\n\n` : "";
  const foot = isFurniture(lines.at(-1) ?? "") ? `\n\n${GUARD}` : "";
  return `${head}${text}${foot}\n`;
}

interface Part {
  text: string;
  /** An item right behind another of its list, or a text of the same box. */
  tight: boolean;
}

function createWriter({ lang, picture }: MarkdownOptions): { write: (block: ExportBlock) => Part } {
  const inline = (runs: Run[], lineBreak?: LineBreak): string =>
    toInlineMarkdown(trimRuns(runs), lineBreak);
  // Number signs at the end of a heading belong to its marks, unless they are escaped already.
  const headed = (level: number, runs: Run[]): string =>
    `${"#".repeat(level)} ${inline(runs, "<br>").replace(/(?<!\\)#(?=#*$)/gu, "\\#")}`;
  const quoted = (runs: Run[]): string => inline(runs).replace(/^/gm, "> ");
  let indents: number[] = [];
  let list = 0;
  let boxed = false;
  let before = 0;

  const item = ({ depth, list: of, marker, checked, number, runs }: ItemBlock): Part => {
    if (of !== list) indents = [0];
    // A list that begins to count elsewhere does not follow a text at once (CommonMark §5.3).
    const counts = marker === "number" && number !== 1;
    const tight = of === list && !(counts && depth > before);
    before = depth;
    list = of;
    // Two lists in a row are told apart by their marks.
    const odd = of % 2 === 1;
    const sign = marker === "number" ? `${number}${odd ? "." : ")"} ` : odd ? "- " : "* ";
    const box = marker === "check" ? `[${checked ? "x" : " "}] ` : "";
    const indent = indents[Math.min(depth, indents.length - 1)] ?? 0;
    indents = [...indents.slice(0, depth + 1), indent + sign.length];
    const text = inline(runs).replaceAll("\n", `\n${" ".repeat(indent + sign.length)}`);
    return { text: `${" ".repeat(indent)}${sign}${box}${text}`, tight };
  };

  const figure = ({ asset, caption, alt, credit }: FigureBlock): string => {
    const place = asset === null ? "" : picture(asset);
    const title = [
      ...(isBlank(caption) ? [] : [titleText(caption)]),
      ...(isBlank(credit) ? [] : [`\n${creditMark[lang]}${titleText(credit)}`]),
    ].join("");
    if (place === null)
      return [caption, credit]
        .filter((runs) => !isBlank(runs))
        .map((runs) => inline(runs))
        .join("\n\n");
    // A picture without a title would give its alternative text for the caption.
    return `![${escapeInBrackets(alt)}](${place === "" ? "<>" : place} "${title === "" ? " " : title}")`;
  };

  const cellText = (blocks: ExportBlock[]): string =>
    blocks.map((block) => ("runs" in block ? inline(block.runs, "<br>") : "")).join("<br>");

  /** Without a row of headings an empty one stands first: the syntax wants one. Covered cells are empty. */
  const table = ({ rows, columns, headRows }: TableBlock): string => {
    const filled = rows.map((row) => filledRow(row, columns));
    const lines = [...(headRows > 0 ? [] : [filledRow([], columns)]), ...filled].map((row) => {
      const cells = row.map((cell) => cellText(cell?.blocks ?? []).replaceAll("|", "\\|"));
      return `| ${cells.join(" | ")} |`;
    });
    const rules = Array.from({ length: columns }, (_, at) => ruleOf(filled.map((row) => row[at])));
    return [lines[0], `| ${rules.join(" | ")} |`, ...lines.slice(1)].join("\n");
  };

  const text = (block: Exclude<ExportBlock, { kind: "item" }>): string => {
    switch (block.kind) {
      case "headline":
        return headed(1, block.runs);
      case "lead":
        return `${leadMark[lang]}${inline(block.runs)}`;
      case "heading":
        return headed(block.level, block.runs);
      case "quote":
        return quoted(block.runs);
      case "callout":
        return boxed ? `>\n${quoted(block.runs)}` : `> [!NOTE]\n${quoted(block.runs)}`;
      case "figure":
        return figure(block);
      case "table":
        return table(block);
      case "footnote":
        return `[^${block.number}]: ${inline(block.runs).replaceAll("\n", "\n    ")}`;
      case "caption":
        return inline(block.runs);
      case "media":
        return inline(mediaRuns(block, lang));
      case "rule":
        return "* * *";
      case "paragraph":
        return inline(block.runs);
    }
  };

  return {
    write(block) {
      // Call-outs one behind another are one box.
      const tight = boxed && block.kind === "callout";
      const part = block.kind === "item" ? item(block) : { text: text(block), tight };
      boxed = block.kind === "callout";
      return part;
    },
  };
}

/** How a column is aligned, where all of its texts are. */
function ruleOf(cells: readonly (TableCell | null | undefined)[]): string {
  const blocks = cells.flatMap((cell) => cell?.blocks ?? []);
  const aligns = new Set(blocks.map((block) => ("align" in block ? block.align : "start")));
  const [only] = aligns;
  if (aligns.size !== 1) return "---";
  return only === "center" ? ":-:" : only === "end" ? "--:" : "---";
}

/** Inside a picture's title only the backslash, the quotation mark and entities have a meaning. */
const titleText = (runs: Run[]): string =>
  textOfRuns(trimRuns(runs))
    .replaceAll("&", "&amp;")
    .replace(/[\\"]/g, "\\$&")
    .replaceAll("\n", "&#10;");
