/** A translation memory exchange file (TMX 1.4b) as data: units in any languages, with everything that is said of them. */

export const inlineTags = ["bpt", "ept", "hi", "it", "ph", "sub", "ut"] as const;
export type InlineTag = (typeof inlineTags)[number];

/** TMX 1.4b, content markup: formatting codes of the text that a segment was taken from. */
export interface InlineElement {
  tag: InlineTag;
  attributes: Record<string, string>;
  content: Content;
}
export type Content = (string | InlineElement)[];

/** A `note` or a `prop`. */
export interface Remark {
  kind: "note" | "prop";
  attributes: Record<string, string>;
  text: string;
}

export interface Variant {
  /** As written in the file. */
  lang: string;
  attributes: Record<string, string>;
  remarks: Remark[];
  content: Content;
}

export interface TmxUnit {
  attributes: Record<string, string>;
  remarks: Remark[];
  variants: Variant[];
}

export interface TmxHeader {
  attributes: Record<string, string>;
  remarks: Remark[];
}

/** Tags whose content is code, not text. */
const CODES: ReadonlySet<InlineTag> = new Set(["bpt", "ept", "it", "ph", "ut"]);

/** What a reader reads: highlighted text, but no codes and nothing inside of them. */
export const plainText = (content: Content): string =>
  content
    .map((part) =>
      typeof part === "string" ? part : CODES.has(part.tag) ? "" : plainText(part.content),
    )
    .join("");

/** Whether `tag` (BCP 47) is of the language whose primary subtag is given, or of exactly the variety given. */
export function isLang(tag: string, wanted: string): boolean {
  const [a, b] = [tag.toLowerCase().replaceAll("_", "-"), wanted.toLowerCase()];
  return a === b || (!b.includes("-") && a.startsWith(`${b}-`));
}

/**
 * Text of a unit in two languages, or null where it lacks one or says that another language is its source (TMX 1.4b,
 * `srclang`; `*all*` is any).
 */
export function pairOf(
  unit: TmxUnit,
  header: TmxHeader,
  { source, target }: { source: string; target: string },
): { source: Content; target: Content } | null {
  const declared = unit.attributes["srclang"] ?? header.attributes["srclang"] ?? "*all*";
  if (declared !== "*all*" && !isLang(declared, source)) return null;
  const variant = (lang: string) => unit.variants.find((one) => isLang(one.lang, lang));
  const [from, to] = [variant(source), variant(target)];
  return from && to ? { source: from.content, target: to.content } : null;
}
