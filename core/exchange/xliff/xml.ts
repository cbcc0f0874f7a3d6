/** An XML document as a tree that knows its lines and can be written again as it was: comments, instructions, prefixes and all. */
import { SaxesParser } from "saxes";

export interface XmlAttribute {
  /** As written, with its prefix. */
  name: string;
  value: string;
}

export interface XmlElement {
  kind: "element";
  /** As written, with its prefix. */
  name: string;
  /** With the usual prefix of its namespace: `xlf:unit`, `mtc:match`; `other:…` in a namespace that XLIFF does not define. */
  type: string;
  uri: string;
  attributes: XmlAttribute[];
  /** Values by the same kind of name (`id`, `fs:fs`, `xml:lang`); declarations of namespaces are not among them. */
  values: Map<string, string>;
  children: XmlNode[];
  parent: XmlElement | null;
  /** Counted from 1. */
  line: number;
}

export type XmlNode =
  | XmlElement
  | { kind: "text" | "cdata" | "comment"; text: string }
  | { kind: "instruction"; target: string; body: string };

export interface XmlDocument {
  /** Comments and instructions around the root stand before and behind it. */
  nodes: XmlNode[];
  root: XmlElement;
}

export type XmlProblem = "not-xml" | "doctype" | "too-deep" | "too-large";

/** `line` counts from 1; `about` is what the parser says, in English. */
export class XmlError extends Error {
  readonly code: XmlProblem;
  readonly line: number;
  readonly about: string;
  constructor(code: XmlProblem, line: number, about: string) {
    super(`${code} in line ${line}: ${about}`);
    this.code = code;
    this.line = line;
    this.about = about;
  }
}

const MAX_DEPTH = 200;
const MAX_ELEMENTS = 2_000_000;

const prefixOf: Record<string, string> = {
  "urn:oasis:names:tc:xliff:document:2.0": "xlf",
  "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
  "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
  "urn:oasis:names:tc:xliff:fs:2.0": "fs",
  "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
  "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
  "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
  "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
  "urn:oasis:names:tc:xliff:validation:2.0": "val",
  "http://www.w3.org/2005/11/its": "its",
  "urn:oasis:names:tc:xliff:itsm:2.1": "itsm",
  "http://www.w3.org/XML/1998/namespace": "xml",
};

/**
 * Entities that the file declares itself are never expanded: a document type ends the reading, as XLIFF has none.
 * @throws XmlError
 */
export function parseXml(source: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const nodes: XmlNode[] = [];
  const found: { root: XmlElement | null } = { root: null };
  let open: XmlElement | null = null;
  let elements = 0;
  let startLine = 1;
  const refuse = (code: XmlProblem, about: string): never => {
    throw new XmlError(code, parser.line, about);
  };
  const add = (node: XmlNode): void => {
    (open?.children ?? nodes).push(node);
  };
  parser.on("error", (error) => {
    refuse("not-xml", error.message.replace(/^\d+:\d+: /, ""));
  });
  parser.on("doctype", () => {
    refuse("doctype", "<!DOCTYPE>");
  });
  parser.on("opentagstart", () => {
    startLine = parser.line;
  });
  parser.on("opentag", ({ name, uri, local, attributes }) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) refuse("too-large", name);
    const element: XmlElement = {
      kind: "element",
      name,
      type: `${prefixOf[uri] ?? "other"}:${local}`,
      uri,
      attributes: [],
      values: new Map(),
      children: [],
      parent: open,
      line: startLine,
    };
    for (const attribute of Object.values(attributes)) {
      element.attributes.push({ name: attribute.name, value: attribute.value });
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      const prefix = attribute.uri === "" ? "" : `${prefixOf[attribute.uri] ?? "other"}:`;
      element.values.set(prefix + attribute.local, attribute.value);
    }
    add(element);
    found.root ??= element;
    open = element;
    if (depthOf(element) > MAX_DEPTH) refuse("too-deep", name);
  });
  parser.on("closetag", () => {
    open = open?.parent ?? null;
  });
  parser.on("text", (text) => {
    if (open) add({ kind: "text", text });
  });
  parser.on("cdata", (text) => add({ kind: "cdata", text }));
  parser.on("comment", (text) => add({ kind: "comment", text }));
  parser.on("processinginstruction", ({ target, body }) => {
    add({ kind: "instruction", target, body });
  });
  parser.write(source).close();
  const { root } = found;
  if (!root) throw new XmlError("not-xml", parser.line, "no element");
  return { nodes, root };
}

function depthOf(element: XmlElement): number {
  let depth = 0;
  for (let one: XmlElement | null = element; one; one = one.parent) depth += 1;
  return depth;
}

/** The document in UTF-8 as text, with its declaration. */
export const writeXml = ({ nodes }: XmlDocument): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${nodes.map(written).join("\n")}\n`;

function written(node: XmlNode): string {
  switch (node.kind) {
    case "text":
      return escapeText(node.text);
    case "cdata":
      return `<![CDATA[${node.text}]]>`;
    case "comment":
      return `<!--${node.text}-->`;
    case "instruction":
      return `<?${node.target}${node.body === "" ? "" : ` ${node.body}`}?>`;
    case "element": {
      const attributes = node.attributes.map(
        ({ name, value }) => ` ${name}="${escapeValue(value)}"`,
      );
      const start = `<${node.name}${attributes.join("")}`;
      const content = node.children.map(written).join("");
      return content === "" ? `${start}/>` : `${start}>${content}</${node.name}>`;
    }
  }
}

export const escapeText = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");

export const escapeValue = (value: string): string =>
  escapeText(value)
    .replaceAll('"', "&quot;")
    .replace(/[\t\n]/g, (mark) => `&#${mark.charCodeAt(0)};`);

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => child.kind === "element");

export const childrenOf = (element: XmlElement, ...types: string[]): XmlElement[] =>
  elementsOf(element).filter((child) => types.includes(child.type));

export const childOf = (element: XmlElement, type: string): XmlElement | undefined =>
  elementsOf(element).find((child) => child.type === type);

/** The element itself and everything in it, in the order of the document. */
export function* allOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of elementsOf(element)) yield* allOf(child);
}

/** The nearest around an element, not itself. */
export function aroundOf(element: XmlElement, ...types: string[]): XmlElement | null {
  let one = element.parent;
  while (one && !types.includes(one.type)) one = one.parent;
  return one;
}

/** All character data in an element. */
export const textIn = (element: XmlElement): string =>
  element.children
    .map((child) =>
      child.kind === "element"
        ? textIn(child)
        : child.kind === "text" || child.kind === "cdata"
          ? child.text
          : "",
    )
    .join("");
