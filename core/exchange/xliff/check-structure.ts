/** Holds every element of a document against the schema: what it stands in, what it has, what it holds. */
import type { XliffFinding } from "./finding.ts";
import { finding } from "./rule.ts";
import { elementRules, moduleAttributes, modulePlaces } from "./schema.ts";
import { valueTypes } from "./values.ts";
import { elementsOf, type XmlElement } from "./xml.ts";

interface AttributeRule {
  name: string;
  type: string;
  isNeeded: boolean;
}

interface Step {
  types: readonly string[];
  isNeeded: boolean;
  isMany: boolean;
}

export function* checkStructure(root: XmlElement): Generator<XliffFinding> {
  if (root.type !== "xlf:xliff") {
    yield finding("root", root, `<${root.name}>`);
    return;
  }
  yield* checkElement(root);
}

function* checkElement(element: XmlElement): Generator<XliffFinding> {
  const rule = elementRules[element.type];
  if (!rule) {
    // What a tool adds of its own is its own; in a namespace that XLIFF defines there is nothing to add.
    if (!element.type.startsWith("other:")) {
      yield finding("element-unknown", element, `<${element.name}>`);
      return;
    }
  } else {
    yield* checkAttributes(element, attributesOf(rule.attributes), rule.open ?? false);
    yield* checkContent(element, stepsOf(rule.content));
    if (!rule.text) yield* checkText(element);
  }
  for (const child of elementsOf(element)) {
    const places = modulePlaces[child.type];
    if (places && rule && !places.includes(element.type))
      yield finding("module-place", child, `<${child.name}> in <${element.name}>`);
    yield* checkElement(child);
  }
}

function* checkAttributes(
  element: XmlElement,
  rules: readonly AttributeRule[],
  isOpen: boolean | "modules",
): Generator<XliffFinding> {
  for (const { name, isNeeded } of rules) {
    if (isNeeded && !element.values.has(name))
      yield finding("attribute-missing", element, `<${element.name}> ${name}`);
  }
  for (const [name, value] of element.values) {
    const about = `${name}="${value}"`;
    const type = rules.find((one) => one.name === name)?.type ?? openType(name, isOpen);
    if (type === null) yield finding("attribute-unknown", element, `${name} in <${element.name}>`);
    else if (valueTypes[type]?.(value) === false)
      yield finding(name === "fs:fs" ? "format-value" : "attribute-value", element, about);
  }
}

/** Null where no such attribute is welcome, and where a name of a known namespace is none of its attributes. */
function openType(name: string, isOpen: boolean | "modules"): string | null {
  if (isOpen === false) return null;
  if (name.startsWith("other:")) return isOpen === "modules" ? null : "text";
  if (name.startsWith("xml:")) return "text";
  return moduleAttributes[name] ?? null;
}

function* checkContent(element: XmlElement, steps: readonly Step[]): Generator<XliffFinding> {
  const children = elementsOf(element);
  let at = 0;
  for (const { types, isNeeded, isMany } of steps) {
    let count = 0;
    for (let child = children[at]; child && isOneOf(child, types, element); child = children[at]) {
      at += 1;
      count += 1;
      if (!isMany) break;
    }
    if (isNeeded && count === 0) {
      const about = `<${element.name}> ${types.map((type) => type.replace(/^xlf:/, "")).join(" | ")}`;
      yield finding("element-missing", children[at] ?? element, about);
    }
  }
  const misplaced = children[at];
  if (misplaced)
    yield finding("element-place", misplaced, `<${misplaced.name}> in <${element.name}>`);
}

const isOneOf = (child: XmlElement, types: readonly string[], parent: XmlElement): boolean =>
  types.includes(child.type) || (types.includes("other") && child.uri !== parent.uri);

function* checkText(element: XmlElement): Generator<XliffFinding> {
  const text = element.children.find(
    (child) => (child.kind === "text" || child.kind === "cdata") && child.text.trim() !== "",
  );
  if (text?.kind === "text" || text?.kind === "cdata")
    yield finding("text-place", element, `<${element.name}> ${text.text.trim().slice(0, 30)}`);
}

const attributesOf = (words: string): AttributeRule[] =>
  words.split(" ").flatMap((word) => {
    const parsed = /^((?:xml:)?\w+)(?::(\w+))?(!?)$/.exec(word);
    return parsed
      ? [{ name: parsed[1] ?? "", type: parsed[2] ?? "text", isNeeded: parsed[3] === "!" }]
      : [];
  });

const stepsOf = (words: string): Step[] =>
  words
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({
      types: word.replace(/[?*+]$/, "").split("|"),
      isNeeded: !/[?*]$/.test(word),
      isMany: /[*+]$/.test(word),
    }));
