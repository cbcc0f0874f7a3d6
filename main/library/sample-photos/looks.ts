/** How the people of the sample photos look. */
import { hsl, type Paint } from "./paint.ts";

type Hair = "short" | "bob" | "long" | "bun" | "crop";

/** How a person looks; colours are CSS colours. */
export interface Looks {
  readonly skin: string;
  readonly skinShade: string;
  readonly hair: string;
  readonly style: Hair;
  readonly coat: string;
  readonly coatShade: string;
  readonly coatLight: string;
  readonly shirt: string;
  readonly legs: string;
  readonly tie: string | undefined;
  readonly glasses: boolean;
}

/** Chance looks; `coatHue` (degrees) and `white` (a laboratory coat) fix the clothes. */
export function chooseLooks(
  { chance }: Paint,
  clothes: Readonly<{ coatHue?: number; white?: boolean; grey?: boolean; light?: boolean }> = {},
): Looks {
  const skinLight = chance.between(64, 80);
  const hue = clothes.coatHue ?? chance.pick([212, 222, 230, 8, 190, 28, 160, 340]);
  const saturation = clothes.white ? 12 : chance.between(22, 46);
  const lightness = clothes.white
    ? 93
    : clothes.light
      ? chance.between(46, 66)
      : chance.between(20, 38);
  const coatHue = clothes.white ? 205 : hue;
  const hairLight = clothes.grey ? chance.between(70, 82) : chance.between(8, 17);
  const style = chance.pick<Hair>(["short", "short", "crop", "bob", "long", "bun"]);
  return {
    skin: hsl(25, 52, skinLight),
    skinShade: hsl(18, 42, skinLight - 15),
    hair: hsl(24, clothes.grey ? 6 : 22, hairLight),
    style: clothes.grey ? "short" : style,
    coat: hsl(coatHue, saturation, lightness),
    coatShade: hsl(coatHue + 6, saturation, lightness - (clothes.white ? 14 : 9)),
    coatLight: hsl(coatHue, saturation, lightness + 7),
    shirt: clothes.white
      ? hsl(chance.pick([205, 12, 160]), 35, 62)
      : hsl(40, 25, chance.between(86, 96)),
    legs: hsl(222, 18, chance.between(14, 26)),
    tie:
      chance.maybe(0.5) && (style === "short" || style === "crop")
        ? hsl(chance.pick([2, 214, 340]), 52, 36)
        : undefined,
    glasses: chance.maybe(0.35),
  };
}
