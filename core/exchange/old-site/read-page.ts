/** Reads one page of an old site: what it says of itself, and its text as the parts of an edition. */
import { textOf } from "../../edition/blocks.ts";
import type { Lang } from "../../report/lang.ts";
import { attributeOf, elementsIn, isElement, type PageElement } from "../html/page.ts";
import { readPage } from "../html/read-page.ts";
import { shownIn } from "../html/shown.ts";
import { withNotesInPlace } from "../html/notes.ts";
import type { Imported, LeftOut } from "../imported.ts";
import { type Inline, plainInline } from "../inline.ts";
import { assemble } from "../read-block.ts";
import { dayInAddress, findDay } from "./dates.ts";
import { findOldLink, type OldLink } from "./links.ts";
import type { Mapping } from "./mapping.ts";
import { findAll, findBody, findText, metaOf } from "./places.ts";

/** What a page says of itself. */
export interface OldHead {
  /** Path on the old site, without a leading slash. */
  address: string;
  lang: Lang;
  headline: string;
  /** `YYYY-MM-DD` */
  day: string | null;
  source: string;
  author: string;
  tags: string[];
  /** As the address has it; "" where it has none. */
  columnCode: string;
  columnName: string;
  /** Number of the article in its address, "" where it has none. */
  article: string;
  /** Where it says that its other language is. */
  other: string | null;
}

export type OldPageProblem = "no-headline" | "no-body";

export type OldHeadResult =
  | { kind: "report"; head: OldHead }
  /** A list, a home page. */
  | { kind: "other" }
  | { kind: "problem"; problem: OldPageProblem };

interface Reading {
  address: string;
  mapping: Mapping;
}

export function readOldHead(page: PageElement, { address, mapping }: Reading): OldHeadResult {
  const place = new RegExp(mapping.address, "u").exec(address);
  if (!place && metaOf(page, "ArticleTitle") === "") return { kind: "other" };
  const body = findBody(page, mapping)?.element;
  if (!body) return { kind: "problem", problem: "no-body" };
  const found = (places: readonly string[]): string => findText(page, places)?.text ?? "";
  const headline = found(mapping.headline);
  if (headline === "") return { kind: "problem", problem: "no-headline" };
  const { column = "", article = "" } = place?.groups ?? {};
  const lang = langOf(address, `${headline} ${shownIn(body)}`, mapping);
  const head: OldHead = {
    ...{ address, lang, headline, article, columnCode: column },
    day: findDay(found(mapping.date)) ?? dayInAddress(address),
    source: labelled(found(mapping.source), /(?:来源|Source)\s*[:：]\s*/i),
    author: labelled(found(mapping.author), /(?:作者|记者|撰稿|Author|By)\s*[:：]\s*/i),
    tags: found(mapping.keywords)
      .split(/[,，;；、|]|\s{2,}/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "" && tag !== headline),
    columnName: found(mapping.columnName),
    other: otherOf(page, { address, mapping, lang }),
  };
  return { kind: "report", head };
}

export interface OldText {
  imported: Imported;
  /** Links within the old site that were let go, as written: nothing is where they lead. */
  deadLinks: string[];
}

export interface ReadingText extends Reading {
  headline: string;
  /**
   * The address that a link within the old site gets, "" where its words shall stand without one; null for one that
   * leads nowhere. `words` are those of the link.
   */
  linkTo: (link: OldLink, words: string) => string | null;
}

/** The text of the page; null when nothing of it can be read. Changes the tree. A figure's `asset` is its address as written. */
export function readOldText(parsed: PageElement, reading: ReadingText): OldText | null {
  const { mapping, headline } = reading;
  const page = withNotesInPlace(parsed);
  const root = findBody(page, mapping)?.element;
  if (!root) return null;
  const left: LeftOut[] = [];
  takeOut(root, mapping.leaveOut, left);
  for (const caption of findAll(root, mapping.captions)) caption.tag = "figcaption";
  const deadLinks = rewriteLinks(root, reading);
  const blocks = readPage({ root, page, left });
  const [first] = blocks;
  // Many pages say their headline once more at the head of the text.
  const isRepeated =
    first !== undefined && "text" in first && plain(textOfInline(first.text)) === plain(headline);
  const imported = assemble({
    blocks: [
      { kind: "title", text: plainInline(headline) },
      ...(isRepeated ? blocks.slice(1) : blocks),
    ],
    left,
    isColumn: () => false,
    isPage: true,
  });
  return imported && { imported, deadLinks };
}

const plain = (text: string): string => text.replace(/\s+/gu, "");
const textOfInline = (children: Inline): string => textOf({ type: "", version: 1, children });

/** What stands behind a label, up to the next one: pages write date, source and author in one line. */
function labelled(text: string, label: RegExp): string {
  const found = label.exec(text);
  if (!found) return text;
  const rest = text.slice(found.index + found[0].length);
  return rest
    .replace(/(?:^|\s+)[|｜].*$|\s+(?:19|20)\d\d\s*[-/.年].*$|\s+[\p{L}]{1,10}\s*[:：].*$/u, "")
    .trim();
}

/** English by its folder, or where hardly any character is Chinese. */
function langOf(address: string, text: string, { english }: Mapping): Lang {
  if (english.some((folder) => address.startsWith(folder))) return "en";
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > letters * 0.1 ? "zh" : "en";
}

function otherOf(page: PageElement, { address, mapping, lang }: Reading & { lang: Lang }) {
  for (const element of elementsIn(page)) {
    if (element.tag !== "link" || attributeOf(element, "rel").toLowerCase() !== "alternate")
      continue;
    const tongue = attributeOf(element, "hreflang").slice(0, 2).toLowerCase();
    if ((tongue !== "zh" && tongue !== "en") || tongue === lang) continue;
    // Whatever host it names: sites were moved from name to name.
    const href = attributeOf(element, "href");
    const host = URL.parse(href)?.host;
    const hosts = host === undefined ? mapping.hosts : [...mapping.hosts, host];
    return findOldLink(href, { address, hosts })?.path ?? null;
  }
  const { hosts } = mapping;
  const paths = findAll(page, mapping.partner)
    .filter(({ tag }) => tag === "a")
    .map((link) => findOldLink(attributeOf(link, "href"), { address, hosts })?.path);
  return paths.find((path) => path !== undefined && path !== address) ?? null;
}

function takeOut(root: PageElement, selectors: readonly string[], left: LeftOut[]): void {
  const out = new Set(findAll(root, selectors));
  const visit = (parent: PageElement): void => {
    parent.children = parent.children.filter((node) => {
      if (!isElement(node)) return true;
      if (!out.has(node)) visit(node);
      else if (shownIn(node) !== "") left.push({ what: "furniture", text: shownIn(node) });
      return !out.has(node);
    });
  };
  visit(root);
}

function rewriteLinks(root: PageElement, { address, mapping, linkTo }: ReadingText): string[] {
  const dead: string[] = [];
  for (const element of elementsIn(root)) {
    const href = element.tag === "a" ? attributeOf(element, "href") : "";
    if (href === "" || href.startsWith("#")) continue;
    const link = findOldLink(href, { address, hosts: mapping.hosts });
    if (!link) continue;
    const to = linkTo(link, shownIn(element));
    if (to === null) dead.push(href);
    const attributes = new Map(element.attributes);
    if (!to) attributes.delete("href");
    else attributes.set("href", to);
    element.attributes = attributes;
  }
  return dead;
}
