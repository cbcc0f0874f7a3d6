/** A small SVG paintbox: elements, shared gradients and blurs, colours and seeded chance. */

/** Attributes of an SVG element; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A gradient stop: offset 0–1, colour, opacity 0–1 (1 unless given). */
export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** Seeded chance: the same name always draws the same picture. */
export interface Chance {
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** A whole number in [low, high]. */
  whole(low: number, high: number): number;
  /** True with the given probability 0–1. */
  maybe(probability: number): boolean;
  /** One of the values, which must not be empty. */
  pick<Value>(values: readonly Value[]): Value;
}

/** What a scene draws with; `defs` collects the gradients and filters that its elements point to. */
export interface Paint {
  readonly chance: Chance;
  /** A linear gradient as a `fill` value; from and to are in the shape's own box, top to bottom unless given. */
  linear(
    stops: readonly Stop[],
    line?: Readonly<{ x1?: number; y1?: number; x2?: number; y2?: number }>,
  ): string;
  /** A linear gradient of two colours from the top to the bottom of the shape. */
  fade(top: string, bottom: string): string;
  /** A radial gradient as a `fill` value; centre and radius are in the shape's own box. */
  radial(
    stops: readonly Stop[],
    circle?: Readonly<{ cx?: number; cy?: number; r?: number }>,
  ): string;
  /** A Gaussian blur as a `filter` value; `deviation` in drawing units. */
  blur(deviation: number): string;
  /** The collected definitions as markup. */
  defs(): string;
}

/** One SVG element as markup. */
export function element(tag: string, attributes: Attributes, children = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${typeof value === "number" ? Number(value.toFixed(2)) : value}"`,
    )
    .join("");
  return children === "" ? `<${tag}${written}/>` : `<${tag}${written}>${children}</${tag}>`;
}

/**
 * A shape as markup. Its opacity goes to fill and stroke, which is far cheaper to draw: an element's own opacity
 * makes the renderer paint it on a sheet of its own.
 */
function shape(tag: string, { opacity, ...attributes }: Attributes): string {
  return element(tag, { "fill-opacity": opacity, "stroke-opacity": opacity, ...attributes });
}

/** A rectangle; like the shapes below it takes the SVG attributes as they are. */
export const rect = (attributes: Attributes): string => shape("rect", attributes);

/** A band across the whole picture from y = `top`, `height` high. */
export const band = (top: number, height: number, fill: string): string =>
  rect({ x: -20, y: top, width: 1640, height, fill });

/** An ellipse by `cx`, `cy`, `rx`, `ry`. */
export const ellipse = (attributes: Attributes): string => shape("ellipse", attributes);

/** A circle by `cx`, `cy`, `r`. */
export const circle = (attributes: Attributes): string => shape("circle", attributes);

/** A path by its `d` commands. */
export const path = (d: string, attributes: Attributes): string =>
  shape("path", { d, ...attributes });

/** A group of elements under common attributes. */
export const group = (attributes: Attributes, children: readonly string[]): string =>
  element("g", attributes, children.join(""));

/** What a soft spot of light or shade is made of; `r` stands for both radii, `soft` widens its faded edge. */
interface Glow {
  readonly cx: number;
  readonly cy: number;
  readonly rx?: number;
  readonly ry?: number;
  readonly r?: number;
  readonly fill: string;
  readonly opacity?: number;
  readonly soft: number;
}

/** A spot that fades towards its edge: looks like a blurred ellipse at a fraction of the cost. */
export function glow(paint: Paint, spot: Glow): string {
  const rx = (spot.rx ?? spot.r ?? 0) + spot.soft * 1.2;
  const ry = (spot.ry ?? spot.r ?? 0) + spot.soft * 1.2;
  const fill = paint.radial([
    [0, spot.fill],
    [Math.max(0, 1 - (spot.soft * 3) / Math.max(rx, 1)) * 0.6, spot.fill, 0.9],
    [0.6, spot.fill, 0.5],
    [0.82, spot.fill, 0.16],
    [1, spot.fill, 0],
  ]);
  return ellipse({ cx: spot.cx, cy: spot.cy, rx, ry, fill, opacity: spot.opacity });
}

/** The children moved to (x, y), then scaled. */
export const place = (x: number, y: number, scale: number, children: readonly string[]): string =>
  group(
    { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})` },
    children,
  );

/** A list of what `make` gives for 0 … count − 1. */
export const times = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => make(index));

/** A colour by hue in degrees, saturation and lightness in per cent. */
export const hsl = (hue: number, saturation: number, lightness: number): string =>
  `hsl(${(((hue % 360) + 360) % 360).toFixed(0)},${clamp(saturation)}%,${clamp(lightness)}%)`;

const clamp = (percent: number): string => Math.min(100, Math.max(0, percent)).toFixed(1);

/** Chance seeded with a name (FNV-1a into mulberry32). */
export function createChance(name: string): Chance {
  let state = 2166136261;
  for (const character of name)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    maybe: (probability) => next() < probability,
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
  };
}

/** A paintbox whose definitions get ids in the order in which they are first asked for. */
export function createPaint(chance: Chance): Paint {
  const known = new Map<string, string>();
  const define = (tag: string, attributes: Attributes, children: string): string => {
    const key = element(tag, attributes, children);
    const id = known.get(key) ?? `d${known.size}`;
    known.set(key, id);
    return `url(#${id})`;
  };
  const toStops = (stops: readonly Stop[]): string =>
    stops
      .map(([offset, colour, opacity]) =>
        element("stop", { offset, "stop-color": colour, "stop-opacity": opacity }),
      )
      .join("");
  const blurred = {
    x: "-6%",
    y: "-6%",
    width: "112%",
    height: "112%",
    "color-interpolation-filters": "sRGB",
  };
  const linear: Paint["linear"] = (stops, line) =>
    define("linearGradient", { x1: 0, y1: 0, x2: 0, y2: 1, ...line }, toStops(stops));
  return {
    chance,
    linear,
    fade: (top, bottom) =>
      linear([
        [0, top],
        [1, bottom],
      ]),
    radial: (stops, at) =>
      define("radialGradient", { cx: 0.5, cy: 0.5, r: 0.5, ...at }, toStops(stops)),
    blur: (deviation) =>
      define("filter", blurred, element("feGaussianBlur", { stdDeviation: deviation })),
    defs: () =>
      element(
        "defs",
        {},
        [...known].map(([markup, id]) => markup.replace(/^<(\w+)/, `<$1 id="${id}"`)).join(""),
      ),
  };
}
