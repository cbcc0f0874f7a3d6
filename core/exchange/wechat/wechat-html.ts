/** An edition as the body of a WeChat article: inline styles only, nothing that its editor would throw away. */
import type { Edition } from "../../edition/edition.ts";
import { escapeHtml } from "../../edition/html.ts";
import type { Asset } from "../../media/asset.ts";
import type { Lang } from "../../report/lang.ts";
import {
  type Align,
  type ExportBlock,
  exportBlocks,
  type FigureBlock,
  isBlank,
  type ItemBlock,
  type Run,
  type TableBlock,
  type TableCell,
  textOfRuns,
} from "../export-blocks.ts";
import { mediaRuns } from "../export-media.ts";
import { LinkNotes, textHtml } from "./wechat-inline.ts";
import { listHtml } from "./wechat-list.ts";

export interface WechatOptions {
  lang: Lang;
  /** Of the site: what a link to one of its own pages begins with. */
  baseUrl: string;
  /** Loud words above the text, "" where it was signed off. */
  warning: string;
  /** Source and author, where they are known. */
  facts: string[];
  /** Notes to readers of what was corrected. */
  corrections: { text: string; place: "top" | "bottom" }[];
  /** Reference to a picture; null where its file is lost. */
  image: (asset: Asset) => { src: string; width: number } | null;
  words: { notes: string; links: string; missingPicture: string };
}

/** What was changed because WeChat does not take it. */
export interface WechatChanges {
  /** Links that became notes. */
  links: number;
  /** Films and attachments that became a line of text. */
  films: number;
  attachments: number;
}

export interface WechatArticle {
  /** One element, with everything in it. */
  html: string;
  changes: WechatChanges;
  /** In the order of the text; a picture without a file is not among them. */
  pictures: { asset: Asset; caption: string; credit: string; alt: string }[];
}

const INK = "#2b2723";
const GREY = "#7a736a";
const RED = "#8d2a1f";
const styles = {
  article: `font-size:16px;line-height:1.8;color:${INK};text-align:justify;`,
  warning:
    "margin:0 0 1.2em;padding:0.7em 1em;border:2px solid #b3261e;color:#b3261e;font-weight:bold;text-align:center;",
  facts: `margin:0 0 1.2em;font-size:14px;color:${GREY};`,
  lead: `margin:0 0 1.4em;padding:0 0 0 0.9em;border-left:3px solid ${RED};color:#5a544c;`,
  quote: `margin:0 0 1em;padding:0.2em 0 0.2em 1em;border-left:3px solid #d8d2c7;color:#5a544c;`,
  callout: `margin:0 0 1em;padding:0.8em 1em;background-color:#f7f3ec;border-left:4px solid ${RED};`,
  h2: "margin:1.6em 0 0.7em;font-size:20px;line-height:1.4;font-weight:bold;",
  h3: "margin:1.4em 0 0.6em;font-size:18px;line-height:1.4;font-weight:bold;",
  h4: "margin:1.2em 0 0.5em;font-size:16px;line-height:1.4;font-weight:bold;",
  figure: "margin:1.4em 0;text-align:center;",
  image: "max-width:100%;height:auto;vertical-align:middle;",
  caption: `margin:0.5em 0 0;font-size:14px;line-height:1.6;color:${GREY};text-align:center;`,
  missing: `padding:1.6em 1em;border:1px dashed #bdb6aa;color:${GREY};`,
  media: `margin:0 0 1em;color:${GREY};`,
  rule: "margin:1.8em 0;border-top:1px solid #d8d2c7;font-size:0;line-height:0;",
  frame: "margin:0 0 1em;overflow-x:auto;",
  table: "width:100%;border-collapse:collapse;font-size:15px;line-height:1.6;text-align:left;",
  cell: "padding:0.4em 0.6em;border:1px solid #bdb6aa;vertical-align:top;",
  notes: `margin:2em 0 0;padding:1em 0 0;border-top:1px solid #d8d2c7;font-size:14px;line-height:1.6;color:${GREY};text-align:left;`,
  note: "margin:0 0 0.4em;word-break:break-all;",
  notesTitle: "margin:0 0 0.4em;font-weight:bold;",
};

const section = (style: string, inside: string): string =>
  `<section style="${style}">${inside}</section>\n`;
const paragraph = (style: string, inside: string): string => `<p style="${style}">${inside}</p>\n`;

const aligned: Record<Align, string> = {
  start: "",
  center: "text-align:center;",
  end: "text-align:right;",
  both: "text-align:justify;",
};

/** The headline is not in it: WeChat has a field of its own for that. */
export function toWechat(edition: Edition, options: WechatOptions): WechatArticle {
  const links = new LinkNotes(options.lang, options.baseUrl);
  const changes: WechatChanges = { links: 0, films: 0, attachments: 0 };
  const pictures: WechatArticle["pictures"] = [];
  const drawing: Drawing = { options, links, changes, pictures };
  const blocks = exportBlocks(edition).filter(({ kind }) => kind !== "headline");
  const notes = blocks.flatMap((block) => (block.kind === "footnote" ? [block] : []));
  const body = blocksHtml(
    blocks.filter(({ kind }) => kind !== "footnote"),
    drawing,
  );
  const noteLines = notes.map(({ number, runs }) => `[${number}] ${links.html(runs)}`);
  const { warning, facts, words, corrections } = options;
  const corrected = (at: "top" | "bottom"): string =>
    corrections
      .filter(({ place }) => place === at)
      .map(({ text }) => section(styles.callout, escapeHtml(text)))
      .join("");
  const html = [
    warning && section(styles.warning, escapeHtml(warning)),
    facts.length > 0 ? paragraph(styles.facts, facts.map(escapeHtml).join(" · ")) : "",
    corrected("top"),
    body,
    corrected("bottom"),
    notesHtml(words.notes, noteLines),
    notesHtml(
      words.links,
      links.all().map(({ mark, url }) => `${escapeHtml(mark)} ${escapeHtml(url)}`),
    ),
  ].join("");
  return {
    html: section(styles.article, html),
    changes: { ...changes, links: links.count },
    pictures,
  };
}

