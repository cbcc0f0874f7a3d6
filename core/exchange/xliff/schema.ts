/** What may stand where in XLIFF 2.1 and in its modules, as data. */

/**
 * `attributes`: names with the type of their values (`values.ts`), `!` behind those that must be there. `open`: attributes of other
 * namespaces are welcome, or those of modules only. `content`: what follows upon what; `|` between alternatives, and `?`, `*` or `+` behind; `other` is any element of
 * another namespace. `text`: character data as well.
 */
interface ElementRule {
  attributes: string;
  open?: true | "modules";
  content: string;
  text?: true;
}

const INLINE = "xlf:cp|xlf:ph|xlf:pc|xlf:sc|xlf:ec|xlf:mrk|xlf:sm|xlf:em*";
const HINTS = "canCopy:yesNo canDelete:yesNo canReorder:reorder copyOf:nmtoken";
const KIND = "subType:userDefined type:codeType";
const SPREAD = "canResegment:yesNo translate:yesNo srcDir:dir trgDir:dir xml:space:space";
const MARK = "id:nmtoken! translate:yesNo type:annotation ref value";

export const elementRules: Record<string, ElementRule> = {
  "xlf:xliff": {
    attributes: "version:version! srcLang:language! trgLang:language xml:space:space",
    open: true,
    content: "xlf:file+",
  },
  "xlf:file": {
    attributes: `id:nmtoken! original ${SPREAD}`,
    open: true,
    content: "xlf:skeleton? other* xlf:notes? xlf:unit|xlf:group+",
  },
  "xlf:skeleton": { attributes: "href", content: "other*", text: true },
  "xlf:group": {
    attributes: `id:nmtoken! name type:userDefined ${SPREAD}`,
    open: true,
    content: "other* xlf:notes? xlf:unit|xlf:group*",
  },
  "xlf:unit": {
    attributes: `id:nmtoken! name type:userDefined ${SPREAD}`,
    open: true,
    content: "other* xlf:notes? xlf:originalData? xlf:segment|xlf:ignorable+",
  },
  "xlf:segment": {
    attributes: "id:nmtoken canResegment:yesNo state:state subState:userDefined",
    content: "xlf:source xlf:target?",
  },
  "xlf:ignorable": { attributes: "id:nmtoken", content: "xlf:source xlf:target?" },
  "xlf:notes": { attributes: "", content: "xlf:note+" },
  "xlf:note": {
    attributes: "id:nmtoken appliesTo:applies category priority:priority",
    open: true,
    content: "",
    text: true,
  },
  "xlf:originalData": { attributes: "", content: "xlf:data+" },
  "xlf:data": {
    attributes: "id:nmtoken! dir:dir xml:space:preserve",
    content: "xlf:cp*",
    text: true,
  },
  "xlf:source": { attributes: "xml:lang:language xml:space:space", content: INLINE, text: true },
  "xlf:target": {
    attributes: "xml:lang:language xml:space:space order:positive",
    content: INLINE,
    text: true,
  },
  "xlf:cp": { attributes: "hex:hex!", content: "" },
  "xlf:ph": {
    attributes: `id:nmtoken! ${HINTS} disp equiv dataRef:nmtoken subFlows:nmtokens ${KIND}`,
    open: "modules",
    content: "",
  },
  "xlf:pc": {
    attributes: `id:nmtoken! ${HINTS} canOverlap:yesNo dispStart dispEnd equivStart equivEnd dataRefStart:nmtoken dataRefEnd:nmtoken subFlowsStart:nmtokens subFlowsEnd:nmtokens ${KIND} dir:dir`,
    open: "modules",
    content: INLINE,
    text: true,
  },
  "xlf:sc": {
    attributes: `id:nmtoken! ${HINTS} canOverlap:yesNo disp equiv dataRef:nmtoken dir:dir isolated:yesNo subFlows:nmtokens ${KIND}`,
    open: "modules",
    content: "",
  },
  "xlf:ec": {
    attributes: `id:nmtoken startRef:nmtoken ${HINTS} canOverlap:yesNo disp equiv dataRef:nmtoken dir:dir isolated:yesNo subFlows:nmtokens ${KIND}`,
    open: "modules",
    content: "",
  },
  "xlf:mrk": { attributes: MARK, open: true, content: INLINE, text: true },
  "xlf:sm": { attributes: MARK, open: true, content: "" },
  "xlf:em": { attributes: "startRef:nmtoken!", content: "" },

  "mtc:matches": { attributes: "", content: "mtc:match+" },
  "mtc:match": {
    attributes:
      "id:nmtoken matchQuality:percent matchSuitability:percent origin ref! reference:yesNo similarity:percent subType:userDefined type:matchType",
    open: true,
    content: "mda:metadata? xlf:originalData? xlf:source xlf:target other*",
  },

  "gls:glossary": { attributes: "", content: "gls:glossEntry+" },
  "gls:glossEntry": {
    attributes: "id:nmtoken ref",
    open: true,
    content: "gls:term gls:translation* gls:definition? other*",
  },
  "gls:term": { attributes: "source", open: true, content: "", text: true },
  "gls:translation": { attributes: "id:nmtoken ref source", open: true, content: "", text: true },
  "gls:definition": { attributes: "source", open: true, content: "", text: true },

  "mda:metadata": { attributes: "id:nmtoken", content: "mda:metaGroup+" },
  "mda:metaGroup": {
    attributes: "id:nmtoken category appliesTo:metaApplies",
    content: "mda:metaGroup|mda:meta+",
  },
  "mda:meta": { attributes: "type!", content: "", text: true },

  "res:resourceData": { attributes: "", content: "res:resourceItemRef* res:resourceItem*" },
  "res:resourceItemRef": { attributes: "id:nmtoken ref:nmtoken!", open: true, content: "" },
  "res:resourceItem": {
    attributes: "mimeType id:nmtoken context:yesNo",
    open: true,
    content: "res:source? res:target? res:reference*",
  },
  "res:source": { attributes: "href xml:lang:language", open: true, content: "other*" },
  "res:target": { attributes: "href xml:lang:language", open: true, content: "other*" },
  "res:reference": { attributes: "href! xml:lang:language", open: true, content: "" },

  "slr:profiles": {
    attributes: "generalProfile storageProfile",
    content: "slr:normalization? other*",
  },
  "slr:normalization": {
    attributes: "general:normalization storage:normalization",
    content: "",
  },
  "slr:data": { attributes: "profile!", open: true, content: "other*" },

  "val:validation": { attributes: "", open: true, content: "val:rule+" },
  "val:rule": {
    attributes:
      "isPresent occurs:positive isNotPresent startsWith endsWith existsInSource:yesNo caseSensitive:yesNo normalization:normalization disabled:yesNo",
    open: true,
    content: "",
  },

  "ctr:changeTrack": { attributes: "", content: "ctr:revisions+" },
  "ctr:revisions": {
    attributes: "appliesTo:nmtoken! ref:nmtoken currentVersion:nmtoken",
    open: true,
    content: "ctr:revision+",
  },
  "ctr:revision": {
    attributes: "author datetime version:nmtoken",
    open: true,
    content: "ctr:item+",
  },
  "ctr:item": { attributes: "property!", open: true, content: "", text: true },

  "its:locQualityIssues": {
    attributes: "xml:id:nmtoken! version:itsVersion",
    content: "its:locQualityIssue+",
  },
  "its:locQualityIssue": {
    attributes:
      "version:itsVersion locQualityIssueType:issue locQualityIssueComment locQualityIssueSeverity:percent locQualityIssueProfileRef locQualityIssueEnabled:yesNo",
    content: "",
  },
  "its:provenanceRecords": {
    attributes: "xml:id:nmtoken! version:itsVersion",
    content: "its:provenanceRecord+",
  },
  "its:provenanceRecord": {
    attributes:
      "version:itsVersion org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef",
    content: "",
  },
};

