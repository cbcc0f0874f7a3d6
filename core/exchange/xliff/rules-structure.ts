/** Rules of files, groups, units and segments (XLIFF 2.1 §4.2.2, §4.3, §4.8). */
import type { XliffFinding } from "./finding.ts";
import {
  type Checks,
  contentsOf,
  finding,
  holderOf,
  inlinesOf,
  named,
  partsOf,
  repeated,
} from "./rule.ts";
import { allOf, childOf, childrenOf, type XmlElement } from "./xml.ts";

const idOf = (element: XmlElement): string | undefined => element.values.get("id");

function* twice(elements: Iterable<XmlElement>): Generator<XliffFinding> {
  for (const element of repeated(elements, idOf))
    yield finding("id-twice", element, `<${element.name}> ${named(element, "id")}`);
}

export const structureChecks: Checks = {
  *"xlf:xliff"(xliff) {
    yield* twice(childrenOf(xliff, "xlf:file"));
    const target = xliff.values.has("trgLang")
      ? undefined
      : [...allOf(xliff)].find(
          ({ type, parent }) =>
            type === "xlf:target" &&
            (parent?.type === "xlf:segment" || parent?.type === "xlf:ignorable"),
        );
    if (target) yield finding("target-language", target, "trgLang");
  },
  *"xlf:file"(file) {
    const all = [...allOf(file)];
    yield* twice(all.filter(({ type }) => type === "xlf:group"));
    yield* twice(all.filter(({ type }) => type === "xlf:unit"));
  },
  *"xlf:notes"(notes) {
    yield* twice(childrenOf(notes, "xlf:note"));
  },
  *"xlf:originalData"(data) {
    yield* twice(childrenOf(data, "xlf:data"));
  },
  *"xlf:skeleton"(skeleton) {
    if (skeleton.values.has("href") === skeleton.children.length > 0)
      yield finding("skeleton-href", skeleton, "href");
  },
  *"xlf:unit"(unit) {
    if (childrenOf(unit, "xlf:segment").length === 0)
      yield finding("unit-segment", unit, named(unit, "id"));
    const sources = inlinesOf(contentsOf(unit, "source"));
    yield* twice([...partsOf(unit), ...sources]);
    yield* checkTargetIds(unit, sources);
    yield* checkOrder(unit);
  },
  *"xlf:segment"(segment) {
    const state = segment.values.get("state");
    if (segment.values.has("subState") && state === undefined)
      yield finding("sub-state", segment, named(segment, "subState"));
    if (state !== undefined && state !== "initial" && !childOf(segment, "xlf:target"))
      yield finding("state-target", segment, named(segment, "state"));
    yield* checkSpace(segment);
  },
  "xlf:ignorable": checkSpace,
  *"xlf:source"(source) {
    if (holdsText(source)) yield* checkLanguage(source, "srcLang");
  },
  *"xlf:target"(target) {
    if (holdsText(target)) yield* checkLanguage(target, "trgLang");
  },
};

const holdsText = ({ parent }: XmlElement): boolean =>
  parent?.type === "xlf:segment" || parent?.type === "xlf:ignorable";

/** A code in a target is that of the source with its id, or has an id of its own in the unit. */
function* checkTargetIds(
  unit: XmlElement,
  sources: readonly XmlElement[],
): Generator<XliffFinding> {
  const targets = inlinesOf(contentsOf(unit, "target"));
  yield* twice(targets);
  const kinds = new Map<string, XmlElement>();
  for (const element of [...partsOf(unit), ...sources]) {
    const id = idOf(element);
    if (id !== undefined) kinds.set(id, element);
  }
  for (const target of targets) {
    const source = kinds.get(idOf(target) ?? "");
    if (source && kindOf(source) !== kindOf(target))
      yield finding("id-target", target, `<${target.name}> ${named(target, "id")}`);
  }
}

/** `pc` and `sc`, `mrk` and `sm` stand for each other: XLIFF 2.1 §4.7.2, §4.7.3. */
const kindOf = ({ type }: XmlElement): string =>
  type === "xlf:sc" ? "xlf:pc" : type === "xlf:sm" ? "xlf:mrk" : type;

function* checkOrder(unit: XmlElement): Generator<XliffFinding> {
  const parts = partsOf(unit);
  const places = new Set<number>();
  for (const [index, part] of parts.entries()) {
    const target = childOf(part, "xlf:target");
    const order = target?.values.get("order");
    if (!target) continue;
    const place = order === undefined ? index + 1 : Number(order);
    if (place > parts.length) yield finding("order-range", target, named(target, "order"));
    if (places.has(place)) yield finding("order-twice", target, `order="${place}"`);
    places.add(place);
  }
  // A target that goes elsewhere needs another to take its place.
  for (const [index, part] of parts.entries()) {
    const target = childOf(part, "xlf:target");
    if (target?.values.has("order") && !places.has(index + 1))
      yield finding("order-twice", target, `order="${index + 1}"`);
  }
}

function* checkSpace(part: XmlElement): Generator<XliffFinding> {
  const [source, target] = [childOf(part, "xlf:source"), childOf(part, "xlf:target")];
  if (source && target && inherited(source, "xml:space") !== inherited(target, "xml:space"))
    yield finding("space", target, "xml:space");
}

function* checkLanguage(content: XmlElement, name: string): Generator<XliffFinding> {
  const lang = inherited(content, "xml:lang");
  const wanted = rootOf(content).values.get(name);
  if (lang === undefined || wanted === undefined) return;
  if (lang.toLowerCase() !== wanted.toLowerCase())
    yield finding("language", content, `xml:lang="${lang}" ${name}="${wanted}"`);
}

function inherited(element: XmlElement, name: string): string | undefined {
  for (let one: XmlElement | null = element; one; one = one.parent) {
    const value = one.values.get(name);
    if (value !== undefined) return value;
  }
  return name === "xml:space" ? "default" : undefined;
}

export function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}

const MODULES = ["mtc", "gls", "mda", "res", "slr", "val", "ctr", "its"];

/**
 * Ids of modules and extensions are once in their namespace within the nearest file, group or unit (XLIFF 2.1 §4.3.1 id, §3); those of
 * candidates, notes on quality and records within what lists them.
 */
export function* checkForeignIds(root: XmlElement): Generator<XliffFinding> {
  const seen = new Map<XmlElement | null, Set<string>>();
  for (const element of allOf(root)) {
    const [prefix = ""] = element.type.split(":");
    const id = element.values.get("id") ?? element.values.get("xml:id");
    if (id === undefined || (prefix !== "other" && !MODULES.includes(prefix))) continue;
    if (isInSkeleton(element)) continue;
    const scope = holderOf(element);
    const keys = seen.get(scope) ?? new Set();
    seen.set(scope, keys);
    const key = `${element.uri} ${id}`;
    if (keys.has(key)) yield finding("id-twice", element, `<${element.name}> id="${id}"`);
    keys.add(key);
  }
}

function isInSkeleton(element: XmlElement): boolean {
  for (let one = element.parent; one; one = one.parent)
    if (one.type === "xlf:skeleton") return true;
  return false;
}
