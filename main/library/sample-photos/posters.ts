/** The scene of a hall of research posters. */
import { drawStanding } from "./figures.ts";
import { drawPottedPlant } from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, circle, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawFloor } from "./room.ts";
import { drawBeam } from "./stage-light.ts";

function drawPlot(
  { chance }: Paint,
  { hue, accent, tint }: Readonly<{ hue: number; accent: number; tint: string }>,
): string {
  const plots: readonly (() => string)[] = [
    () =>
      times(6, (index) => {
        const tall = chance.between(20, 100);
        return rect({
          x: -90 + index * 32,
          y: -170 - tall,
          width: 20,
          height: tall,
          fill: index % 2 ? tint : hsl(accent, 62, 56),
        });
      }).join(""),
    () =>
      path(`M-94 -176 L-50 -220 L-10 -206 L40 -262 L94 -${chance.whole(262, 286)}`, {
        stroke: hsl(accent, 62, 52),
        "stroke-width": 8,
        fill: "none",
      }) + path("M-96 -286 V-166 H96", { stroke: "#777", "stroke-width": 3, fill: "none" }),
    () =>
      times(36, (index) =>
        rect({
          x: -92 + (index % 9) * 21,
          y: -286 + Math.floor(index / 9) * 30,
          width: 18,
          height: 26,
          fill: hsl(hue, 60, chance.between(36, 86)),
        }),
      ).join(""),
    () =>
      circle({ cx: 0, cy: -226, r: 58, fill: hsl(hue, 40, 78) }) +
      path("M0 -226 L0 -284 A58 58 0 0 1 50 -197Z", { fill: hsl(accent, 62, 56) }),
  ];
  return chance.pick(plots)();
}

function drawPoster(paint: Paint, hue: number, accent: number): string {
  const { chance } = paint;
  const tint = hsl(hue + chance.between(-26, 26), 48, 40);
  return group({}, [
    path("M-96 0 L-84 -60 M96 0 L84 -60", { stroke: "#55585e", "stroke-width": 8 }),
    rect({ x: -136, y: -500, width: 272, height: 446, fill: "#4a4d54", rx: 4 }),
    rect({ x: -128, y: -492, width: 256, height: 430, fill: "#fdfcf8" }),
    rect({ x: -128, y: -492, width: 256, height: 66, fill: tint }),
    rect({ x: -104, y: -474, width: 170, height: 11, fill: "#fff", opacity: 0.95, rx: 3 }),
    rect({ x: -104, y: -454, width: 110, height: 8, fill: "#fff", opacity: 0.7, rx: 3 }),
    ...times(8, (index) =>
      rect({
        x: -106 + (index % 2) * 110,
        y: -404 + Math.floor(index / 2) * 17,
        width: chance.between(66, 98),
        height: 6,
        fill: "#9a9ca2",
        rx: 2,
      }),
    ),
    drawPlot(paint, { hue, accent, tint }),
    ...times(8, (index) =>
      rect({
        x: -106 + (index % 2) * 110,
        y: -142 + Math.floor(index / 2) * 17,
        width: chance.between(60, 98),
        height: 6,
        fill: "#9a9ca2",
        rx: 2,
      }),
    ),
  ]);
}

function drawParticipants(paint: Paint): string[] {
  const { chance } = paint;
  const pairs = [
    [330, 900, 0.74],
    [470, 914, 0.76],
    [880, 850, 0.62],
    [1010, 858, 0.6],
    [1280, 930, 0.8],
    [1110, 960, 0.86],
  ] as const;
  return [
    ...pairs.map(([x, y, scale], index) =>
      place(x, y + 50, scale, [
        drawStanding(paint, chooseLooks(paint, { light: chance.maybe(0.35) }), {
          arms: (["point", "hold", "down", "point", "hold", "down"] as const)[index] ?? "down",
          turn: index % 2 ? -0.7 : 0.7,
        }),
      ]),
    ),
    place(1530, 980, 1.25, [drawPottedPlant(paint)]),
    drawBeam(paint, {
      x: 1300,
      y: -60,
      targetX: 700,
      floor: 1000,
      width: 700,
      colour: "#fff",
      strength: 0.24,
    }),
  ];
}

function drawFarHall(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  return [
    band(-20, 740, paint.fade(hsl(mood.hue, 24, 62), hsl(mood.hue, 24, 84))),
    ...times(6, (index) =>
      path(
        `M${-100 + index * 320} -20 L${60 + index * 320} -20 L${800 + (index - 2.2) * 190} 190 L${800 + (index - 2.8) * 190} 190Z`,
        { fill: "#fffef6", opacity: 0.66 },
      ),
    ),
    group(
      { filter: paint.blur(3) },
      times(9, (index) =>
        place(120 + index * 172, 690, 0.56, [drawPoster(paint, mood.hue, mood.accent)]),
      ),
    ),
    group(
      { filter: paint.blur(2) },
      times(9, (index) =>
        place(80 + index * 180 + chance.between(-30, 30), 716, 0.36, [
          drawStanding(paint, chooseLooks(paint), {
            turn: chance.between(-1, 1),
            arms: chance.pick(["down", "hold", "point"] as const),
          }),
        ]),
      ),
    ),
  ];
}

/** A hall of research posters with participants talking before them. */
export function drawPosters(paint: Paint, mood: Mood): string {
  return group({}, [
    ...drawFarHall(paint, mood),
    drawFloor(paint, { top: 690, far: hsl(mood.hue, 18, 74), near: hsl(mood.hue, 26, 40) }),
    group(
      { opacity: 0.2, filter: paint.blur(8), transform: "translate(0 1620) scale(1 -1)" },
      times(5, (index) =>
        place(110 + index * 345, 800, 1.02, [
          rect({ x: -136, y: -500, width: 272, height: 446, fill: "#fff" }),
        ]),
      ),
    ),
    ...times(5, (index) =>
      place(110 + index * 345, 800, 1.02, [drawPoster(paint, mood.hue, mood.accent)]),
    ),
    ...drawParticipants(paint),
  ]);
}
