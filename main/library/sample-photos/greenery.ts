/** Trees, grass and framing leaves for outdoor scenes. */
import type { Daylight } from "./moods.ts";
import {
  band,
  circle,
  ellipse,
  glow,
  group,
  hsl,
  type Paint,
  path,
  place,
  times,
} from "./paint.ts";
import { lights } from "./sky.ts";

/** A leafy tree, foot of the trunk at the origin, about 400 units tall. */
export function drawTree(paint: Paint, daylight: Daylight, hueShift = 0): string {
  const light = lights[daylight];
  const { chance } = paint;
  const hue = light.leaf + hueShift + chance.between(-10, 12);
  const trunk = hsl(26, 22, light.leafLight * 0.52);
  const blobs = (count: number, lightness: number, spread: number, lift: number): string[] =>
    times(count, () => {
      const angle = chance.between(0, Math.PI * 2);
      const distance = Math.sqrt(chance.between(0, 1)) * spread;
      return circle({
        cx: Math.cos(angle) * distance + lift * 0.5,
        cy: -262 + Math.sin(angle) * distance * 0.82 + lift,
        r: chance.between(26, 54),
        fill: hsl(
          hue + chance.between(-8, 8),
          light.leafSaturation,
          lightness + chance.between(-3, 3),
        ),
      });
    });
  return group({}, [
    glow(paint, { cx: 30, cy: 4, rx: 150, ry: 20, fill: "#0b1a10", opacity: 0.26, soft: 10 }),
    path(
      "M-14 4 C-8 -80 -10 -120 -16 -190 L-46 -250 L-30 -256 L-4 -206 L2 -270 L16 -270 L14 -200 L44 -244 L54 -236 L16 -170 C10 -110 12 -70 18 4Z",
      { fill: trunk },
    ),
    ...blobs(24, light.leafLight * 0.72, 118, 18),
    ...blobs(20, light.leafLight, 100, -8),
    ...blobs(14, light.leafLight * 1.22, 72, -38),
    ...blobs(26, light.leafLight * 1.4, 96, -30).map((blob) =>
      blob.replace(/ r="[\d.]+"/, ` r="${chance.between(5, 12).toFixed(1)}" opacity="0.55"`),
    ),
  ]);
}

/** Grass from `top` down with blades of light and shade. */
export function drawGrass(paint: Paint, daylight: Daylight, top: number): string {
  const light = lights[daylight];
  const { chance } = paint;
  const hue = daylight === "autumn" ? 74 : light.leaf;
  const saturation = light.leafSaturation;
  const patches = times(90, () => {
    const near = chance.between(0, 1);
    return ellipse({
      cx: chance.between(-60, 1660),
      cy: top + near * (1090 - top),
      rx: 60 + near * 180,
      ry: 3 + near * 14,
      fill: hsl(
        hue + chance.between(-14, 14),
        saturation,
        light.leafLight * chance.between(0.8, 1.5),
      ),
      opacity: 0.24,
    });
  });
  return group({}, [
    band(
      top,
      1090 - top,
      paint.fade(
        hsl(hue - 12, saturation, light.leafLight * 1.4),
        hsl(hue + 8, saturation, light.leafLight * 0.78),
      ),
    ),
    group({ filter: paint.blur(3) }, patches),
  ]);
}

/** Leaves out of focus that frame the picture at its upper corners. */
export function drawFramingLeaves(paint: Paint, daylight: Daylight): string {
  const light = lights[daylight];
  const { chance } = paint;
  const corner = (x: number, direction: number): string[] =>
    times(26, () => {
      const reach = chance.between(0, 1);
      return ellipse({
        cx: x + direction * reach * 330,
        cy: chance.between(-40, 190) * (1 - reach * 0.7),
        rx: chance.between(16, 44),
        ry: chance.between(9, 22),
        transform: `rotate(${chance.between(-40, 40).toFixed(0)} ${(x + direction * reach * 330).toFixed(0)} 60)`,
        fill: hsl(
          light.leaf + chance.between(-14, 18),
          light.leafSaturation,
          light.leafLight * chance.between(0.55, 1.1),
        ),
        opacity: 0.85,
      });
    });
  return group({ filter: paint.blur(7) }, chance.maybe(0.5) ? corner(-20, 1) : corner(1620, -1));
}

/** A small tree, bush or lamp needs a place: the drawing moved to (x, y) and scaled. */
export const plant = (x: number, y: number, scale: number, drawing: string): string =>
  place(x, y, scale, [drawing]);
