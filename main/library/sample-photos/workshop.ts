/** The scene of a workshop with computers and a robot. */
import { drawBack } from "./audience.ts";
import { drawBust } from "./figures.ts";
import { drawLaptopBack } from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, circle, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawBokeh, drawPendant } from "./stage-light.ts";

function drawRobot(paint: Paint, hue: number): string {
  const shell = paint.fade(hsl(hue, 66, 66), hsl(hue, 68, 38));
  return group({}, [
    glow(paint, { cx: 0, cy: 4, rx: 130, ry: 14, fill: "#000", opacity: 0.4, soft: 7 }),
    rect({ x: -118, y: -48, width: 236, height: 52, rx: 26, fill: "#24272d" }),
    ...times(
      5,
      (index) =>
        circle({ cx: -92 + index * 46, cy: -22, r: 18, fill: "#4a4f58" }) +
        circle({ cx: -92 + index * 46, cy: -22, r: 7, fill: "#8a919c" }),
    ),
    path("M-92 -52 L-72 -112 L72 -112 L92 -52Z", { fill: shell }),
    path("M20 -112 L64 -196 L4 -246", {
      stroke: "#c8ced6",
      "stroke-width": 17,
      fill: "none",
      "stroke-linejoin": "round",
    }),
    circle({ cx: 64, cy: -196, r: 14, fill: "#5b626c" }),
    path("M4 -246 l-28 -10 m28 10 l-16 24", {
      stroke: "#5b626c",
      "stroke-width": 10,
      "stroke-linecap": "round",
    }),
    rect({ x: -66, y: -160, width: 64, height: 48, rx: 10, fill: "#e8ecef" }),
    circle({ cx: -46, cy: -138, r: 12, fill: "#16202c" }),
    circle({ cx: -20, cy: -138, r: 12, fill: "#16202c" }),
    circle({ cx: -42, cy: -141, r: 4, fill: "#9fe0ff" }),
    circle({ cx: -16, cy: -141, r: 4, fill: "#9fe0ff" }),
  ]);
}

function drawWorkbench(paint: Paint, mood: Mood, dark: boolean): string[] {
  const { chance } = paint;
  const monitor = (x: number): string =>
    group({}, [
      rect({ x: x - 104, y: 500, width: 208, height: 134, rx: 7, fill: "#14161b" }),
      rect({
        x: x - 96,
        y: 508,
        width: 192,
        height: 118,
        fill: paint.fade(hsl(mood.hue, 62, 34), hsl(mood.hue + 24, 60, 20)),
      }),
      ...times(7, (line) =>
        rect({
          x: x - 84 + (line % 3) * 14,
          y: 520 + line * 14,
          width: chance.between(40, 120),
          height: 5,
          rx: 2,
          fill: hsl(line % 2 ? mood.accent : mood.hue, 66, 74),
        }),
      ),
      rect({ x: x - 10, y: 632, width: 20, height: 34, fill: "#2a2d33" }),
      rect({ x: x - 46, y: 664, width: 92, height: 9, fill: "#2a2d33", rx: 4 }),
    ]);
  return [
    path("M-20 664 L1620 664 L1620 792 L-20 792Z", {
      fill: paint.fade(hsl(30, 40, dark ? 42 : 62), hsl(28, 42, dark ? 26 : 44)),
    }),
    band(790, 320, hsl(26, 36, dark ? 10 : 22)),
    monitor(545),
    monitor(1430),
    place(120, 720, 1.1, [drawLaptopBack(paint)]),
    place(1000, 772, 1.02, [drawRobot(paint, mood.accent)]),
    ...times(22, () =>
      rect({
        x: chance.between(160, 1480),
        y: chance.between(700, 772),
        width: chance.between(8, 40),
        height: chance.between(6, 13),
        rx: 3,
        fill: hsl(chance.pick([mood.accent, mood.hue, 44, 0]), 44, chance.between(40, 70)),
      }),
    ),
  ];
}

function drawPegboard(paint: Paint, mood: Mood, dark: boolean): string[] {
  const { chance } = paint;
  const wall = dark ? 17 : 44;
  const pegboard = times(26, () => {
    const x = chance.between(90, 1480);
    const y = chance.between(150, 360);
    const fill = hsl(chance.pick([mood.accent, 40, 210, 8]), 42, chance.between(36, 60));
    return chance.maybe(0.5)
      ? rect({ x, y, width: 12, height: chance.between(60, 120), fill, rx: 5 }) +
          rect({ x: x - 12, y: y - 8, width: 36, height: 22, fill: "#5b6068", rx: 4 })
      : circle({
          cx: x,
          cy: y,
          r: chance.between(16, 34),
          fill: "none",
          stroke: fill,
          "stroke-width": 10,
        });
  });
  return [
    band(
      -20,
      1120,
      paint.linear([
        [0, hsl(mood.hue, 28, wall * 0.7)],
        [0.5, hsl(mood.hue, 28, wall)],
        [1, hsl(mood.hue, 30, wall * 0.5)],
      ]),
    ),
    group({ filter: paint.blur(3.5) }, [
      rect({ x: 60, y: 110, width: 1480, height: 330, fill: hsl(28, 30, dark ? 27 : 58), rx: 8 }),
      ...times(300, (index) =>
        circle({
          cx: 86 + (index % 50) * 29.4,
          cy: 136 + Math.floor(index / 50) * 54,
          r: 3,
          fill: "#000",
          opacity: 0.28,
        }),
      ),
      ...pegboard,
    ]),
  ];
}

/** Young people around computers and a robot in a workshop under hanging lamps. */
export function drawWorkshop(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const dark = mood.light === "night";
  return group({}, [
    ...drawPegboard(paint, mood, dark),
    ...[330, 780, 1230].map((x) =>
      place(x + chance.between(-30, 30), 470, 1.04, [
        drawBust(paint, chooseLooks(paint, { light: true }), {
          arms: chance.pick(["table", "hold", "write"] as const),
          turn: chance.between(-0.9, 0.9),
        }),
      ]),
    ),
    ...drawWorkbench(paint, mood, dark),
    ...[300, 800, 1300].map((x, index) =>
      drawPendant(paint, {
        x: x + chance.between(-20, 20),
        y: 120 + index * 14,
        top: -20,
        colour: hsl(mood.accent, 50, 40),
      }),
    ),
    ...[300, 800, 1300].map((x) =>
      glow(paint, {
        cx: x,
        cy: 720,
        rx: 330,
        ry: 70,
        fill: "#ffe1a0",
        opacity: dark ? 0.24 : 0.12,
        soft: 30,
      }),
    ),
    group(
      { filter: paint.blur(3.5) },
      [240, 690, 1260].map((x) => place(x, 960, 1.36, [drawBack(chooseLooks(paint))])),
    ),
    drawBokeh(paint, { top: 30, bottom: 420, hue: mood.accent, count: 11 }),
  ]);
}
