/** Rules of annotations and of what refers to other places: fragments, notes, terms, candidates (XLIFF 2.1 §3, §4.7.3, §5). */
import type { XliffFinding, XliffRule } from "./finding.ts";
import { type Checks, contentsOf, finding, inlinesOf, named, partsOf } from "./rule.ts";
import { isNmtoken } from "./values.ts";
import { aroundOf, childOf, elementsOf, type XmlElement } from "./xml.ts";

export const referenceChecks: Checks = {
  "xlf:mrk": checkAnnotation,
  "xlf:sm": checkAnnotation,
  *"mtc:match"(match) {
    yield* checkSpanRef(match, "match-ref");
  },
  *"gls:glossEntry"(entry) {
    yield* checkTermRef(entry);
  },
  *"gls:translation"(translation) {
    yield* checkTermRef(translation);
  },
};

function* checkAnnotation(mark: XmlElement): Generator<XliffFinding> {
  const [type, ref] = [mark.values.get("type"), mark.values.get("ref")];
  if (ref?.startsWith("#")) {
    const fault = faultOf(ref);
    if (fault) yield finding(fault, mark, named(mark, "ref"));
  }
  if (type === "mtc:match" && ref !== undefined)
    yield finding("match-annotation", mark, named(mark, "ref"));
  if (type !== "comment") return;
  if (mark.values.has("value") === (ref !== undefined))
    yield finding("comment-annotation", mark, named(mark, "type"));
  if (ref !== undefined && !pointsToNote(mark, ref))
    yield finding("comment-ref", mark, named(mark, "ref"));
}

/** The note is one of the unit that the comment is in. */
function pointsToNote(mark: XmlElement, ref: string): boolean {
  const unit = aroundOf(mark, "xlf:unit");
  const file = aroundOf(mark, "xlf:file");
  const notes = unit && childOf(unit, "xlf:notes");
  const selectors = selectorsOf(ref);
  const note = selectors.at(-1);
  if (!notes || note?.prefix !== "n") return false;
  const isHere = selectors.slice(0, -1).every(({ prefix, id }) => {
    if (prefix === "f") return file?.values.get("id") === id;
    return prefix === "u" ? unit.values.get("id") === id : prefix === "g";
  });
  // Without its unit, a note after a file or a group is a note of that.
  const isOfUnit = selectors.length === 1 || selectors.at(-2)?.prefix === "u";
  return isHere && isOfUnit && elementsOf(notes).some((one) => one.values.get("id") === note.id);
}

/** A term is of its unit by what follows upon `#`, whatever address stands before it: so the standard's own rule gls3. */
function checkTermRef(element: XmlElement): Generator<XliffFinding> {
  const ref = element.values.get("ref");
  return checkSpanRef(element, "glossary-ref", ref?.slice(Math.max(0, ref.indexOf("#"))));
}

/** A candidate or a term is of a segment, or of a marked piece of text, of its unit. */
function* checkSpanRef(
  element: XmlElement,
  rule: XliffRule,
  ref = element.values.get("ref"),
): Generator<XliffFinding> {
  const unit = aroundOf(element, "xlf:unit");
  if (ref === undefined || !unit) return;
  const [last, ...before] = ref.startsWith("#") ? selectorsOf(ref).toReversed() : [];
  const targets = inlinesOf(contentsOf(unit, "target"));
  const sources = [...partsOf(unit), ...inlinesOf(contentsOf(unit, "source"))];
  // What only the translation has is found there without its prefix as well.
  const places = last?.prefix === "t" ? targets : [...sources, ...targets];
  const isHere =
    last !== undefined &&
    (last.prefix === "" || last.prefix === "t") &&
    before.every(({ prefix }) => "fgu".includes(prefix)) &&
    places.some((one) => one.values.get("id") === last.id);
  if (!isHere) yield finding(rule, element, named(element, "ref"));
}

interface Selector {
  prefix: string;
  id: string;
}

const selectorsOf = (ref: string): Selector[] =>
  ref
    .replace(/^#\/?/, "")
    .split("/")
    .map((selector) => {
      const [prefix = "", id] = selector.split("=");
      return id === undefined ? { prefix: "", id: prefix } : { prefix, id };
    });

/** Prefixes of modules, and those that others have registered with the committee. */
const REGISTERED = new Set([
  "mtc",
  "gls",
  "fs",
  "mda",
  "res",
  "ctr",
  "slr",
  "val",
  "its",
  "itsm",
  "tbx",
  "xlf",
]);
/** In this order, each once; what is none of them comes last, and alone. */
const OUTER = ["f", "g", "u"];
const INNER = new Set(["n", "d", "t", ""]);

function faultOf(ref: string): XliffRule | null {
  const selectors = selectorsOf(ref);
  for (const [at, { prefix, id }] of selectors.entries()) {
    const isOuter = OUTER.includes(prefix);
    const isLast = at === selectors.length - 1;
    if (!isNmtoken(id) || (prefix !== "" && !isNmtoken(prefix))) return "fragment-syntax";
    if (!isOuter && !INNER.has(prefix) && !REGISTERED.has(prefix)) return "fragment-prefix";
    if (!isOuter && !isLast) return "fragment-order";
    const before = selectors[at - 1]?.prefix;
    if (isOuter && before !== undefined && OUTER.indexOf(before) >= OUTER.indexOf(prefix))
      return "fragment-order";
  }
  return null;
}
