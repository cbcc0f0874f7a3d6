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
    const signed = signedOf(report, lang);
    return signed !== null && asRead(signed) !== asRead(report.editions[lang]);
  });

const signedOf = (report: Report, lang: Lang): Edition | null =>
  report.stages[lang] === "approved" ? report.signed[lang] : null;

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
