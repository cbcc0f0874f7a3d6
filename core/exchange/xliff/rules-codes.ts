/** Rules of inline codes: pairs, hints to editors, copies, original data (XLIFF 2.1 §4.2.3, §4.3.1, §4.7.2). */
import type { XliffFinding } from "./finding.ts";
import {
  type Checks,
  contentsOf,
  finding,
  holderOf,
  inlinesOf,
  isCode,
  named,
  partsOf,
} from "./rule.ts";
import { allOf, aroundOf, childOf, childrenOf, elementsOf, type XmlElement } from "./xml.ts";

const value = (element: XmlElement, name: string): string | undefined => element.values.get(name);
const isIsolated = (element: XmlElement): boolean => value(element, "isolated") === "yes";

/** Where the text of a code is at home: its unit, or the candidate that holds it. */
const homeOf = (code: XmlElement): XmlElement | null => aroundOf(code, "mtc:match", "xlf:unit");

/** Texts of a home, each in its order. */
const textsOf = (home: XmlElement): XmlElement[][] =>
  home.type === "mtc:match"
    ? childrenOf(home, "xlf:source", "xlf:target").map((content) => [content])
    : [contentsOf(home, "source"), contentsOf(home, "target")];

export const codeChecks: Checks = {
  "xlf:unit": checkHome,
  "mtc:match": checkHome,
  "xlf:ph": checkCode,
  *"xlf:pc"(code) {
    yield* checkCode(code);
    for (const [start, end, rule] of [
      ["dataRefStart", "dataRefEnd", "data-ref-pair"],
      ["subFlowsStart", "subFlowsEnd", "sub-flows-pair"],
      ["equivStart", "equivEnd", "equiv-pair"],
    ] as const) {
      if (code.values.has(start) !== code.values.has(end))
        yield finding(rule, code, named(code, code.values.has(start) ? start : end));
    }
  },
  "xlf:sc": checkCode,
  *"xlf:ec"(code) {
    yield* checkCode(code);
    const [hasId, hasStart] = [code.values.has("id"), code.values.has("startRef")];
    if (isIsolated(code) ? !hasId || hasStart : hasId || !hasStart)
      yield finding("end-code", code, named(code, hasId ? "id" : "startRef"));
    if (isIsolated(code)) return;
    if (code.values.has("dir")) yield finding("end-code-direction", code, named(code, "dir"));
    for (const name of code.values.keys())
      if (/^(fs|slr):/.test(name)) yield finding("end-code-module", code, named(code, name));
  },
  *"xlf:cp"(point) {
    // What XML has characters for is written as such.
    const code = Number.parseInt(value(point, "hex") ?? "", 16);
    const isXml =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      (code >= 0x10000 && code <= 0x10ffff);
    if (isXml || code > 0x10ffff) yield finding("code-point", point, named(point, "hex"));
  },
};

function* checkCode(code: XmlElement): Generator<XliffFinding> {
  const home = homeOf(code);
  if (!home) return;
  const subType = value(code, "subType");
  if (subType !== undefined) {
    const type = value(code, "type");
    if (type === undefined) yield finding("sub-type", code, named(code, "subType"));
    else if (subType.startsWith("xlf:") && type !== subTypes[subType])
      yield finding("sub-type-value", code, `${named(code, "type")} ${named(code, "subType")}`);
  }
  const reorder = value(code, "canReorder") ?? "yes";
  if (reorder !== "yes" && (value(code, "canDelete") !== "no" || value(code, "canCopy") !== "no"))
    yield finding("reorder-hints", code, named(code, "canReorder"));
  const data = childOf(home, "xlf:originalData");
  for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
    const ref = value(code, name);
    if (ref === undefined) continue;
    if (!data || !elementsOf(data).some((one) => value(one, "id") === ref))
      yield finding("data-ref", code, named(code, name));
  }
  yield* checkCopy(code, home);
  for (const name of ["subFlows", "subFlowsStart", "subFlowsEnd"]) {
    const file = aroundOf(code, "xlf:file");
    for (const id of value(code, name)?.trim().split(/\s+/) ?? []) {
      if (
        !file ||
        ![...allOf(file)].some((one) => one.type === "xlf:unit" && value(one, "id") === id)
      )
        yield finding("sub-flows", code, named(code, name));
    }
  }
}

/** XLIFF's own: the others are of whoever made the file. */
const subTypes: Record<string, string> = {
  "xlf:lb": "fmt",
  "xlf:pb": "fmt",
  "xlf:b": "fmt",
  "xlf:i": "fmt",
  "xlf:u": "fmt",
  "xlf:var": "ui",
};

const hasData = (code: XmlElement): boolean =>
  ["dataRef", "dataRefStart", "dataRefEnd"].some((name) => code.values.has(name));

function* checkCopy(code: XmlElement, home: XmlElement): Generator<XliffFinding> {
  const of = value(code, "copyOf");
  if (of === undefined) return;
  if (hasData(code)) yield finding("copy-of-data", code, named(code, "copyOf"));
  const bases = textsOf(home)
    .flatMap(inlinesOf)
    .filter((one) => isCode(one) && value(one, "id") === of);
  if (bases.length === 0) yield finding("copy-of", code, named(code, "copyOf"));
  else if (bases.every(hasData)) yield finding("copy-of-data", code, named(code, "copyOf"));
  if (bases.some((base) => value(base, "canCopy") === "no"))
    yield finding("copy-of-forbidden", code, named(code, "copyOf"));
}

