/** The scene of a row of trophies under stage lights. */
import { drawFlowers } from "./furnishing.ts";
import type { Mood } from "./moods.ts";
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
  rect,
  times,
} from "./paint.ts";
import { drawBeam, drawBokeh } from "./stage-light.ts";

function drawCup(paint: Paint, hue: number): string {
  const metal = paint.linear(
    [
      [0, hsl(hue, 70, 28)],
      [0.2, hsl(hue, 86, 64)],
      [0.36, hsl(hue + 6, 96, 90)],
      [0.5, hsl(hue, 80, 52)],
      [0.8, hsl(hue - 6, 76, 30)],
      [1, hsl(hue, 80, 58)],
    ],
    { x1: 0, y1: 0, x2: 1, y2: 0 },
  );
  const wood = paint.linear(
    [
      [0, hsl(18, 44, 10)],
      [0.35, hsl(20, 40, 28)],
      [1, hsl(16, 44, 8)],
    ],
    { x1: 0, y1: 0, x2: 1, y2: 0 },
  );
  return group({}, [
    glow(paint, { cx: 10, cy: 2, rx: 120, ry: 18, fill: "#000", opacity: 0.5, soft: 8 }),
    path("M-82 0 L-74 -66 L74 -66 L82 0Z", { fill: wood }),
    rect({ x: -46, y: -50, width: 92, height: 32, fill: metal, rx: 3 }),
    path("M-50 -66 Q-46 -92 -16 -98 L-11 -168 Q0 -178 11 -168 L16 -98 Q46 -92 50 -66Z", {
      fill: metal,
    }),
    circle({ cx: 0, cy: -172, r: 19, fill: metal }),
    path("M-96 -410 C-170 -420 -170 -290 -70 -270 M96 -410 C170 -420 170 -290 70 -270", {
      fill: "none",
      stroke: metal,
      "stroke-width": 15,
    }),
    path("M-104 -430 C-104 -290 -66 -196 0 -188 C66 -196 104 -290 104 -430Z", { fill: metal }),
    path("M-60 -400 C-62 -320 -44 -240 -20 -214", {
      stroke: "#fff",
      "stroke-width": 10,
      fill: "none",
      opacity: 0.55,
      "stroke-linecap": "round",
    }),
    ellipse({ cx: 0, cy: -430, rx: 104, ry: 19, fill: hsl(hue, 76, 30) }),
    ellipse({
      cx: 0,
      cy: -430,
      rx: 104,
      ry: 19,
      fill: "none",
      stroke: hsl(hue + 4, 92, 78),
      "stroke-width": 5,
    }),
    path("M-34 -330 C-10 -354 10 -306 34 -330 M-34 -306 C-10 -330 10 -282 34 -306", {
      stroke: hsl(hue - 8, 80, 24),
      "stroke-width": 6,
      fill: "none",
      opacity: 0.7,
    }),
  ]);
}

function drawCups(paint: Paint, mood: Mood): string[] {
  const gleam = (x: number, y: number, size: number): string =>
    path(
      `M${x} ${y - size} L${x + size * 0.12} ${y - size * 0.12} L${x + size} ${y} L${x + size * 0.12} ${y + size * 0.12} L${x} ${y + size} L${x - size * 0.12} ${y + size * 0.12} L${x - size} ${y} L${x - size * 0.12} ${y - size * 0.12}Z`,
      { fill: "#fffbe6", opacity: 0.95 },
    );
  return [
    group(
      { filter: paint.blur(6) },
      [-2, -1, 1, 2].flatMap((side) => [
        place(
          800 + side * 330 - side * Math.abs(side) * 16,
          752 - Math.abs(side) * 8,
          0.92 - Math.abs(side) * 0.06,
          [drawCup(paint, mood.accent)],
        ),
      ]),
    ),
    group(
      { filter: paint.blur(1.8) },
      [-1, 1].map((side) => place(800 + side * 240, 836, 1.16, [drawCup(paint, mood.accent)])),
    ),
    place(800, 950, 1.62, [drawCup(paint, mood.accent + 1)]),
    group({ opacity: 0.12, transform: "translate(0 1900) scale(1 -1)" }, [
      place(800, 950, 1.62, [drawCup(paint, mood.accent)]),
    ]),
    gleam(706, 330, 54),
    gleam(548, 388, 28),
    gleam(1064, 402, 30),
  ];
}

function drawLitCloth(paint: Paint, mood: Mood): string[] {
  return [
    band(
      -20,
      1120,
      paint.radial(
        [
          [0, hsl(mood.hue, 54, 27)],
          [0.6, hsl(mood.hue, 52, 13)],
          [1, hsl(mood.hue, 50, 5)],
        ],
        { cx: 0.5, cy: 0.38, r: 0.75 },
      ),
    ),
    drawBokeh(paint, { top: 0, bottom: 560, hue: mood.accent, count: 52 }),
    drawBeam(paint, {
      x: 420,
      y: -60,
      targetX: 760,
      floor: 860,
      width: 620,
      colour: "#fff0c8",
      strength: 0.4,
    }),
    drawBeam(paint, {
      x: 1200,
      y: -60,
      targetX: 860,
      floor: 860,
      width: 620,
      colour: hsl(mood.accent, 80, 80),
      strength: 0.3,
    }),
    path("M-40 700 L1640 700 L1640 1100 L-40 1100Z", {
      fill: paint.fade(hsl(mood.hue - 14, 56, 24), hsl(mood.hue - 14, 58, 8)),
    }),
    glow(paint, { cx: 800, cy: 800, rx: 640, ry: 110, fill: "#ffe2a6", opacity: 0.24, soft: 34 }),
  ];
}

/** A row of trophies on a dark cloth under warm stage lights. */
export function drawTrophies(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  return group({}, [
    ...drawLitCloth(paint, mood),
    ...drawCups(paint, mood),
    group(
      { filter: paint.blur(9) },
      times(2, (index) =>
        place(index ? 1470 : 130, 1090, 1.5, [drawFlowers(paint, 460, mood.accent - 30)]),
      ),
    ),
    ...times(40, () =>
      circle({
        cx: chance.between(200, 1400),
        cy: chance.between(60, 700),
        r: chance.between(1, 3.4),
        fill: "#ffe9b0",
        opacity: chance.between(0.2, 0.8),
      }),
    ),
  ]);
}
