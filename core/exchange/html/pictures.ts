/** Pictures of a page: which of them are pictures of the text, which are characters, and which are nothing. */
import { attributeOf, type PageElement } from "./page.ts";
import type { Style } from "./page-style.ts";

export type ReadPicture =
  | { kind: "text"; text: string }
  /** `source` as written; WeChat and others keep it apart until a reader comes to it. */
  | { kind: "picture"; source: string; alt: string }
  | { kind: "nothing" };

const EMOJI = /^\p{RGI_Emoji}+$/v;
const SMALL = 40;

export function readPicture(element: PageElement, style: Style): ReadPicture {
  const alt = attributeOf(element, "alt").trim();
  if (EMOJI.test(alt)) return { kind: "text", text: alt };
  const [width, height] = [sideOf(element, "width"), sideOf(element, "height")];
  const isSmall = width <= SMALL || height <= SMALL;
  if (isSmall && /^\[.{1,8}\]$/u.test(alt)) return { kind: "text", text: alt };
  // Counters of readers and things that keep a distance.
  if (width <= 3 || height <= 3 || style.get("display") === "none") return { kind: "nothing" };
  const own = attributeOf(element, "src");
  const late = ["data-src", "data-original", "data-actualsrc"]
    .map((name) => attributeOf(element, name))
    .find((source) => source !== "");
  // Until then a drawing of nothing stands in its place.
  const isStandIn = /^data:image\/(?:svg|gif)/i.test(own) || own === "";
  const source = late !== undefined && isStandIn ? late : own || (late ?? "");
  if (source === "" && alt === "") return { kind: "nothing" };
  return { kind: "picture", source, alt };
}

const sideOf = (element: PageElement, name: string): number => {
  const side = Number.parseFloat(attributeOf(element, name));
  return Number.isNaN(side) ? Number.POSITIVE_INFINITY : side;
};
