/** Rules of the modules: candidates, glossary, format style, resource data, size restriction, validation, and of change tracking. */
import type { XliffFinding } from "./finding.ts";
import { type Checks, finding, named } from "./rule.ts";
import { rootOf } from "./rules-structure.ts";
import { allOf, aroundOf, childrenOf, elementsOf, type XmlElement } from "./xml.ts";

const value = (element: XmlElement, name: string): string | undefined => element.values.get(name);

export const moduleChecks: Checks = {
  *"mtc:match"(match) {
    if (match.values.has("subType") && !match.values.has("type"))
      yield finding("match-sub-type", match, named(match, "subType"));
    if (match.values.has("xml:lang"))
      yield finding("match-language", match, named(match, "xml:lang"));
  },
  *"gls:glossEntry"(entry) {
    if (childrenOf(entry, "gls:translation", "gls:definition").length === 0)
      yield finding("glossary-entry", entry, named(entry, "id"));
  },
  *"res:resourceItem"(item) {
    const bare = childrenOf(item, "res:source", "res:target").filter(
      (one) => one.children.length === 0,
    );
    if (!item.values.has("mimeType") && (bare.length > 0 || elementsOf(item).length === 0))
      yield finding("resource-type", item, named(item, "id"));
  },
  *"res:source"(source) {
    yield* checkResource(source, "srcLang");
  },
  *"res:target"(target) {
    yield* checkResource(target, "trgLang");
  },
  *"res:resourceItemRef"(ref) {
    const file = aroundOf(ref, "xlf:file");
    const items = file ? [...allOf(file)].filter(({ type }) => type === "res:resourceItem") : [];
    if (!items.some((item) => value(item, "id") === value(ref, "ref")))
      yield finding("resource-ref", ref, named(ref, "ref"));
  },
  *"val:rule"(rule) {
    const kinds = ["isPresent", "isNotPresent", "startsWith", "endsWith"];
    const own = [...rule.values.keys()].filter((name) => name.startsWith("other:"));
    const set = kinds.filter((name) => rule.values.has(name));
    if (set.length + (own.length > 0 ? 1 : 0) !== 1)
      yield finding("rule-one", rule, [...set, ...own].join(" ") || `<${rule.name}>`);
    if (rule.values.has("existsInSource") && (set.length !== 1 || set[0] === "isNotPresent"))
      yield finding("rule-exists", rule, named(rule, "existsInSource"));
    if (rule.values.has("occurs") && !rule.values.has("isPresent"))
      yield finding("rule-occurs", rule, named(rule, "occurs"));
    if (value(rule, "disabled") === "yes" && rule.parent?.parent?.type === "xlf:file")
      yield finding("rule-disabled", rule, named(rule, "disabled"));
  },
  *"ctr:revisions"(revisions) {
    yield* checkRevisions(revisions);
  },
};

function* checkResource(resource: XmlElement, langName: string): Generator<XliffFinding> {
  const isEmpty = !resource.children.some(
    (child) => child.kind === "element" || (child.kind === "text" && child.text.trim() !== ""),
  );
  if (resource.values.has("href") !== isEmpty)
    yield finding("resource-href", resource, `<${resource.name}>`);
  const [lang, wanted] = [value(resource, "xml:lang"), value(rootOf(resource), langName)];
  if (lang !== undefined && lang.toLowerCase() !== wanted?.toLowerCase())
    yield finding(
      "resource-language",
      resource,
      `${named(resource, "xml:lang")} ${langName}="${wanted ?? ""}"`,
    );
}

/** Attributes of modules that any element of the core may have. */
export function* checkModuleAttributes(element: XmlElement): Generator<XliffFinding> {
  if (element.values.has("fs:subFs") && !element.values.has("fs:fs"))
    yield finding("format-sub", element, named(element, "fs:subFs"));
  for (const name of ["slr:sizeRestriction", "slr:storageRestriction"]) {
    const pattern = value(element, name);
    if (pattern !== undefined && !/^(\*|\d+|\d+,(\d+|\*))$/.test(pattern.trim()))
      yield finding("size-pattern", element, named(element, name));
  }
  // What these hold is for the profile to say; of the standard's own profiles it is said.
  for (const [name, profile, own] of [
    ["slr:sizeInfo", "generalProfile", "xliff:codepoints"],
    ["slr:equivStorage", "storageProfile", "xliff:utf8 xliff:utf16 xliff:utf32"],
  ] as const) {
    const amount = value(element, name);
    if (amount === undefined || /^\d+$/.test(amount.trim())) continue;
    if (own.split(" ").includes(profileOf(element, profile) ?? ""))
      yield finding("size-number", element, named(element, name));
  }
  const ref = value(element, "slr:sizeInfoRef");
  if (ref === undefined) return;
  if (element.values.has("slr:sizeInfo"))
    yield finding("size-both", element, named(element, "slr:sizeInfo"));
  if (!hasSizeData(element, ref))
    yield finding("size-ref", element, named(element, "slr:sizeInfoRef"));
}

function profileOf(element: XmlElement, name: string): string | undefined {
  const file = element.type === "xlf:file" ? element : aroundOf(element, "xlf:file");
  const profiles = file && childrenOf(file, "slr:profiles")[0];
  return profiles?.values.get(name);
}

/** `slr:data` stands beside the element or beside one that holds it. */
function hasSizeData(element: XmlElement, id: string): boolean {
  for (let one: XmlElement | null = element; one; one = one.parent) {
    const data = one.parent ? childrenOf(one.parent, "slr:data") : [];
    if (data.some((each) => [...allOf(each)].some((inner) => value(inner, "id") === id)))
      return true;
  }
  return false;
}

/** XLIFF 2.0 §5.6: what was revised is there, and has the property that is spoken of. */
function* checkRevisions(revisions: XmlElement): Generator<XliffFinding> {
  const holder = aroundOf(revisions, "xlf:file", "xlf:group", "xlf:unit");
  if (!holder) return;
  const [type, ref] = [value(revisions, "appliesTo") ?? "", value(revisions, "ref")];
  const all = [...allOf(holder)].filter((one) => one.type === `xlf:${type}`);
  const withId = all.filter((one) => one.values.has("id"));
  const subject = ref === undefined ? all[0] : all.find((one) => value(one, "id") === ref);
  const isAmbiguous = ref === undefined && withId.length > 1;
  // An element without ids is not told apart by them.
  if (isAmbiguous || (ref !== undefined && !subject && withId.length > 0))
    yield finding(
      "change-ref",
      revisions,
      named(revisions, ref === undefined ? "appliesTo" : "ref"),
    );
  for (const revision of childrenOf(revisions, "ctr:revision")) {
    const seen = new Set<string>();
    for (const item of childrenOf(revision, "ctr:item")) {
      const property = value(item, "property") ?? "";
      if (seen.has(property) || (property !== "content" && !subject?.values.has(property)))
        yield finding("change-property", item, named(item, "property"));
      seen.add(property);
    }
  }
}
