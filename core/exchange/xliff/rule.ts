/** The shape of the rules that the schema cannot say, and what they share. */
import type { XliffFinding, XliffRule } from "./finding.ts";
import { allOf, aroundOf, childrenOf, type XmlElement } from "./xml.ts";

/** Looks at one element of the kind that it is listed for. */
export type Check = (element: XmlElement) => Iterable<XliffFinding>;

/** Checks by the kind of element that they look at. */
export type Checks = Record<string, Check>;

export const finding = (rule: XliffRule, element: XmlElement, about: string): XliffFinding => {
  const unit = element.type === "xlf:unit" ? element : aroundOf(element, "xlf:unit");
  return { rule, line: element.line, about, unit: unit?.values.get("id") ?? null };
};

/** An attribute as it is spoken of. */
export const named = (element: XmlElement, name: string): string =>
  element.values.has(name) ? `${name}="${element.values.get(name) ?? ""}"` : `<${element.name}>`;

export const codeTypes = ["xlf:ph", "xlf:pc", "xlf:sc", "xlf:ec"];
export const isCode = (element: XmlElement): boolean => codeTypes.includes(element.type);

/** Segments and what stands between them, in the order of the file. */
export const partsOf = (unit: XmlElement): XmlElement[] =>
  childrenOf(unit, "xlf:segment", "xlf:ignorable");

/** The sources of a unit, or its targets in the order that the translation is read in (XLIFF 2.1 §4.8.2). */
export function contentsOf(unit: XmlElement, side: "source" | "target"): XmlElement[] {
  const parts = partsOf(unit).map((part, index) => {
    const content = childrenOf(part, `xlf:${side}`)[0];
    const order = Number(content?.values.get("order"));
    return { content, place: side === "target" && order > 0 ? order : index + 1 };
  });
  return parts
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ content }) => (content ? [content] : []));
}

/** Elements in the text of a unit, in the order of that text. */
export const inlinesOf = (contents: readonly XmlElement[]): XmlElement[] =>
  contents.flatMap((content) => [...allOf(content)].slice(1));

/** The file, group or unit that an element belongs to. */
export const holderOf = (element: XmlElement): XmlElement | null =>
  aroundOf(element, "xlf:file", "xlf:group", "xlf:unit");

/** Of elements with the same key, all but the first. */
export function repeated(
  elements: Iterable<XmlElement>,
  keyOf: (element: XmlElement) => string | undefined,
): XmlElement[] {
  const seen = new Set<string>();
  const again: XmlElement[] = [];
  for (const element of elements) {
    const key = keyOf(element);
    if (key === undefined) continue;
    if (seen.has(key)) again.push(element);
    seen.add(key);
  }
  return again;
}
