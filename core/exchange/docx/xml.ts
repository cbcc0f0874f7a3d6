/** A part of an Office document as a tree of elements, whatever prefixes its writer chose. */
import { SaxesParser } from "saxes";

/** `name` and the names of attributes have the usual prefixes: `w:p`, `r:embed`; attributes without one have none. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Why a document is not read: it is broken, is made to do harm, or is something else than it should be. */
export type DocumentProblem = "DAMAGED_FILE" | "UNSAFE_FILE" | "UNPACKS_TOO_LARGE";

/** Thrown while a part is read; `parseDocx` makes it a value. */
export class DocumentError extends Error {
  readonly code: DocumentProblem;
  constructor(code: DocumentProblem) {
    super(`document refused: ${code}`);
    this.code = code;
  }
}

const MAX_DEPTH = 400;
const MAX_ELEMENTS = 2_000_000;

/** ECMA-376 transitional and ISO/IEC 29500 strict namespaces by the prefix that they usually have. */
const prefixOf: Record<string, string> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
  "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/chart": "c",
  "urn:schemas-microsoft-com:vml": "v",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
};

/** @throws DocumentError for what is not well-formed, and for a document type: Office writes none, and entities hide in it */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const document: XmlElement = { name: "", attributes: {}, children: [] };
  const open: XmlElement[] = [document];
  let elements = 0;
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on("error", () => {
    throw new DocumentError("DAMAGED_FILE");
  });
  parser.on("doctype", () => {
    throw new DocumentError("UNSAFE_FILE");
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    elements += 1;
    if (open.length > MAX_DEPTH) throw new DocumentError("UNSAFE_FILE");
    if (elements > MAX_ELEMENTS) throw new DocumentError("UNPACKS_TOO_LARGE");
    const element: XmlElement = { name: nameOf(uri, local), attributes: {}, children: [] };
    for (const attribute of Object.values(attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      const name = attribute.uri === "" ? attribute.local : nameOf(attribute.uri, attribute.local);
      element.attributes[name] = attribute.value;
    }
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(source).close();
  const root = document.children.find((node) => typeof node !== "string");
  if (!root) throw new DocumentError("DAMAGED_FILE");
  return root;
}

const nameOf = (uri: string, local: string): string => `${prefixOf[uri] ?? "other"}:${local}`;

export const elementsOf = (node: XmlElement): XmlElement[] =>
  node.children.filter((child) => typeof child !== "string");

export const childOf = (node: XmlElement | undefined, name: string): XmlElement | undefined =>
  node && elementsOf(node).find((child) => child.name === name);

export const childrenOf = (node: XmlElement | undefined, name: string): XmlElement[] =>
  node ? elementsOf(node).filter((child) => child.name === name) : [];

/** `w:val` of a child, "" where the child has none, undefined where there is no such child. */
export function valueOf(node: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(node, name);
  return child && (child.attributes["w:val"] ?? "");
}

/** ST_OnOff (ISO/IEC 29500-1 §22.9.2.7): present without a value is on. */
export function isOn(node: XmlElement | undefined, name: string): boolean {
  const value = valueOf(node, name);
  return value !== undefined && !["0", "false", "off", "none"].includes(value);
}

/** Every descendant of a name, outermost first, without those inside one of `except`. */
export function* descendantsOf(
  node: XmlElement,
  names: readonly string[],
  except: readonly string[] = [],
): Generator<XmlElement> {
  for (const child of elementsOf(node)) {
    if (names.includes(child.name)) yield child;
    if (!except.includes(child.name)) yield* descendantsOf(child, names, except);
  }
}

/** All character data in an element. */
export const textIn = (node: XmlElement): string =>
  node.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
