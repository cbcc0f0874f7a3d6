/** Rules of the module for the Internationalization Tag Set (XLIFF 2.1 §5.8). */
import type { XliffFinding, XliffRule } from "./finding.ts";
import { type Checks, finding, named } from "./rule.ts";
import { allOf, aroundOf, type XmlElement } from "./xml.ts";

const has = (element: XmlElement, name: string): boolean => element.values.has(`its:${name}`);
const PERSONS =
  "org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef".split(
    " ",
  );

/** Attributes that make an annotation one of ITS, whose `type` is then no other. */
const ANNOTATING = [
  ..."its:annotatorsRef its:locQualityIssuesRef its:locQualityRatingScore its:locQualityRatingVote its:taIdentRef its:taSource its:taIdent its:taClassRef its:mtConfidence its:provenanceRecordsRef its:allowedCharacters its:localeFilterList".split(
    " ",
  ),
  "itsm:domains",
  "itsm:lang",
];

const CATEGORIES = new Set(
  "allowed-characters directionality domain elements-within-text external-resource id-value language-information locale-filter localization-note localization-quality-issue localization-quality-rating mt-confidence preserve-space provenance storage-size target-pointer terminology text-analysis translate".split(
    " ",
  ),
);

export const itsChecks: Checks = {
  "xlf:mrk": checkAnnotation,
  "xlf:sm": checkAnnotation,
  *"its:locQualityIssue"(issue) {
    if (!issue.values.has("locQualityIssueType") && !issue.values.has("locQualityIssueComment"))
      yield finding("its-needed", issue, "locQualityIssueType");
  },
  *"its:provenanceRecord"(record) {
    if (!PERSONS.some((name) => record.values.has(name)))
      yield finding("its-needed", record, PERSONS.join(" "));
  },
};

function* checkAnnotation(mark: XmlElement): Generator<XliffFinding> {
  const type = mark.values.get("type");
  const making = ANNOTATING.find((name) => mark.values.has(name));
  if (making && type !== undefined && type !== "its:generic" && !type.startsWith("its:term"))
    if (!(type === "term" && making === "its:annotatorsRef"))
      yield finding("its-type", mark, `${named(mark, "type")} ${making}`);
  if (has(mark, "taSource") !== has(mark, "taIdent"))
    yield finding("its-needed", mark, "its:taSource its:taIdent");
}

/** Names that are not said of one element together: either the first or the others. */
const EITHER: readonly (readonly [string, readonly string[]])[] = [
  [
    "locQualityIssuesRef",
    [
      "locQualityIssueType",
      "locQualityIssueComment",
      "locQualityIssueSeverity",
      "locQualityIssueProfileRef",
      "locQualityIssueEnabled",
    ],
  ],
  ["locQualityRatingScore", ["locQualityRatingVote"]],
  ["taIdentRef", ["taSource", "taIdent"]],
  ["provenanceRecordsRef", PERSONS],
];

export function* checkItsAttributes(element: XmlElement): Generator<XliffFinding> {
  const names = [...element.values.keys()].filter((name) => /^itsm?:/.test(name));
  if (names.length === 0) return;
  if (!isVersioned(element)) yield finding("its-version", element, names.join(" "));
  for (const [one, others] of EITHER) {
    const other = has(element, one) ? others.find((name) => has(element, name)) : undefined;
    if (other) yield finding("its-together", element, `its:${one} its:${other}`);
  }
  for (const [name, base] of [
    ["locQualityRatingScoreThreshold", "locQualityRatingScore"],
    ["locQualityRatingVoteThreshold", "locQualityRatingVote"],
  ] as const) {
    if (has(element, name) && !around(element).some((one) => has(one, base)))
      yield finding("its-needed", element, `its:${base}`);
  }
  yield* checkRef(element, "locQualityIssuesRef", "its:locQualityIssues");
  yield* checkRef(element, "provenanceRecordsRef", "its:provenanceRecords");
  yield* checkAnnotators(element);
}

function around(element: XmlElement): XmlElement[] {
  const path: XmlElement[] = [];
  for (let one: XmlElement | null = element; one; one = one.parent) path.push(one);
  return path;
}

const isVersioned = (element: XmlElement): boolean =>
  around(element).some((one) => has(one, "version"));

function* checkRef(element: XmlElement, name: string, type: string): Generator<XliffFinding> {
  const ref = element.values.get(`its:${name}`);
  // What stands in another document is not ours to look for.
  if (ref === undefined || !ref.startsWith("#")) return;
  const id = /^#(?:.*\/)?its=(.+)$/.exec(ref)?.[1];
  const unit = aroundOf(element, "xlf:unit") ?? element;
  const isThere = [...allOf(unit)].some(
    (one) => one.type === type && one.values.get("xml:id") === id,
  );
  const rule: XliffRule = "its-ref";
  if (!isThere) yield finding(rule, element, named(element, `its:${name}`));
}

/** ITS 2.0 §5.7: pairs of a category and whoever spoke of it, each category once. */
function* checkAnnotators(element: XmlElement): Generator<XliffFinding> {
  const ref = element.values.get("its:annotatorsRef");
  if (ref === undefined) return;
  const pairs = ref.trim().split(/\s+/);
  const categories = pairs.map((pair) => pair.split("|")[0] ?? "");
  const isRight =
    pairs.every((pair) => /^[^|]+\|[^|]/.test(pair)) &&
    categories.every((category) => CATEGORIES.has(category)) &&
    new Set(categories).size === categories.length;
  if (!isRight) yield finding("its-annotators", element, named(element, "its:annotatorsRef"));
}
