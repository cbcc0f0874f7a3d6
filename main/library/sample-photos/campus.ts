/** The scene of a leafy campus with brick halls. */
import { drawStanding } from "./figures.ts";
import { drawFramingLeaves, drawGrass, drawTree, plant } from "./greenery.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import {
  circle,
  ellipse,
  group,
  hsl,
  type Paint,
  path,
  place,
  rect,
  times,
  glow,
} from "./paint.ts";
import { drawHills, drawSky, getLight } from "./sky.ts";

function drawTower(paint: Paint, roof: string): string[] {
  return [
    path("M-112 -430 L0 -512 L112 -430Z", { fill: "#e9dfcf" }),
    path("M-88 -436 L0 -496 L88 -436Z", { fill: roof }),
    circle({ cx: 0, cy: -374, r: 34, fill: "#f7f2e6", stroke: "#6a5a48", "stroke-width": 5 }),
    path("M0 -374 L0 -396 M0 -374 L15 -366", {
      stroke: "#33302c",
      "stroke-width": 4,
      "stroke-linecap": "round",
    }),
    ...times(4, (index) =>
      rect({
        x: -78 + index * 46,
        y: -210,
        width: 16,
        height: 200,
        fill: paint.linear(
          [
            [0, "#fbf6ea"],
            [1, "#bcb2a0"],
          ],
          { x1: 0, y1: 0, x2: 1, y2: 0 },
        ),
      }),
    ),
    rect({ x: -98, y: -224, width: 196, height: 18, fill: "#efe6d8" }),
    rect({ x: -114, y: -12, width: 228, height: 14, fill: "#d9cfbe" }),
  ];
}

function drawHall(paint: Paint, mood: Mood, lit: number): string {
  const brick = mood.light === "winter" ? 14 : 12;
  const wall = (x: number, width: number, height: number): string =>
    rect({
      x,
      y: -height,
      width,
      height,
      fill: paint.linear(
        [
          [0, hsl(brick, 42, lit * 0.9)],
          [0.7, hsl(brick, 44, lit * 0.74)],
          [1, hsl(brick, 44, lit * 0.56)],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 0 },
      ),
    });
  const windows = (x: number, columns: number, rows: number): string[] =>
    times(columns * rows, (index) => {
      const wx = x + (index % columns) * 62;
      const wy = -74 - Math.floor(index / columns) * 88;
      return (
        path(`M${wx} ${wy} v-38 q15 -18 30 0 v38Z`, {
          fill: paint.fade("#bcd6e4", "#3f5566"),
        }) + rect({ x: wx - 4, y: wy, width: 38, height: 5, fill: "#efe6d8" })
      );
    });
  return group({}, [
    wall(-470, 390, 300),
    wall(80, 390, 300),
    ...windows(-440, 6, 3),
    ...windows(110, 6, 3),
    rect({ x: -486, y: -320, width: 972, height: 22, fill: "#e9dfcf" }),
    path("M-486 -320 L-440 -366 L440 -366 L486 -320Z", { fill: hsl(mood.hue, 14, lit * 0.5) }),
    wall(-90, 180, 430),
    ...drawTower(paint, hsl(brick, 40, lit * 0.62)),
  ]);
}

function drawWalkers(paint: Paint): string[] {
  const { chance } = paint;
  const walkers = [
    [640, 800, 0.2],
    [720, 806, 0.2],
    [930, 850, 0.27],
    [470, 930, 0.37],
    [570, 940, 0.36],
    [1130, 770, 0.15],
    [1090, 772, 0.15],
  ] as const;
  return [
    ...walkers.map(([x, y, scale]) =>
      place(x, y, scale, [
        drawStanding(paint, chooseLooks(paint, { light: chance.maybe(0.7) }), {
          stride: 26,
          arms: chance.pick(["down", "hold"] as const),
          turn: chance.between(-0.8, 0.8),
        }),
      ]),
    ),
  ];
}

/** A leafy campus with brick halls, lawns and students on a curving path. */
export function drawCampus(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const light = getLight(mood.light);
  const blossom = mood.accent > 300 ? mood.accent - light.leaf : 0;
  return group({}, [
    drawSky(paint, mood.light, 560),
    drawHills(paint, mood.light, { y: 560, rise: 130, depth: 0.66 }),
    ...times(13, (index) =>
      plant(
        index * 136 + chance.between(-30, 30),
        668,
        chance.between(0.42, 0.62),
        drawTree(paint, mood.light),
      ),
    ),
    place(chance.between(760, 900), 700, 0.98, [drawHall(paint, mood, light.stone)]),
    drawGrass(paint, mood.light, 690),
    path(
      "M780 700 C760 760 420 800 470 900 C500 980 760 1010 900 1100 L330 1100 C200 1000 180 900 330 830 C480 760 700 740 720 700Z",
      {
        fill: paint.fade("#e9dfcc", "#c3b59b"),
      },
    ),
    ...[
      [150, 790, 1.0],
      [1360, 800, 1.06],
      [1130, 724, 0.66],
      [330, 730, 0.68],
    ].map(([x = 0, y = 0, scale = 1], index) =>
      plant(x, y, scale, drawTree(paint, mood.light, index % 2 ? blossom : 0)),
    ),
    ...drawWalkers(paint),
    glow(paint, { cx: 700, cy: 1060, rx: 1100, ry: 120, fill: "#0a1a12", opacity: 0.3, soft: 60 }),
    ...times(mood.light === "autumn" || blossom ? 70 : 0, () =>
      ellipse({
        cx: chance.between(0, 1600),
        cy: chance.between(400, 1060),
        rx: chance.between(3, 8),
        ry: chance.between(2, 4),
        fill: hsl(light.leaf + blossom + chance.between(-12, 12), 70, blossom ? 82 : 54),
        opacity: 0.85,
      }),
    ),
    drawFramingLeaves(paint, mood.light),
  ]);
}
