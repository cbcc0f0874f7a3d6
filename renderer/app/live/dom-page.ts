/** Parses a page by the browser: inert, scripts do not run and pictures are not fetched, since it is never shown. */
import type { PageElement, PageNode } from "../../../core/exchange/html/page.ts";

export function parsePage(html: string): PageElement {
  const document = new DOMParser().parseFromString(html, "text/html");
  return {
    tag: "#document",
    attributes: new Map(),
    children: [...document.childNodes].flatMap(toNode),
  };
}

/** The browser nests no deeper than 512 elements (HTML Standard §13.2.6.1, as Chromium limits it). */
function toNode(node: Node): PageNode[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? ""];
  if (!(node instanceof Element)) return [];
  const attributes = new Map<string, string>();
  for (const { name, value } of node.attributes) attributes.set(name.toLowerCase(), value);
  const children: PageNode[] = [];
  for (const child of node.childNodes) children.push(...toNode(child));
  return [{ tag: node.tagName.toLowerCase(), attributes, children }];
}