interface Drawing {
  options: WechatOptions;
  links: LinkNotes;
  changes: WechatChanges;
  pictures: WechatArticle["pictures"];
}

const notesHtml = (title: string, lines: string[]): string =>
  lines.length === 0
    ? ""
    : section(
        styles.notes,
        paragraph(styles.notesTitle, escapeHtml(title)) +
          lines.map((line) => paragraph(styles.note, line)).join(""),
      );

/** Items of a list and call-outs that follow each other stand together. */
function blocksHtml(blocks: readonly ExportBlock[], drawing: Drawing): string {
  let html = "";
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (!block) break;
    let end = at + 1;
    if (block.kind === "item") {
      while (isOfList(blocks[end], block)) end += 1;
      const items = blocks.slice(at, end).filter((one) => one.kind === "item");
      html += listHtml(items, (runs) => drawing.links.html(runs));
    } else if (block.kind === "callout") {
      while (blocks[end]?.kind === "callout") end += 1;
      const inside = blocks
        .slice(at, end)
        .flatMap((one) => (one.kind === "callout" ? [drawing.links.html(one.runs)] : []));
      html += section(styles.callout, inside.map((one) => paragraph("margin:0;", one)).join(""));
    } else html += blockHtml(block, drawing);
    at = end;
  }
  return html;
}

const isOfList = (block: ExportBlock | undefined, { list }: ItemBlock): boolean =>
  block?.kind === "item" && block.list === list;

function blockHtml(block: ExportBlock, drawing: Drawing): string {
  const inline = (runs: readonly Run[]): string => drawing.links.html(runs);
  switch (block.kind) {
    case "paragraph":
      return paragraph(paragraphStyle(block.align, drawing.options.lang), inline(block.runs));
    case "lead":
      return section(styles.lead, inline(block.runs));
    case "quote":
      return `<blockquote style="${styles.quote}">${paragraph("margin:0;", inline(block.runs))}</blockquote>\n`;
    case "heading": {
      const tag = `h${block.level}` as const;
      return `<${tag} style="${styles[tag]}${aligned[block.align]}">${inline(block.runs)}</${tag}>\n`;
    }
    case "figure":
      return figureHtml(block, drawing);
    case "caption":
      return paragraph(`${styles.caption}margin-bottom:1.4em;`, inline(block.runs));
    case "media":
      drawing.changes[block.what === "attachment" ? "attachments" : "films"] += 1;
      // Its address is in the text itself.
      return paragraph(styles.media, textHtml(mediaRuns(block, drawing.options.lang)));
    case "rule":
      return section(styles.rule, "&nbsp;");
    case "table":
      return tableHtml(block, drawing);
    default:
      return paragraph(styles.note, "runs" in block ? inline(block.runs) : "");
  }
}

function paragraphStyle(align: Align, lang: Lang): string {
  const indents = lang === "zh" && (align === "start" || align === "both");
  return `margin:0 0 1em;${indents ? "text-indent:2em;" : ""}${aligned[align]}`;
}

function figureHtml({ asset, caption, alt, credit }: FigureBlock, drawing: Drawing): string {
  const { options, links, pictures } = drawing;
  const image = asset && options.image(asset);
  if (asset && image)
    pictures.push({ asset, alt, caption: textOfRuns(caption), credit: textOfRuns(credit) });
  const shown = image
    ? `<img src="${escapeHtml(image.src)}" alt="${escapeHtml(alt)}" width="${image.width}" style="${styles.image}">`
    : section(styles.missing, escapeHtml(options.words.missingPicture));
  const words = [caption, credit].filter((runs) => !isBlank(runs)).map((runs) => links.html(runs));
  const below = words.length > 0 ? paragraph(styles.caption, words.join(" ")) : "";
  return section(styles.figure, shown + below);
}

function tableHtml({ rows, shares }: TableBlock, drawing: Drawing): string {
  const row = (cells: TableCell[]): string =>
    `<tr>${cells.map((cell) => cellHtml(cell, shares, drawing)).join("")}</tr>`;
  return section(
    styles.frame,
    `<table style="${styles.table}"><tbody>${rows.map(row).join("")}</tbody></table>`,
  );
}

function cellHtml(cell: TableCell, shares: number[] | null, drawing: Drawing): string {
  const { header, column, rowSpan, colSpan, blocks } = cell;
  const tag = header ? "th" : "td";
  const share = colSpan === 1 ? shares?.[column] : undefined;
  const style = [
    styles.cell,
    header ? "background-color:#f3efe8;font-weight:bold;" : "",
    share === undefined ? "" : `width:${share}%;`,
  ].join("");
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ""}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}`;
  const inside = blocks.map((block) =>
    block.kind === "paragraph"
      ? paragraph(`margin:0;${aligned[block.align]}`, drawing.links.html(block.runs))
      : blocksHtml([block], drawing),
  );
  return `<${tag}${spans} style="${style}">${inside.join("")}</${tag}>`;
}
