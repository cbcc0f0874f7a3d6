/** Pasted HTML to nodes of an edition: what is ours comes in, the text of all else stays, nothing is run or fetched. */
import type { NodeJson } from "../../../core/edition/edition.ts";
import {
  blockJson,
  elementJson,
  listJson,
  ruleJson,
  textJson,
} from "../../../core/edition/paste-nodes.ts";
import { isLinkAddress } from "./link-address.ts";

export interface PastedHtml {
  blocks: NodeJson[];
  /** `src` of each figure among the blocks, in order; null where the picture cannot be had from the clipboard. */
  pictures: (string | null)[];
}

const BOLD = 1;
const ITALIC = 2;
const STRIKETHROUGH = 4;
const UNDERLINE = 8;
const SUBSCRIPT = 32;
const SUPERSCRIPT = 64;
const HIGHLIGHT = 128;

/** Elements whose content is no text of the page. */
const silent = new Set([
  "SCRIPT",
  "STYLE",
  "TEMPLATE",
  "NOSCRIPT",
  "HEAD",
  "TITLE",
  "META",
  "LINK",
  "IFRAME",
  "OBJECT",
  "EMBED",
  "SVG",
  "MATH",
  "SELECT",
  "BUTTON",
  "VIDEO",
  "AUDIO",
  "CANVAS",
]);
const blockTags = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);

interface Context {
  format: number;
  link: string | null;
  /** Kind of the block that text goes into. */
  type: "paragraph" | "heading" | "quote";
  tag: string;
  /** As the page says it: "center", "right" and others. */
  align: string;
  list: { ordered: boolean } | null;
  pre: boolean;
}

/** Collects inline nodes and closes them into blocks. */
class Writer {
  readonly blocks: NodeJson[] = [];
  readonly pictures: (string | null)[] = [];
  private line: NodeJson[] = [];
  private items: NodeJson[] = [];
  private ordered = false;

  text(value: string, { format, link, pre }: Context): void {
    const text = pre ? value : value.replace(/[ \t\r\n\f]+/g, " ");
    if (text === "") return;
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) this.line.push({ type: "linebreak", version: 1 });
      if (part !== "") this.push(textJson(part, format), link);
    }
  }

  private push(node: NodeJson, link: string | null): void {
    const last = this.line.at(-1);
    if (!link) this.line.push(node);
    else if (last?.type === "link" && last["url"] === link) last.children?.push(node);
    else
      this.line.push(
        elementJson("link", [node], { url: link, rel: null, target: null, title: null }),
      );
  }

  breakLine(): void {
    this.line.push({ type: "linebreak", version: 1 });
  }

  /** Ends the block that is being written. */
  close(context: Context): void {
    const line = trim(this.line);
    this.line = [];
    if (line.length === 0) return;
    if (context.list) {
      if (this.ordered !== context.list.ordered) this.closeList();
      this.ordered = context.list.ordered;
      this.items.push(elementJson("listitem", line));
      return;
    }
    this.closeList();
    this.blocks.push(blockJson(context.type, line, context.tag, context.align));
  }

  closeList(): void {
    if (this.items.length > 0) this.blocks.push(listJson(this.ordered, this.items));
    this.items = [];
  }

  rule(context: Context): void {
    this.close(context);
    this.closeList();
    this.blocks.push(ruleJson());
  }

  figure(source: string | null, alt: string, caption: string): void {
    this.closeList();
    const field = (type: string, text: string) => elementJson(type, text ? [textJson(text)] : []);
    this.blocks.push(
      elementJson("figure", [field("caption", caption), field("alt", alt), field("credit", "")], {
        asset: null,
      }),
    );
    this.pictures.push(source);
  }
}

/** Without white space and line breaks at both ends. */
function trim(line: NodeJson[]): NodeJson[] {
  const nodes = [...line];
  const isEmpty = (node: NodeJson | undefined): boolean =>
    node?.type === "linebreak" || (node?.type === "text" && String(node["text"]).trim() === "");
  while (isEmpty(nodes[0])) nodes.shift();
  while (isEmpty(nodes.at(-1))) nodes.pop();
  const edge = (node: NodeJson | undefined, cut: (text: string) => string): void => {
    if (node?.type === "text") node["text"] = cut(String(node["text"]));
  };
  edge(nodes[0], (text) => text.replace(/^[ \n]+/, ""));
  edge(nodes.at(-1), (text) => text.replace(/[ \n]+$/, ""));
  return nodes;
}

/** Parses inert: scripts do not run and pictures are not fetched, since the document is never shown. */
export function htmlToNodes(html: string): PastedHtml {
  const document = new DOMParser().parseFromString(html, "text/html");
  const writer = new Writer();
  const context: Context = {
    format: 0,
    link: null,
    type: "paragraph",
    tag: "",
    align: "",
    list: null,
    pre: false,
  };
  walk(document.body, context, writer);
  writer.close(context);
  writer.closeList();
  return { blocks: writer.blocks, pictures: writer.pictures };
}

