/** The text that was signed off is the text that is published: edits after it wait for the next signature. */
import type { Edition, NodeJson } from "../edition/edition.ts";
import { type Lang, langs } from "./lang.ts";
import type { Report } from "./report.ts";

/** The report with each signed-off edition as it was signed off. */
export function asSigned(report: Report): Report {
  const text = (lang: Lang): Edition => signedOf(report, lang) ?? report.editions[lang];
  return { ...report, editions: { zh: text("zh"), en: text("en") } };
}

/** Editions whose readers would see another text if they were signed off now. */
export const changedSinceSigned = (report: Report): Lang[] =>
  langs.filter((lang) => {
    const signed = report.stages[lang] === "approved" ? signedOf(report, lang) : null;
    return signed !== null && asRead(signed) !== asRead(report.editions[lang]);
  });

/** The copy that the site gets. It outlives a move back to a draft. */
const signedOf = (report: Report, lang: Lang): Edition | null => report.signed[lang];

/** True for an edition that was signed off and not taken back since; it may be worked on again. */
export const isSigned = (report: Report, lang: Lang): boolean =>
  report.signed[lang] !== null || report.stages[lang] === "approved";

/** Editions that are worked on again while the site keeps what was signed off. */
export const sentBack = (report: Report): Lang[] =>
  langs.filter((lang) => report.signed[lang] !== null && report.stages[lang] !== "approved");

/** What readers get of an edition, as one text to compare and to hash. */
export const asRead = (edition: Edition): string => JSON.stringify(withoutState(edition.root));

/**
 * Block ids and confirmations change without the page changing; so does what an editor writes on a block when it draws
 * it, the look that the next word typed there would have.
 */
function withoutState(node: NodeJson): Omit<NodeJson, "$"> {
  const { $: _state, textFormat: _format, textStyle: _style, children, ...rest } = node;
  return children
    ? { ...rest, children: children.map((child) => withoutState(child) as NodeJson) }
    : rest;
}
