/** City blocks and the water before them. */
import type { Daylight } from "./moods.ts";
import { band, ellipse, group, hsl, type Paint, rect, times, path } from "./paint.ts";
import { lights } from "./sky.ts";

function drawWindows(
  { chance }: Paint,
  block: Readonly<{
    x: number;
    top: number;
    width: number;
    base: number;
    lit: number;
    dark: string;
  }>,
): string {
  let lit = "";
  let dark = "";
  for (let y = block.top + 14; y < block.base - 16; y += 17) {
    for (let x = block.x + 7; x < block.x + block.width - 9; x += 13) {
      const pane = `M${x.toFixed(1)} ${y.toFixed(1)}h7v9h-7z`;
      if (chance.maybe(block.lit)) lit += pane;
      else if (chance.maybe(0.55)) dark += pane;
    }
  }
  return (
    path(dark, { fill: block.dark, opacity: 0.5 }) + path(lit, { fill: "#ffdf9e", opacity: 0.92 })
  );
}

function drawBlock(
  paint: Paint,
  block: Readonly<{
    x: number;
    width: number;
    top: number;
    base: number;
    tone: number;
    hue: number;
  }>,
  lit: number,
): string {
  const { chance } = paint;
  const { x, width, top, tone } = block;
  const height = block.base - top;
  const parts: string[] = [];
  const side = hsl(block.hue + chance.between(-12, 20), 16, tone * 0.8);
  const face = hsl(block.hue + chance.between(-12, 20), 14, tone);
  parts.push(
    rect({
      x,
      y: top,
      width,
      height,
      fill: paint.linear(
        [
          [0, face],
          [0.62, face],
          [0.63, side],
          [1, side],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 0 },
      ),
    }),
  );
  if (chance.maybe(0.3))
    parts.push(
      rect({ x: x + width * 0.3, y: top - 26, width: width * 0.34, height: 26, fill: side }),
    );
  if (chance.maybe(0.2))
    parts.push(rect({ x: x + width * 0.48, y: top - 70, width: 4, height: 70, fill: side }));
  parts.push(
    drawWindows(paint, {
      x,
      top,
      width,
      base: block.base,
      lit,
      dark: hsl(block.hue, 26, tone * 0.62),
    }),
  );
  return parts.join("");
}

/** A row of city blocks standing on `base`; `depth` 0 near … 1 far fades and thins them. */
export function drawCity(
  paint: Paint,
  daylight: Daylight,
  row: Readonly<{ base: number; tall: number; depth: number; hue: number }>,
): string {
  const light = lights[daylight];
  const { chance } = paint;
  const parts: string[] = [];
  const centre = chance.between(420, 1180);
  for (let x = -30; x < 1630; ) {
    const width = chance.between(46, 118) * (1.15 - row.depth * 0.4);
    const bell = 0.5 + 0.5 * Math.exp(-(((x - centre) / 400) ** 2));
    const height = row.tall * chance.between(0.3, 1) * bell;
    const tone = light.stone * chance.between(0.8, 1.08);
    parts.push(
      drawBlock(paint, { ...row, x, width, top: row.base - height, tone }, light.windowLit),
    );
    x += width + chance.between(-6, 22);
  }
  return group({}, [
    ...parts,
    rect({
      x: -40,
      y: row.base - row.tall * 1.2,
      width: 1680,
      height: row.tall * 1.2 + 2,
      fill: paint.linear([
        [0, light.haze, 0],
        [0.35, light.haze, row.depth * 0.5],
        [1, light.haze, Math.min(0.95, row.depth + 0.16)],
      ]),
    }),
  ]);
}

/** Water from `top` down, with `reflected` markup mirrored in it and light on its ripples. */
export function drawWater(
  paint: Paint,
  daylight: Daylight,
  water: Readonly<{ top: number; reflected: string }>,
): string {
  const light = lights[daylight];
  const { chance } = paint;
  const bottom = 1090 - water.top;
  const ripples = times(150, () => {
    const near = chance.between(0, 1) ** 0.7;
    const y = water.top + 6 + near * bottom;
    const width = chance.between(30, 150) * (0.3 + near);
    return ellipse({
      cx: chance.between(-40, 1640),
      cy: y,
      rx: width,
      ry: 0.8 + near * 2.6,
      fill: chance.maybe(0.6) ? light.sun : light.sky[0],
      opacity: chance.between(0.05, 0.28),
    });
  });
  return group({}, [
    band(
      water.top,
      bottom,
      paint.linear([
        [0, light.sky[2]],
        [0.35, light.sky[1]],
        [1, light.sky[0]],
      ]),
    ),
    group(
      {
        transform: `translate(0 ${water.top * 2}) scale(1 -1)`,
        opacity: 0.5,
        filter: paint.blur(5),
      },
      [water.reflected],
    ),
    band(
      water.top,
      bottom,
      paint.linear([
        [0, light.haze, 0.28],
        [0.3, light.sky[0], 0.18],
        [1, light.sky[0], 0.72],
      ]),
    ),
    ...ripples,
  ]);
}