function* checkHome(home: XmlElement): Generator<XliffFinding> {
  for (const text of textsOf(home)) {
    const inlines = inlinesOf(text);
    yield* checkPairs(inlines);
    yield* checkMarkers(inlines);
    yield* checkSequences(text);
  }
  if (home.type === "xlf:unit") {
    yield* checkKept(home);
    yield* checkSameSequences(home);
  }
}

function* checkPairs(inlines: readonly XmlElement[]): Generator<XliffFinding> {
  for (const [at, code] of inlines.entries()) {
    if (code.type === "xlf:sc") {
      const isEnd = (one: XmlElement) =>
        one.type === "xlf:ec" && value(one, "startRef") === value(code, "id");
      const ends = inlines.slice(at + 1).filter(isEnd);
      if (isIsolated(code)) {
        if (inlines.some(isEnd)) yield finding("isolated", code, named(code, "id"));
      } else if (ends.length !== 1) yield finding("code-pair", code, named(code, "id"));
      else if (ends[0]) yield* checkHints(code, ends[0]);
    } else if (code.type === "xlf:ec" && !isIsolated(code) && code.values.has("startRef")) {
      const starts = inlines
        .slice(0, at)
        .filter((one) => one.type === "xlf:sc" && value(one, "id") === value(code, "startRef"));
      if (starts.filter((start) => !isIsolated(start)).length !== 1)
        yield finding("code-pair", code, named(code, "startRef"));
    }
  }
}

function* checkHints(start: XmlElement, end: XmlElement): Generator<XliffFinding> {
  for (const name of ["canCopy", "canDelete", "canOverlap", "canReorder"]) {
    const [a, b] = [value(start, name) ?? "yes", value(end, name) ?? "yes"];
    // A sequence begins with one code only: its end is in the midst of it.
    if (b !== (name === "canReorder" && a === "firstNo" ? "no" : a))
      yield finding("pair-hints", end, `${named(end, "startRef")} ${name}`);
  }
}

function* checkMarkers(inlines: readonly XmlElement[]): Generator<XliffFinding> {
  for (const [at, mark] of inlines.entries()) {
    const [type, rest] =
      mark.type === "xlf:sm" ? ["xlf:em", inlines.slice(at + 1)] : ["xlf:sm", inlines.slice(0, at)];
    if (mark.type !== "xlf:sm" && mark.type !== "xlf:em") continue;
    const id = value(mark, mark.type === "xlf:sm" ? "id" : "startRef");
    const isOther = (one: XmlElement) =>
      one.type === type && value(one, type === "xlf:em" ? "startRef" : "id") === id;
    if (!rest.some(isOther)) yield finding("marker-pair", mark, `<${mark.name}> ${id ?? ""}`);
  }
}

/** Codes of a text in reading order, the end of a `pc` as one of its own. */
interface Token {
  key: string;
  code: XmlElement;
  reorder: string;
}

function tokensOf(contents: readonly XmlElement[]): Token[] {
  const tokens: Token[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      const id = value(child, "id") ?? "";
      const reorder = value(child, "canReorder") ?? "yes";
      const isEnd = child.type === "xlf:ec" && !isIsolated(child);
      if (isCode(child))
        tokens.push({
          key: isEnd ? `/${value(child, "startRef") ?? ""}` : id,
          code: child,
          reorder,
        });
      walk(child);
      if (child.type === "xlf:pc")
        tokens.push({
          key: `/${id}`,
          code: child,
          reorder: reorder === "firstNo" ? "no" : reorder,
        });
    }
  };
  contents.forEach(walk);
  return tokens;
}

/** What may not be moved follows upon what may not be moved, and the first of them says that it is the first. */
function* checkSequences(contents: readonly XmlElement[]): Generator<XliffFinding> {
  const tokens = tokensOf(contents);
  for (const [at, { code, reorder, key }] of tokens.entries()) {
    if (reorder !== "no" || key === `/${value(code, "id") ?? ""}`) continue;
    if ((tokens[at - 1]?.reorder ?? "yes") === "yes")
      yield finding("reorder-sequence", code, named(code, "canReorder"));
  }
}

/** In the translation a sequence is as it was. */
function* checkSameSequences(unit: XmlElement): Generator<XliffFinding> {
  const sources = tokensOf(contentsOf(unit, "source"));
  const targets = tokensOf(contentsOf(unit, "target"));
  for (const [at, { key, reorder }] of sources.entries()) {
    if (reorder !== "no") continue;
    const there = targets.findIndex((token) => token.key === key);
    const before = targets[there];
    if (!before) continue;
    if (targets[there - 1]?.key !== sources[at - 1]?.key)
      yield finding("reorder-sequence", before.code, named(before.code, "canReorder"));
  }
}

/** What may not be deleted is somewhere in the translation, where its segment has one. */
function* checkKept(unit: XmlElement): Generator<XliffFinding> {
  const kept = new Set(tokensOf(contentsOf(unit, "target")).map(({ key }) => key));
  for (const part of partsOf(unit)) {
    const source = childOf(part, "xlf:source");
    if (!source || !childOf(part, "xlf:target")) continue;
    for (const { key, code } of tokensOf([source])) {
      if (value(code, "canDelete") === "no" && !kept.has(key))
        yield finding(
          "code-deleted",
          code,
          `${named(code, "id")} ${holderOf(unit) ? named(unit, "id") : ""}`,
        );
    }
  }
}
