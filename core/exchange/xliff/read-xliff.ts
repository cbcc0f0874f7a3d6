/** A translation that comes back as XLIFF: its texts by their source blocks. */
import { hashText } from "../../edition/text-hash.ts";
import { type BlockId, blockIdSchema, type ReportId, reportIdSchema } from "../../report/ids.ts";
import { type Lang, langs, langTags } from "../../report/lang.ts";
import type { IncomingFile, IncomingText, TextProblem } from "../translator/incoming.ts";
import type { XliffFinding } from "./finding.ts";
import { dataOf, readInline, type Reading } from "./inline.ts";
import { contentsOf, inlinesOf, isCode, partsOf } from "./rule.ts";
import { allOf, childOf, childrenOf, textIn, type XmlElement } from "./xml.ts";
import { OURS, REVISION, SOURCE_HASH } from "./write-xliff.ts";

/** Why a valid file is not one of ours, or not of a report. */
export type XliffRefusal = "NOT_OURS" | "NO_SUCH_PAIR";

export interface ReadXliffOptions {
  findings: readonly XliffFinding[];
  /** A fact of the event of that report, in the language of the translation. */
  factText(report: ReportId, lang: Lang, field: string): string;
  /** Comments that the report has. */
  isKnownNote(report: ReportId, id: string): boolean;
}

/** The first file in it that is of a report. Findings in units keep those units out, with the rule. */
export function readIncoming(
  root: XmlElement,
  options: ReadXliffOptions,
): IncomingFile | XliffRefusal {
  const lang = langOf(root.values.get("trgLang"));
  const from = langOf(root.values.get("srcLang"));
  if (!lang || !from || lang === from) return "NO_SUCH_PAIR";
  for (const file of childrenOf(root, "xlf:file")) {
    const report = reportIdSchema.safeParse(file.values.get("id")).data;
    if (!report) continue;
    const units = [...allOf(file)].filter(
      ({ type, values }) => type === "xlf:unit" && values.get("translate") !== "no",
    );
    const texts = units.flatMap((unit) => textOf(unit, { report, lang, ...options }));
    return { report, lang, revision: metaOf(file, REVISION), texts: markTwice(texts) };
  }
  return "NOT_OURS";
}

/** BCP 47 by its first part: tools write `zh`, `zh-CN` and `zh-Hans`. */
const langOf = (tag: string | undefined): Lang | undefined =>
  langs.find((lang) => langTags[lang].split("-")[0] === tag?.toLowerCase().split("-")[0]);

interface Around extends ReadXliffOptions {
  report: ReportId;
  lang: Lang;
}

function textOf(unit: XmlElement, around: Around): IncomingText[] {
  const { report, lang, findings, factText, isKnownNote } = around;
  const id = blockIdSchema.safeParse(unit.values.get("id")).data;
  if (!id) return [];
  const sources = contentsOf(unit, "source");
  const targets = targetsOf(unit);
  const known = inlinesOf(sources).filter(isCode);
  const reading: Reading = {
    data: dataOf(unit),
    known: new Map(known.map((code) => [code.values.get("id") ?? "", code])),
    factText: (field) => factText(report, lang, field),
  };
  const source = readInline(sources, { ...reading, factText: () => "" });
  const target = readInline(targets, reading);
  const problems = findings
    .filter((finding) => finding.unit === id)
    .map(({ rule, about, line }): TextProblem => ({ kind: "rule", rule, about, line }));
  problems.push(...target.unknown.map((code): TextProblem => ({ kind: "unknownCode", code })));
  return [
    {
      id,
      sourceHash: metaOf(unit, SOURCE_HASH) || hashText(source.text),
      text: target.text,
      marks: target.marks,
      level: levelOf(unit),
      remarks: remarksIn(unit, (note) => isKnownNote(report, note)),
      problems,
    },
  ];
}

/** What stands between segments is the source's own where the translation does not say. */
function targetsOf(unit: XmlElement): XmlElement[] {
  const isTranslated = contentsOf(unit, "target").some((target) => target.children.length > 0);
  if (!isTranslated) return [];
  return partsOf(unit)
    .map((part, index) => {
      const target = childOf(part, "xlf:target");
      const content =
        target ?? (part.type === "xlf:ignorable" ? childOf(part, "xlf:source") : null);
      return { content, place: Number(target?.values.get("order")) || index + 1 };
    })
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ content }) => content ?? []);
}

/** As far as the least of its segments. */
function levelOf(unit: XmlElement): IncomingText["level"] {
  const states = childrenOf(unit, "xlf:segment").map(
    (segment) => segment.values.get("state") ?? "initial",
  );
  if (states.includes("initial")) return "draft";
  return states.includes("translated") ? "translated" : "reviewed";
}

function remarksIn(unit: XmlElement, isKnown: (id: string) => boolean): string[] {
  const notes = childOf(unit, "xlf:notes");
  return (notes ? childrenOf(notes, "xlf:note") : [])
    .filter((note) => !isKnown(note.values.get("id") ?? ""))
    .map((note) => textIn(note).trim())
    .filter((text) => text !== "");
}

/** Our own words in the metadata of a file or a unit, "" where a tool has left them out. */
function metaOf(holder: XmlElement, type: string): string {
  for (const metadata of childrenOf(holder, "mda:metadata"))
    for (const group of childrenOf(metadata, "mda:metaGroup")) {
      if (group.values.get("category") !== OURS) continue;
      const found = childrenOf(group, "mda:meta").find((meta) => meta.values.get("type") === type);
      if (found) return textIn(found);
    }
  return "";
}

function markTwice(texts: readonly IncomingText[]): IncomingText[] {
  const first = new Map<BlockId, IncomingText>();
  for (const text of texts) {
    const other = first.get(text.id);
    if (!other) first.set(text.id, text);
    else if (other.text !== text.text) other.problems.push({ kind: "twice" });
  }
  return [...first.values()];
}
