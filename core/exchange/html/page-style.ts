/** What a page says of an element's looks: its own `style`, and rules of the page for its class or tag. */
import { attributeOf, elementsIn, type PageElement, rawTextOf } from "./page.ts";

/** Declarations by property, both in small letters. */
export type Style = ReadonlyMap<string, string>;

/** Others are never looked at; a page of Word holds hundreds of thousands. */
const KNOWN = new Set(
  "font-weight font-style font-size color background background-color text-decoration text-decoration-line vertical-align text-align white-space display mso-list mso-highlight mso-style-name mso-outline-level mso-hide mso-element mso-spacerun".split(
    " ",
  ),
);

const NOTHING: Style = new Map();

export function parseStyle(source: string): Style {
  if (source === "") return NOTHING;
  const style = new Map<string, string>();
  for (const declaration of source.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    if (!KNOWN.has(name)) continue;
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, "");
    style.set(name, value.trim().toLowerCase());
  }
  return style;
}

/** Rules of the page's style elements, by the selectors that Word, Excel and a Mac's editors write: `p.s1`, `.xl65`, `p`. */
export interface Sheet {
  styleOf(element: PageElement): Style;
}

/** Style elements longer than this are no copy of a text. */
const MAX_SHEET = 1_000_000;

export function readSheet(root: PageElement): Sheet {
  const rules = new Map<string, Style>();
  for (const element of elementsIn(root)) {
    if (element.tag !== "style") continue;
    const source = rawTextOf(element)
      .slice(0, MAX_SHEET)
      .replace(/<!--|-->/g, "");
    for (const [selectors, style] of rulesIn(source.replace(/\/\*[^]*?\*\//g, " ")))
      for (const selector of selectors.split(","))
        addRule(rules, selector.trim().toLowerCase(), style);
  }
  // The same few styles stand on thousands of elements.
  const parsed = new Map<string, Style>();
  const own = (source: string): Style => {
    const known = parsed.get(source);
    if (known) return known;
    const style = parseStyle(source);
    if (parsed.size < 10_000) parsed.set(source, style);
    return style;
  };
  return {
    styleOf(element) {
      const style = own(attributeOf(element, "style"));
      if (rules.size === 0) return style;
      const classes = attributeOf(element, "class").toLowerCase().split(/\s+/);
      const found = [
        rules.get(element.tag),
        ...classes.flatMap((name) => [rules.get(`.${name}`), rules.get(`${element.tag}.${name}`)]),
      ].filter((rule) => rule !== undefined);
      return found.length === 0 ? style : new Map([...found, style].flatMap((one) => [...one]));
    },
  };
}

function* rulesIn(source: string): Generator<[string, Style]> {
  let at = 0;
  for (;;) {
    const open = source.indexOf("{", at);
    const close = source.indexOf("}", open);
    if (open < 0 || close < 0) return;
    yield [source.slice(at, open), parseStyle(source.slice(open + 1, close))];
    at = close + 1;
  }
}

/** What stands for every element of a page (`p`, `div`, `body`) is what it is measured against, not a mark. */
function addRule(rules: Map<string, Style>, selector: string, style: Style): void {
  if (style.size === 0 || !/^[a-z][a-z\d]*$|^(?:[a-z][a-z\d]*)?\.[\w-]+$/.test(selector)) return;
  rules.set(selector, new Map([...(rules.get(selector) ?? []), ...style]));
}

const KEYWORDS: Record<string, number> = {
  ...{ "xx-small": 9, "x-small": 10, small: 13, medium: 16, large: 18, "x-large": 24 },
  ...{ "xx-large": 32, "xxx-large": 48 },
};

/** Size in CSS pixels. @param around that of the element around */
export function sizeOf(value: string | undefined, around: number): number {
  if (value === undefined) return around;
  const known = KEYWORDS[value];
  if (known !== undefined) return known;
  if (value === "smaller") return around / 1.2;
  if (value === "larger") return around * 1.2;
  const [, number = "", unit = ""] = /^(\d*\.?\d+)(px|pt|em|rem|%)?$/.exec(value) ?? [];
  const amount = Number.parseFloat(number);
  if (Number.isNaN(amount)) return around;
  if (unit === "pt") return (amount * 4) / 3;
  if (unit === "em") return amount * around;
  if (unit === "%") return (amount * around) / 100;
  return unit === "rem" ? amount * 16 : amount;
}

const NAMED: Record<string, number> = {
  ...{ red: 0xff0000, blue: 0x0000ff, green: 0x008000, lime: 0x00ff00, yellow: 0xffff00 },
  ...{ aqua: 0x00ffff, cyan: 0x00ffff, fuchsia: 0xff00ff, magenta: 0xff00ff, orange: 0xffa500 },
  ...{ purple: 0x800080, maroon: 0x800000, navy: 0x000080, teal: 0x008080, olive: 0x808000 },
};

/** Red, green and blue; null for what is no colour, or one that is not said in figures. */
export function colourOf(value: string | undefined): [number, number, number] | null {
  if (value === undefined) return null;
  const hex = /#([\da-f]{6}|[\da-f]{3})\b/.exec(value)?.[1];
  const rgb = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(value);
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  const number =
    hex === undefined
      ? NAMED[/[a-z]+/.exec(value)?.[0] ?? ""]
      : Number.parseInt(hex.length === 3 ? hex.replace(/./g, "$&$&") : hex, 16);
  return number === undefined ? null : [number >> 16, (number >> 8) & 0xff, number & 0xff];
}

/** Neither black, white nor grey. */
export function isColourful(value: string | undefined): boolean {
  const colour = colourOf(value);
  return colour !== null && Math.max(...colour) - Math.min(...colour) > 80;
}

const MARKERS = new Set(["255,255,0", "0,255,0", "0,255,255", "255,0,255"]);

/** The colours of a highlighter in Word, WPS and Google Docs. */
export const isMarker = (value: string | undefined): boolean =>
  MARKERS.has(colourOf(value)?.join() ?? "");
