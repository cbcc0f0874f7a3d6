/** Holds a file against XLIFF 2.1: its core and its modules. */
import { checkStructure } from "./check-structure.ts";
import type { XliffFinding } from "./finding.ts";
import type { Checks } from "./rule.ts";
import { codeChecks } from "./rules-codes.ts";
import { checkItsAttributes, itsChecks } from "./rules-its.ts";
import { checkModuleAttributes, moduleChecks } from "./rules-modules.ts";
import { referenceChecks } from "./rules-references.ts";
import { checkForeignIds, structureChecks } from "./rules-structure.ts";
import { allOf, parseXml, type XmlDocument, XmlError } from "./xml.ts";

const checks: readonly Checks[] = [
  structureChecks,
  codeChecks,
  referenceChecks,
  moduleChecks,
  itsChecks,
];

export interface Validated {
  /** Null where the file is no XML. */
  document: XmlDocument | null;
  /** In the order of the lines; none where the file is valid. */
  findings: XliffFinding[];
}

/** `source` is the text of the file, whatever encoding it was in. */
export function validateXliff(source: string): Validated {
  let document: XmlDocument;
  try {
    document = parseXml(source);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { code, line, about } = error;
    return { document: null, findings: [{ rule: code, line, about, unit: null }] };
  }
  const findings = [...checkStructure(document.root)];
  if (document.root.type === "xlf:xliff") findings.push(...checkRules(document));
  return { document, findings: findings.toSorted((a, b) => a.line - b.line) };
}

function* checkRules({ root }: XmlDocument): Generator<XliffFinding> {
  for (const element of allOf(root)) {
    for (const check of checks) yield* check[element.type]?.(element) ?? [];
    if (element.type.startsWith("xlf:")) yield* checkModuleAttributes(element);
    yield* checkItsAttributes(element);
  }
  yield* checkForeignIds(root);
}