/** Attributes of modules on elements that are open to them. */
export const moduleAttributes: Record<string, string> = {
  "fs:fs": "html",
  "fs:subFs": "text",
  "slr:equivStorage": "text",
  "slr:sizeInfo": "text",
  "slr:sizeInfoRef": "nmtoken",
  "slr:sizeRestriction": "text",
  "slr:storageRestriction": "text",
  "itsm:domains": "text",
  "itsm:lang": "language",
  "its:version": "itsVersion",
  "its:allowedCharacters": "text",
  "its:annotatorsRef": "text",
  "its:localeFilterList": "text",
  "its:localeFilterType": "filterType",
  "its:locQualityIssueComment": "text",
  "its:locQualityIssueEnabled": "yesNo",
  "its:locQualityIssueProfileRef": "text",
  "its:locQualityIssuesRef": "text",
  "its:locQualityIssueSeverity": "percent",
  "its:locQualityIssueType": "issue",
  "its:locQualityRatingProfileRef": "text",
  "its:locQualityRatingScore": "percent",
  "its:locQualityRatingScoreThreshold": "percent",
  "its:locQualityRatingVote": "integer",
  "its:locQualityRatingVoteThreshold": "integer",
  "its:mtConfidence": "confidence",
  "its:org": "text",
  "its:orgRef": "text",
  "its:person": "text",
  "its:personRef": "text",
  "its:provenanceRecordsRef": "text",
  "its:revOrg": "text",
  "its:revOrgRef": "text",
  "its:revPerson": "text",
  "its:revPersonRef": "text",
  "its:revTool": "text",
  "its:revToolRef": "text",
  "its:taClassRef": "text",
  "its:taConfidence": "confidence",
  "its:taIdent": "text",
  "its:taIdentRef": "text",
  "its:taSource": "text",
  "its:termConfidence": "confidence",
  "its:tool": "text",
  "its:toolRef": "text",
};

/** Elements with which a module begins, by what may hold them, each once. */
export const modulePlaces: Record<string, readonly string[]> = {
  "mtc:matches": ["xlf:unit"],
  "gls:glossary": ["xlf:unit"],
  "mda:metadata": ["xlf:file", "xlf:group", "xlf:unit", "mtc:match", "gls:glossEntry"],
  "res:resourceData": ["xlf:file", "xlf:unit"],
  "slr:profiles": ["xlf:file"],
  "slr:data": ["xlf:file", "xlf:group", "xlf:unit"],
  "val:validation": ["xlf:file", "xlf:group", "xlf:unit"],
  "ctr:changeTrack": ["xlf:file", "xlf:group", "xlf:unit"],
  "its:locQualityIssues": ["xlf:unit", "mtc:match"],
  "its:provenanceRecords": ["xlf:file", "xlf:group", "xlf:unit", "mtc:match"],
};
