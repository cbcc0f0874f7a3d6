/** Parses a page without a browser. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { MAX_DEPTH, type PageElement, type PageNode } from "./page.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The root element, or "too-deep" for a page that nests without end. */
export function parsePage(source: string): PageElement | "too-deep" {
  const document = parse(source);
  if (depthOf(document) > MAX_DEPTH) return "too-deep";
  const children = document.childNodes.flatMap(toNode);
  return { tag: "#document", attributes: new Map(), children };
}

function toNode(node: Node): PageNode[] {
  if (node.nodeName === "#text") return [(node as DefaultTreeAdapterTypes.TextNode).value];
  if (!("tagName" in node)) return [];
  const attributes = new Map(node.attrs.map(({ name, value }) => [name.toLowerCase(), value]));
  const tag = node.tagName.toLowerCase();
  return [{ tag, attributes, children: node.childNodes.flatMap(toNode) }];
}

function depthOf(root: DefaultTreeAdapterTypes.ParentNode): number {
  let depth = 0;
  let level: DefaultTreeAdapterTypes.ParentNode[] = [root];
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth += 1;
    level = level.flatMap((parent) => parent.childNodes.filter((node) => "childNodes" in node));
  }
  return depth;
}
