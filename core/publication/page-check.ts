/** What one page of a site says of itself, and what is wrong with it on its own. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { z } from "zod";

/** `error`s keep something from its reader; `note`s are worth a look. */
export const findingCodes = {
  /** `detail` is the code of the HTML standard's parse error. */
  "html-error": "error",
  "cut-off": "error",
  "link-broken": "error",
  "anchor-missing": "error",
  "asset-missing": "error",
  /** The file on the target is not the one that was published. */
  "file-changed": "error",
  "file-gone": "error",
  /** The page makes its reader ask another site. */
  "third-party": "error",
  "alt-missing": "error",
  "title-missing": "error",
  "lang-wrong": "error",
  "id-twice": "error",
  "heading-missing": "error",
  "hreflang-one-way": "error",
  "title-twice": "note",
  "page-large": "note",
  "picture-large": "note",
  "not-reached": "note",
} as const;
export type FindingCode = keyof typeof findingCodes;

export const findingSchema = z.object({
  path: z.string(),
  code: z.enum(Object.keys(findingCodes) as [FindingCode, ...FindingCode[]]),
  severity: z.enum(["error", "note"]),
  /** From 1; null where it is not of one line. */
  line: z.int().nullable(),
  /** The reference, id, title or size that it is about. */
  detail: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export interface Reference {
  /** As written. */
  to: string;
  line: number | null;
  /** A link is followed by its reader, anything else is fetched with the page. */
  isLink: boolean;
}

export interface PageFacts {
  path: string;
  title: string;
  lang: string;
  canonical: string;
  /** Shown by no search engine, so that nobody need be led there. */
  isHidden: boolean;
  ids: ReadonlySet<string>;
  references: Reference[];
  /** hreflang to address. */
  alternates: ReadonlyMap<string, string>;
  findings: Finding[];
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

export const findingAt = (
  path: string,
  code: FindingCode,
  { line = null, detail = "" }: { line?: number | null; detail?: string } = {},
): Finding => ({ path, code, severity: findingCodes[code], line, detail });

/** Parse errors that no reader ever meets. */
const harmless: ReadonlySet<string> = new Set(["control-character-in-input-stream"]);

export function checkPage(path: string, html: string): PageFacts {
  const findings: Finding[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => {
      if (!harmless.has(code))
        findings.push(findingAt(path, "html-error", { line: startLine, detail: code }));
    },
  });
  const page = { title: "", lang: "", canonical: "", isHidden: false };
  const ids = new Set<string>();
  const references: Reference[] = [];
  const alternates = new Map<string, string>();
  let headings = 0;
  const found = (code: FindingCode, element: Element, detail = ""): void => {
    findings.push(findingAt(path, code, { line: lineOf(element), detail }));
  };
  for (const element of elementsOf(document)) {
    const { tagName } = element;
    const of = (name: string): string | null =>
      element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
    const id = of("id");
    if (id !== null && ids.has(id)) found("id-twice", element, id);
    if (id !== null) ids.add(id);
    if (tagName === "html") page.lang = of("lang") ?? "";
    if (tagName === "title" && element.parentNode?.nodeName === "head")
      page.title = textOf(element).trim();
    if (tagName === "meta" && of("name") === "robots")
      page.isHidden = /noindex/.test(of("content") ?? "");
    if (tagName === "h1") headings += 1;
    if (tagName === "img" && of("alt") === null) found("alt-missing", element, of("src") ?? "");
    if (tagName === "link" && of("rel") === "canonical") page.canonical = of("href") ?? "";
    if (tagName === "link" && of("rel") === "alternate" && of("hreflang") !== null)
      alternates.set(of("hreflang") ?? "", of("href") ?? "");
    references.push(...referencesOf(element, of));
  }
  if (!/<\/html>\s*$/.test(html)) findings.push(findingAt(path, "cut-off"));
  if (page.title === "") findings.push(findingAt(path, "title-missing"));
  if (headings !== 1)
    findings.push(findingAt(path, "heading-missing", { detail: String(headings) }));
  const wanted = path.startsWith("en/") ? "en" : "zh";
  if (page.lang.split("-")[0] !== wanted)
    findings.push(findingAt(path, "lang-wrong", { detail: page.lang }));
  return { path, ...page, ids, references, alternates, findings };
}

function* elementsOf(root: Node): Generator<Element> {
  // A stack of its own: pages may nest deeper than calls can.
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("tagName" in node) yield node;
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
}

const lineOf = (element: Element): number | null => element.sourceCodeLocation?.startLine ?? null;

const textOf = (element: Element): string =>
  element.childNodes.map((child) => ("value" in child ? child.value : "")).join("");

/** What is fetched by each kind of `link`; others only tell of an address. */
const fetchedRels = /(?:^|\s)(?:stylesheet|icon|preload|modulepreload|manifest|prefetch)(?:\s|$)/;

function referencesOf(element: Element, of: (name: string) => string | null): Reference[] {
  const { tagName } = element;
  const line = lineOf(element);
  const links = tagName === "a" || tagName === "area" ? [of("href")] : [];
  const fetched = [
    ...(tagName === "link" && fetchedRels.test(of("rel") ?? "") ? [of("href")] : []),
    ...(tagName === "a" || tagName === "link" ? [] : [of("src"), of("poster"), of("data")]),
    ...setOf(of("srcset")),
  ];
  // A form without address is sent to its own page.
  if (tagName === "form" && of("action")) links.push(of("action"));
  // A feed or a page in another language is not fetched, but should be there.
  if (tagName === "link" && /^(?:alternate|next|prev)$/.test(of("rel") ?? ""))
    links.push(of("href"));
  const isGiven = (to: string | null): to is string => to !== null && to !== "";
  return [
    ...links.filter(isGiven).map((to) => ({ to, line, isLink: true })),
    ...fetched.filter(isGiven).map((to) => ({ to, line, isLink: false })),
  ];
}

const setOf = (srcset: string | null): string[] =>
  (srcset ?? "")
    .split(/,\s+/)
    .map((part) => part.trim().split(/\s+/)[0] ?? "")
    .filter((part) => part !== "");
