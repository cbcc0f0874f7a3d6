/** What a mapping finds on one page of an old site, and what would come of the page. */
import { textOf } from "../../edition/blocks.ts";
import { isKeepable } from "../../publication/old-address.ts";
import { elementsIn, type PageElement } from "../html/page.ts";
import { shownIn } from "../html/shown.ts";
import type { Inline } from "../inline.ts";
import type { PartBlock } from "../to-edition.ts";
import type { OldLink } from "./links.ts";
import type { ComingBlock, FoundPart, LookedPage } from "./looked-page.ts";
import { type MappedPart, type Mapping, partsOfMeta } from "./mapping.ts";
import { namePlaces } from "./place-names.ts";
import { findAll, findBody, findText } from "./places.ts";
import { readOldHead, readOldText } from "./read-page.ts";
import { showPage } from "./show-page.ts";
import { suggestPlaces } from "./suggest-places.ts";

const TEXT = 200;
const MOST = 20;
const MAX_COMING = 400;

export interface LookingAt {
  address: string;
  mapping: Mapping;
  /** Whether a picture lies where the page says. */
  hasPicture: (name: string) => boolean;
  hasPage: (link: OldLink) => boolean;
}

/** Changes the tree. */
export function lookAtPage(
  page: PageElement,
  { address, mapping, hasPicture, hasPage }: LookingAt,
): Omit<LookedPage, "wrong" | "unreadable"> {
  const parts = new Map<PageElement, MappedPart>();
  const found: LookedPage["found"] = {};
  for (const part of partsOfMeta) {
    const hit = findText(page, mapping[part as "headline"]);
    if (hit?.element) parts.set(hit.element, part);
    found[part] = toFound(hit?.index ?? null, hit ? [hit.text] : []);
  }
  const body = findBody(page, mapping);
  if (body) parts.set(body.element, "body");
  found.body = toFound(body?.index ?? null, body ? [shownIn(body.element)] : []);
  for (const part of ["captions", "leaveOut"] as const)
    found[part] = inPlaces(body?.element ?? null, mapping[part], (one) => parts.set(one, part));
  found.partner = inPlaces(page, mapping.partner, (one) => parts.set(one, "partner"));

  const names = namePlaces(page);
  const suggestions = suggestPlaces(page, names);
  const { shown, isCut } = showPage(page, parts, names);
  const read = readOldHead(page, { address, mapping });
  const base = { found, suggestions, shown, isCut };
  if (read.kind === "other") return { ...base, outcome: "other", head: null, coming: [] };
  if (read.kind === "problem") return { ...base, outcome: read.problem, head: null, coming: [] };
  const { head } = read;
  const { headline } = head;
  const linkTo = (link: OldLink): string | null => (hasPage(link) ? link.path : null);
  const text = readOldText(page, { address, headline, mapping, linkTo });
  const { lang, day, source, author, tags, columnCode, columnName, other } = head;
  const column = columnName || columnCode;
  const isKept = isKeepable(address, lang);
  return {
    ...base,
    outcome: text ? "report" : "no-body",
    head: { address, lang, headline, day, source, author, column, tags, other, isKept },
    coming: (text?.imported.body ?? [])
      .flatMap((part) => toComing(part, hasPicture))
      .slice(0, MAX_COMING),
  };
}

const toFound = (index: number | null, texts: readonly string[]): FoundPart => ({
  index,
  texts: texts.slice(0, MOST).map((text) => text.slice(0, TEXT)),
  count: texts.length,
});

function inPlaces(
  root: PageElement | null,
  places: readonly string[],
  meant: (element: PageElement) => void,
): FoundPart {
  if (!root) return toFound(null, []);
  const all = places.map((place) => findAll(root, [place]));
  const elements = [...new Set(all.flat())];
  for (const element of elements) meant(element);
  const index = all.findIndex(({ length }) => length > 0);
  return toFound(
    index < 0 ? null : index,
    elements.map((element) => shownIn(element) || pictureIn(element)),
  );
}

const pictureIn = (element: PageElement): string =>
  [...elementsIn(element)].find(({ tag }) => tag === "img")?.attributes.get("src") ?? "";

const plain = (children: Inline): string => textOf({ type: "", version: 1, children });

function toComing(part: PartBlock, hasPicture: (name: string) => boolean): ComingBlock[] {
  const block = (kind: ComingBlock["kind"], text: string): ComingBlock[] => [
    { kind, text: text.slice(0, 2000), picture: null, isThere: true },
  ];
  switch (part.kind) {
    case "paragraph":
    case "heading":
      return block(part.kind, plain(part.text));
    case "quote":
    case "callout":
      return block("quote", plain(part.text));
    case "list":
      return part.items.flatMap((item) => block("list", plain(item)));
    case "nested-list":
      return part.items.flatMap((item) => block("list", plain(item.text)));
    case "figure": {
      const { asset, caption } = part;
      const isThere = asset !== null && hasPicture(asset);
      return [
        { kind: "figure", text: plain(caption), picture: asset?.slice(0, TEXT) ?? null, isThere },
      ];
    }
    case "gallery":
      return part.figures.flatMap((figure) => toComing(figure, hasPicture));
    case "rule":
      return block("rule", "");
    default:
      return part.rows.flatMap((row) =>
        block(
          "table",
          row.flatMap(({ texts }) => texts.map(({ text }) => plain(text))).join(" │ "),
        ),
      );
  }
}
