/** What a page of the site says and shows, taken apart so that two states of it can be compared. */
import {
  attributeOf,
  elementsIn,
  isInlineTag,
  type PageElement,
  type PageNode,
  rawTextOf,
} from "../exchange/html/page.ts";
import { parsePage } from "../exchange/html/parse-page.ts";

export interface PageContent {
  /** Title, meta tags and what machines read, one line each. */
  head: string[];
  /** The page's own text, block by block. */
  text: string[];
  /** What stands around it: site header and footer, navigation, neighbours. */
  around: string[];
  /** Pictures, films and attachments of the page's own part, in order. */
  pictures: string[];
  /** Where links lead, in order. */
  links: string[];
  /** Styles and scripts. */
  look: string[];
}

const media: ReadonlySet<string> = new Set(["img", "video", "audio", "iframe"]);

interface Place {
  inMain: boolean;
  inNav: boolean;
}

/** Null for a page that nests without end. */
export function contentOfPage(html: string): PageContent | null {
  const root = parsePage(html);
  if (root === "too-deep") return null;
  const content: PageContent = {
    ...{ head: [], text: [], around: [], pictures: [], links: [], look: [] },
  };
  const body = find(root, "body");
  const hasMain = body !== null && find(body, "main") !== null;
  for (const node of find(root, "head")?.children ?? []) readHead(node, content);
  if (body) createReader(content).read(body, { inMain: !hasMain, inNav: false });
  return content;
}

function find(element: PageElement, tag: string): PageElement | null {
  for (const found of elementsIn(element)) if (found.tag === tag) return found;
  return null;
}

function readHead(node: PageNode, { head, look }: PageContent): void {
  if (typeof node === "string") return;
  const of = (name: string): string => attributeOf(node, name);
  if (node.tag === "title") head.push(`title: ${rawTextOf(node).trim()}`);
  if (node.tag === "meta" && node.attributes.has("content"))
    head.push(`${of("name") || of("property") || of("http-equiv")}: ${of("content")}`);
  if (node.tag === "link" && of("rel") === "stylesheet") look.push(of("href"));
  else if (node.tag === "link")
    head.push([of("rel"), of("hreflang") || of("type"), of("href")].filter(Boolean).join(" "));
  if (node.tag === "style") look.push(rawTextOf(node));
  if (node.tag === "script" && of("type") === "application/ld+json")
    head.push(...linesOfJson(rawTextOf(node)));
  else if (node.tag === "script") look.push(of("src") || rawTextOf(node));
}

function linesOfJson(text: string): string[] {
  try {
    return JSON.stringify(JSON.parse(text), null, 1)
      .split("\n")
      .map((line) => line.trim().replace(/,$/, ""))
      .filter((line) => /[^{}[\]]/.test(line));
  } catch {
    return [text.trim()];
  }
}

function createReader(content: PageContent) {
  let line = "";
  const flush = ({ inMain, inNav }: Place): void => {
    const text = line.replace(/\s+/gu, " ").trim();
    line = "";
    if (text !== "") (inMain && !inNav ? content.text : content.around).push(text);
  };
  const read = (element: PageElement, place: Place): void => {
    for (const child of element.children) {
      if (typeof child === "string") line += child;
      else readElement(child, place);
    }
  };
  const readElement = (element: PageElement, around: Place): void => {
    const { tag, attributes } = element;
    if (tag === "script" || tag === "style" || tag === "template") {
      content.look.push(attributes.get("src") ?? rawTextOf(element));
      return;
    }
    const place: Place = {
      inMain: around.inMain || tag === "main",
      inNav: around.inNav || tag === "nav",
    };
    const isBlock = !isInlineTag(tag) || (tag === "a" && place.inNav);
    if (isBlock) flush(around);
    if (tag === "a") content.links.push(attributeOf(element, "href"));
    if (media.has(tag) && place.inMain) content.pictures.push(pictureOf(element));
    if (tag === "br") line += " ";
    read(element, place);
    if (isBlock) flush(place);
  };
  return { read };
}

/** Which one it is and what it says to those who do not see it; its widths and formats are the program's matter. */
function pictureOf(element: PageElement): string {
  const alt = attributeOf(element, "alt");
  const file =
    (attributeOf(element, "src") || attributeOf(element, "poster")).split("/").at(-1) ?? "";
  const name = file.replace(/(?:-\d+)?\.[a-z0-9]+$/, "").slice(0, 12);
  return alt === "" ? name : `“${alt}” (${name})`;
}