function walk(node: Node, context: Context, writer: Writer): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      writer.text(child.nodeValue ?? "", context);
    } else if (child instanceof Element && !silent.has(child.tagName.toUpperCase())) {
      element(child, context, writer);
    }
  }
}

function element(node: Element, outer: Context, writer: Writer): void {
  const tag = node.tagName.toUpperCase();
  if (isHidden(node)) return;
  if (tag === "BR") writer.breakLine();
  else if (tag === "HR") writer.rule(outer);
  else if (tag === "IMG") picture(node, outer, writer, "");
  else if (tag === "FIGURE" && node.querySelector("img")) figure(node, outer, writer);
  else if (!blockTags.has(tag)) walk(node, inline(node, tag, outer), writer);
  else {
    // Text before this block belongs to the block around; cells of a row stay in one line.
    const isCell = (tag === "TD" || tag === "TH") && node.previousElementSibling !== null;
    if (isCell) writer.text("\t", { ...outer, pre: true });
    else if (tag !== "TD" && tag !== "TH") writer.close(outer);
    const inner = { ...block(tag, inline(node, tag, outer)), align: alignOf(node, outer.align) };
    walk(node, inner, writer);
    if (tag !== "TD" && tag !== "TH") writer.close(inner);
    if (tag === "UL" || tag === "OL") writer.closeList();
  }
}

function block(tag: string, outer: Context): Context {
  if (/^H[1-6]$/.test(tag)) return { ...outer, type: "heading", tag: tag.toLowerCase(), format: 0 };
  if (tag === "BLOCKQUOTE") return { ...outer, type: "quote" };
  if (tag === "UL" || tag === "OL") return { ...outer, list: { ordered: tag === "OL" } };
  if (tag === "LI") return { ...outer, list: outer.list ?? { ordered: false } };
  if (tag === "PRE") return { ...outer, pre: true };
  return outer;
}

const struck = new Set(["S", "STRIKE", "DEL"]);

/** How a block is aligned: by style, or by the attribute of old pages and of the element `center`. */
function alignOf(node: Element, outer: string): string {
  const style = node instanceof HTMLElement ? node.style.textAlign : "";
  if (node.tagName === "TD" || node.tagName === "TH") return "";
  const old = node.tagName === "CENTER" ? "center" : node.getAttribute("align");
  return style || old?.toLowerCase() || outer;
}

/** Formats by element and by style: Word and WPS write styles. */
function inline(node: Element, tag: string, outer: Context): Context {
  const style = node instanceof HTMLElement ? node.style : null;
  let { format, link } = outer;
  const weight = style?.fontWeight ?? "";
  if (tag === "B" || tag === "STRONG" || weight === "bold" || Number(weight) >= 600) format |= BOLD;
  if (weight === "normal" || weight === "400") format &= ~BOLD;
  if (tag === "I" || tag === "EM" || style?.fontStyle === "italic") format |= ITALIC;
  if (style?.fontStyle === "normal") format &= ~ITALIC;
  const decoration = style?.textDecorationLine ?? "";
  if (tag === "U" || decoration.includes("underline")) format |= UNDERLINE;
  if (struck.has(tag) || decoration.includes("line-through")) format |= STRIKETHROUGH;
  if (tag === "SUP" || style?.verticalAlign === "super")
    format = (format & ~SUBSCRIPT) | SUPERSCRIPT;
  if (tag === "SUB" || style?.verticalAlign === "sub") format = (format & ~SUPERSCRIPT) | SUBSCRIPT;
  // Backgrounds belong to the page a text comes from; Word says by itself what was marked by hand.
  if (tag === "MARK" || node.getAttribute("style")?.includes("mso-highlight")) format |= HIGHLIGHT;
  if (tag === "A") {
    const url = node.getAttribute("href") ?? "";
    link = isLinkAddress(url) ? url : null;
  }
  const pre = outer.pre || (style?.whiteSpace ?? "").startsWith("pre");
  return { ...outer, format, link, pre };
}

const isHidden = (node: Element): boolean =>
  node instanceof HTMLElement && (node.hidden !== false || node.style.display === "none");

function picture(node: Element, context: Context, writer: Writer, caption: string): void {
  writer.close(context);
  const source = node.getAttribute("src") ?? "";
  writer.figure(
    /^data:image\//i.test(source) ? source : null,
    node.getAttribute("alt") ?? "",
    caption,
  );
}

/** A figure's pictures; its caption goes to the last of them. */
function figure(node: Element, context: Context, writer: Writer): void {
  const images = [...node.querySelectorAll("img")];
  const caption = node.querySelector("figcaption")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  for (const [index, image] of images.entries())
    picture(image, context, writer, index === images.length - 1 ? caption : "");
}
