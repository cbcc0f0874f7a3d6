/** The scene of two people signing a document before witnesses and flags. */
import { drawBust, drawStanding } from "./figures.ts";
import { drawFlowers, drawGlass } from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
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
import { drawPanelWall } from "./room.ts";
import { drawBokeh } from "./stage-light.ts";

function drawFlag(paint: Paint, colours: readonly [string, string, string], sway: number): string {
  const fold = paint.linear(
    [
      [0, "#000", 0.3],
      [0.3, "#fff", 0.16],
      [0.55, "#000", 0.24],
      [0.8, "#fff", 0.1],
      [1, "#000", 0.34],
    ],
    { x1: 0, y1: 0, x2: 1, y2: 0.08 },
  );
  const cloth = (from: number, to: number): string =>
    `M${-6 + from * 120} ${-404 + from * 20} Q${30 + sway} -210 ${-4 + from * 64} -90 L${-4 + to * 64} -90 Q${60 + sway + to * 60} -240 ${-6 + to * 120} ${-404 + to * 20}Z`;
  return group({}, [
    rect({
      x: -12,
      y: -440,
      width: 7,
      height: 440,
      fill: paint.linear(
        [
          [0, "#f3d98f"],
          [1, "#8e6a26"],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 0 },
      ),
    }),
    circle({ cx: -8, cy: -446, r: 10, fill: "#e8c66d" }),
    ellipse({ cx: -8, cy: 0, rx: 44, ry: 9, fill: "#a57f35" }),
    path(cloth(0, 1), { fill: colours[0] }),
    path(cloth(0.36, 1), { fill: colours[1] }),
    path(cloth(0.7, 1), { fill: colours[2] }),
    path(cloth(0, 1), { fill: fold }),
  ]);
}

function drawSigningTable(paint: Paint, mood: Mood): string[] {
  const cloth = mood.hue;
  return [
    path("M150 742 L1450 742 L1500 1100 L100 1100Z", {
      fill: paint.fade(hsl(cloth, 42, 30), hsl(cloth, 46, 15)),
    }),
    ...times(13, (index) =>
      path(
        `M${190 + index * 100} 744 C${180 + index * 102} 860 ${176 + index * 104} 980 ${160 + index * 108} 1100 L${192 + index * 108} 1100 C${204 + index * 103} 960 ${206 + index * 101} 850 ${206 + index * 100} 744Z`,
        { fill: index % 2 ? "#fff" : "#000", opacity: index % 2 ? 0.07 : 0.16 },
      ),
    ),
    path("M120 700 L1480 700 L1460 752 L140 752Z", {
      fill: paint.fade(hsl(cloth, 38, 46), hsl(cloth, 42, 34)),
    }),
    ...[560, 1040].flatMap((x) => [
      path(`M${x - 92} 734 L${x - 76} 706 L${x - 2} 706 L${x - 2} 734Z`, { fill: "#fcfbf7" }),
      path(`M${x + 2} 734 L${x + 2} 706 L${x + 76} 706 L${x + 92} 734Z`, { fill: "#f1eee6" }),
      path(`M${x - 104} 742 L${x - 84} 700 L${x + 84} 700 L${x + 104} 742Z`, {
        fill: "none",
        stroke: hsl(mood.accent, 56, 36),
        "stroke-width": 9,
      }),
      path(`M${x + 8} 716 l34 -48`, {
        stroke: "#1a1a20",
        "stroke-width": 6,
        "stroke-linecap": "round",
      }),
    ]),
    place(800, 742, 1.25, [drawFlowers(paint, 300, mood.accent)]),
    ...[330, 1270].map((x) => place(x, 728, 0.9, [drawGlass()])),
    place(800, 1090, 1.7, [drawFlowers(paint, 620, mood.accent)]),
  ];
}

function drawBackdrop(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  const first = [
    hsl(mood.accent, 66, 48),
    hsl(mood.accent + 26, 70, 62),
    hsl(mood.accent, 66, 48),
  ] as const;
  const second = [hsl(mood.hue, 52, 34), "#f5f2ea", hsl(mood.hue + 20, 50, 48)] as const;
  return [
    drawPanelWall(paint, {
      top: -20,
      bottom: 760,
      count: 15,
      hue: mood.hue,
      saturation: 30,
      lightness: 34,
    }),
    glow(paint, {
      cx: 800,
      cy: 300,
      rx: 700,
      ry: 330,
      fill: hsl(mood.hue, 50, 66),
      opacity: 0.42,
      soft: 60,
    }),
    path("M-20 470 C300 380 520 560 860 440 C1160 340 1380 480 1620 400 L1620 600 L-20 600Z", {
      fill: hsl(mood.hue, 48, 60),
      opacity: 0.22,
    }),
    path("M-20 540 C360 460 640 610 960 500 C1240 420 1420 530 1620 490 L1620 640 L-20 640Z", {
      fill: hsl(mood.accent, 60, 66),
      opacity: 0.16,
    }),
    band(730, 380, paint.fade(hsl(mood.accent, 26, 34), hsl(mood.accent, 30, 18))),
    ...times(4, (index) =>
      place(index < 2 ? 84 + index * 128 : 1260 + (index - 2) * 128, 760, 1.25, [
        drawFlag(paint, index % 2 ? second : first, chance.between(-8, 14)),
      ]),
    ),
  ];
}

/** Two people signing at a long cloth-covered table, with witnesses and plain-coloured flags behind. */
export function drawSigning(paint: Paint, mood: Mood): string {
  return group({}, [
    ...drawBackdrop(paint, mood),
    group(
      { filter: paint.blur(1.6) },
      times(6, (index) =>
        place(380 + index * 168, 842, 0.9, [
          drawStanding(paint, chooseLooks(paint), {
            arms: "hold",
            turn: (800 - (380 + index * 168)) / 900,
          }),
        ]),
      ),
    ),
    ...[560, 1040].map((x) =>
      place(x, 474, 1.16, [
        drawBust(paint, chooseLooks(paint), { arms: "write", turn: (800 - x) / 900 }),
      ]),
    ),
    ...drawSigningTable(paint, mood),
    drawBokeh(paint, { top: 0, bottom: 150, hue: 44, count: 12 }),
  ]);
}
