/** What a validator says of an XLIFF file: which rule, which clause of the standard, where. */

/** Rules by name, with the clause of XLIFF 2.1 (of XLIFF 2.0 for change tracking, which 2.1 leaves out) that they are of. */
export const clauses = {
  // The file as XML, and what stands where.
  encoding: "XML 1.0 §4.3.3",
  "not-xml": "XML 1.0 §2.1",
  doctype: "XLIFF 2.1 §4.1",
  "too-deep": "XLIFF 2.1 §4.1",
  "too-large": "XLIFF 2.1 §4.1",
  root: "XLIFF 2.1 §4.2.2 xliff",
  "element-place": "XLIFF 2.1 §4.2.1",
  "element-missing": "XLIFF 2.1 §4.2.1",
  "element-unknown": "XLIFF 2.1 §4.2",
  "attribute-unknown": "XLIFF 2.1 §4.3",
  "attribute-missing": "XLIFF 2.1 §4.3",
  "attribute-value": "XLIFF 2.1 §4.3",
  "text-place": "XLIFF 2.1 §4.2.1",
  "module-place": "XLIFF 2.1 §5",
  // Structure.
  "target-language": "XLIFF 2.1 §4.2.2 xliff",
  language: "XLIFF 2.1 §4.2.2 source, target",
  space: "XLIFF 2.1 §4.2.2 target",
  "skeleton-href": "XLIFF 2.1 §4.2.2 skeleton",
  "unit-segment": "XLIFF 2.1 §4.2.2 unit",
  "sub-state": "XLIFF 2.1 §4.3.1 subState",
  "state-target": "XLIFF 2.1 §4.3.1 state",
  "order-range": "XLIFF 2.1 §4.8.2",
  "order-twice": "XLIFF 2.1 §4.8.2",
  // Ids and references.
  "id-twice": "XLIFF 2.1 §4.3.1 id",
  "id-target": "XLIFF 2.1 §4.3.1 id",
  "fragment-syntax": "XLIFF 2.1 §3",
  "fragment-prefix": "XLIFF 2.1 §3",
  "fragment-order": "XLIFF 2.1 §3",
  "comment-annotation": "XLIFF 2.1 §4.7.3 comment",
  "comment-ref": "XLIFF 2.1 §4.7.3 comment",
  "match-annotation": "XLIFF 2.1 §5.1",
  "data-ref": "XLIFF 2.1 §4.3.1 dataRef",
  "data-ref-pair": "XLIFF 2.1 §4.3.1 dataRefStart, dataRefEnd",
  "sub-flows": "XLIFF 2.1 §4.3.1 subFlows",
  "sub-flows-pair": "XLIFF 2.1 §4.3.1 subFlowsStart, subFlowsEnd",
  "equiv-pair": "XLIFF 2.1 §4.3.1 equivStart, equivEnd",
  "marker-pair": "XLIFF 2.1 §4.2.3 sm, em",
  // Inline codes.
  "end-code": "XLIFF 2.1 §4.2.3 ec",
  "code-pair": "XLIFF 2.1 §4.2.3 sc, ec",
  isolated: "XLIFF 2.1 §4.3.1 isolated",
  "pair-hints": "XLIFF 2.1 §4.7.2 editing hints",
  "end-code-direction": "XLIFF 2.1 §4.2.3 ec",
  "sub-type": "XLIFF 2.1 §4.3.1 subType",
  "sub-type-value": "XLIFF 2.1 §4.3.1 subType",
  "copy-of": "XLIFF 2.1 §4.7.2 duplicating a code",
  "copy-of-data": "XLIFF 2.1 §4.7.2 duplicating a code",
  "copy-of-forbidden": "XLIFF 2.1 §4.7.2 duplicating a code",
  "reorder-hints": "XLIFF 2.1 §4.7.2 editing hints",
  "reorder-sequence": "XLIFF 2.1 §4.7.2 editing hints",
  "code-deleted": "XLIFF 2.1 §4.7.2 editing hints",
  "code-point": "XLIFF 2.1 §4.2.3 cp",
  // Modules.
  "match-ref": "XLIFF 2.1 §5.1 ref",
  "match-sub-type": "XLIFF 2.1 §5.1 subType",
  "match-language": "XLIFF 2.1 §5.1 match",
  "glossary-entry": "XLIFF 2.1 §5.2 glossEntry",
  "glossary-ref": "XLIFF 2.1 §5.2 ref",
  "format-sub": "XLIFF 2.1 §5.3 subFs",
  "format-value": "XLIFF 2.1 §5.3 fs",
  "end-code-module": "XLIFF 2.1 §5.3, §5.6",
  "resource-type": "XLIFF 2.1 §5.5 resourceItem",
  "resource-href": "XLIFF 2.1 §5.5 source, target",
  "resource-language": "XLIFF 2.1 §5.5 source, target",
  "resource-ref": "XLIFF 2.1 §5.5 resourceItemRef",
  "size-pattern": "XLIFF 2.1 §5.6 sizeRestriction, storageRestriction",
  "size-number": "XLIFF 2.1 §5.6 standard profiles",
  "size-both": "XLIFF 2.1 §5.6 sizeInfoRef",
  "size-ref": "XLIFF 2.1 §5.6 sizeInfoRef",
  "rule-one": "XLIFF 2.1 §5.7 rule",
  "rule-exists": "XLIFF 2.1 §5.7 existsInSource",
  "rule-occurs": "XLIFF 2.1 §5.7 occurs",
  "rule-disabled": "XLIFF 2.1 §5.7 disabled",
  "its-version": "XLIFF 2.1 §5.8",
  "its-type": "XLIFF 2.1 §5.8 annotations",
  "its-together": "XLIFF 2.1 §5.8",
  "its-ref": "XLIFF 2.1 §5.8",
  "its-needed": "XLIFF 2.1 §5.8",
  "its-annotators": "XLIFF 2.1 §5.8 annotatorsRef",
  "change-ref": "XLIFF 2.0 §5.6 revisions",
  "change-property": "XLIFF 2.0 §5.6 item",
} as const;

export type XliffRule = keyof typeof clauses;

export interface XliffFinding {
  rule: XliffRule;
  /** Counted from 1. */
  line: number;
  /** Id of the unit that it is in; null outside of units. */
  unit: string | null;
  /** What it is about: an element, an attribute with its value, an id. */
  about: string;
}
