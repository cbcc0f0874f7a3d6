/** Light of the day, skies and hills for outdoor scenes. */
import type { Daylight } from "./moods.ts";
import { band, circle, glow, group, hsl, type Paint, path, times } from "./paint.ts";

interface Light {
  readonly sky: readonly [string, string, string];
  readonly sun: string;
  readonly haze: string;
  readonly leaf: number;
  readonly leafSaturation: number;
  readonly leafLight: number;
  readonly stone: number;
  readonly windowLit: number;
}

export const lights: Readonly<Record<Daylight, Light>> = {
  day: {
    sky: ["#4f97d3", "#9ccbec", "#e9f4f6"],
    sun: "#fffbe8",
    haze: "#dcecf2",
    leaf: 112,
    leafSaturation: 38,
    leafLight: 40,
    stone: 66,
    windowLit: 0.05,
  },
  dawn: {
    sky: ["#5f8cc0", "#efb08f", "#ffe2ae"],
    sun: "#fff0cf",
    haze: "#f6d3b4",
    leaf: 128,
    leafSaturation: 22,
    leafLight: 32,
    stone: 48,
    windowLit: 0.2,
  },
  dusk: {
    sky: ["#2f3f77", "#a8658c", "#f7a66b"],
    sun: "#ffd9a0",
    haze: "#d98d78",
    leaf: 140,
    leafSaturation: 20,
    leafLight: 22,
    stone: 30,
    windowLit: 0.42,
  },
  night: {
    sky: ["#081028", "#15264c", "#31507c"],
    sun: "#e8eefc",
    haze: "#31507c",
    leaf: 170,
    leafSaturation: 24,
    leafLight: 13,
    stone: 17,
    windowLit: 0.4,
  },
  winter: {
    sky: ["#7f9dba", "#c3d5e2", "#f6efe2"],
    sun: "#fffaf0",
    haze: "#dfe5e8",
    leaf: 150,
    leafSaturation: 12,
    leafLight: 38,
    stone: 60,
    windowLit: 0.14,
  },
  autumn: {
    sky: ["#6ea3cd", "#bcd7e4", "#fbeedb"],
    sun: "#fff3d6",
    haze: "#f2e4cf",
    leaf: 34,
    leafSaturation: 66,
    leafLight: 48,
    stone: 58,
    windowLit: 0.08,
  },
};

/** The colours of a time of day. */
export const getLight = (daylight: Daylight): Light => lights[daylight];

function drawClouds(paint: Paint, daylight: Daylight, horizon: number): string[] {
  const light = lights[daylight];
  const { chance } = paint;
  const cloudCount = daylight === "night" ? 2 : chance.whole(4, 7);
  return times(cloudCount, () => {
    const x = chance.between(-100, 1600);
    const y = chance.between(60, horizon * 0.72);
    const width = chance.between(130, 330);
    return group(
      { opacity: chance.between(0.3, 0.75) },
      times(9, (index) =>
        glow(paint, {
          cx: x + index * width * 0.13,
          cy: y + chance.between(-18, 12),
          rx: width * chance.between(0.14, 0.28),
          ry: chance.between(14, 36),
          fill: light.sun,
          soft: 14,
        }),
      ),
    );
  });
}

/** A sky over the whole picture with sun or moon, and clouds or stars; `horizon` is the y at which it is palest. */
export function drawSky(paint: Paint, daylight: Daylight, horizon: number): string {
  const light = lights[daylight];
  const { chance } = paint;
  const sunX = chance.between(380, 1220);
  const sunY = daylight === "night" ? chance.between(110, 220) : horizon - chance.between(90, 300);
  const stars = times(daylight === "night" ? 170 : 0, () =>
    circle({
      cx: chance.between(0, 1600),
      cy: chance.between(0, horizon),
      r: chance.between(0.6, 2.1),
      fill: "#fff",
      opacity: chance.between(0.25, 0.9),
    }),
  );
  const halo = paint.radial([
    [0, light.sun, 0.85],
    [0.25, light.sun, 0.4],
    [1, light.sun, 0],
  ]);
  return group({}, [
    band(
      -20,
      horizon + 220,
      paint.linear([
        [0, light.sky[0]],
        [0.55, light.sky[1]],
        [0.86, light.sky[2]],
        [1, light.sky[2]],
      ]),
    ),
    ...stars,
    circle({ cx: sunX, cy: sunY, r: 330, fill: halo }),
    circle({
      cx: sunX,
      cy: sunY,
      r: daylight === "night" ? 34 : 46,
      fill: light.sun,
      opacity: daylight === "winter" ? 0.6 : 0.95,
    }),
    ...drawClouds(paint, daylight, horizon),
  ]);
}

/** A range of hills from edge to edge, its crest around `y`; `depth` 0 near … 1 far fades it into the haze. */
export function drawHills(
  paint: Paint,
  daylight: Daylight,
  range: Readonly<{ y: number; rise: number; depth: number }>,
): string {
  const light = lights[daylight];
  const { chance } = paint;
  let d = `M-40 1120 L-40 ${range.y}`;
  let y = range.y;
  for (let x = -40; x < 1680; x += 210) {
    const nextY = range.y - chance.between(-0.2, 1) * range.rise;
    d += ` C${x + 80} ${y} ${x + 130} ${nextY} ${x + 210} ${nextY}`;
    y = nextY;
  }
  const near = hsl(light.leaf + 14, light.leafSaturation * 0.6, light.leafLight * 0.8);
  return group({}, [
    path(`${d} L1680 1120Z`, { fill: near }),
    path(`${d} L1680 1120Z`, {
      fill: paint.linear([
        [0, light.haze, range.depth],
        [0.7, light.haze, Math.min(1, range.depth + 0.15)],
      ]),
    }),
  ]);
}

/** A band of haze along the horizon at `y`. */
export const drawHaze = (paint: Paint, haze: string, y: number): string =>
  band(
    y - 70,
    150,
    paint.linear([
      [0, haze, 0],
      [0.5, haze, 0.42],
      [1, haze, 0],
    ]),
  );
