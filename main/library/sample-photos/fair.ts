/** The scene of a science fair in a park. */
import { drawStanding } from "./figures.ts";
import { drawFramingLeaves, drawGrass, drawTree, plant } from "./greenery.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import {
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
import { drawHills, drawSky } from "./sky.ts";

function drawTent(paint: Paint, hue: number): string {
  const stripes = 8;
  return group({}, [
    glow(paint, { cx: 0, cy: 2, rx: 170, ry: 16, fill: "#000", opacity: 0.26, soft: 8 }),
    rect({
      x: -140,
      y: -190,
      width: 280,
      height: 190,
      fill: paint.fade("#3d3a3c", "#6b645f"),
    }),
    ...[-146, 138].map((x) => rect({ x, y: -200, width: 9, height: 202, fill: "#e8e2d8" })),
    ...times(stripes, (index) => {
      const left = -160 + (index * 320) / stripes;
      const right = left + 320 / stripes;
      const fill = index % 2 ? "#fdf8ee" : hsl(hue, 62, 52);
      return path(
        `M${left * 0.14} -318 L${right * 0.14} -318 L${right} -206 Q${(left + right) / 2} -176 ${left} -206Z`,
        { fill },
      );
    }),
    path("M0 -318 L160 -206 L150 -190 L60 -206Z", { fill: "#000", opacity: 0.14 }),
    rect({ x: -132, y: -84, width: 264, height: 84, fill: hsl(hue, 30, 88) }),
    rect({ x: -140, y: -92, width: 280, height: 12, fill: "#c49a6c" }),
    ...times(6, (index) =>
      paint.chance.maybe(0.5)
        ? circle({ cx: -104 + index * 42, cy: -106, r: 14, fill: hsl(hue + index * 60, 58, 58) })
        : path(`M${-118 + index * 42} -92 l14 -38 l14 38Z`, {
            fill: hsl(hue + index * 70, 54, 60),
          }),
    ),
  ]);
}

function drawBalloons(paint: Paint): string[] {
  const { chance } = paint;
  return [
    ...times(9, (index) => {
      const x = 1190 + (index % 3) * 46 + chance.between(-14, 14);
      const y = 560 + Math.floor(index / 3) * 44;
      return (
        path(`M${x} ${y + 30} L1232 824`, { stroke: "#fff", "stroke-width": 1.5, opacity: 0.7 }) +
        ellipse({
          cx: x,
          cy: y,
          rx: 25,
          ry: 31,
          fill: paint.radial(
            [
              [0, hsl(index * 50, 82, 80)],
              [1, hsl(index * 50, 70, 52)],
            ],
            { cx: 0.35, cy: 0.3, r: 0.8 },
          ),
        })
      );
    }),
  ];
}

function drawBunting(hues: readonly number[]): string[] {
  const bunting = times(2, (line) => {
    const top = 150 + line * 74;
    const sag = (t: number): number => top + Math.sin(t * Math.PI) * 90 + line * 20;
    return (
      path(`M-20 ${top} Q800 ${top + 180 + line * 40} 1620 ${top}`, {
        stroke: "#fdf8ee",
        "stroke-width": 3,
        fill: "none",
      }) +
      times(30, (index) => {
        const t = (index + 0.5) / 30;
        const x = -20 + t * 1640;
        const y = sag(t) - 2;
        return path(`M${x - 17} ${y} L${x + 17} ${y} L${x} ${y + 40}Z`, {
          fill: hsl(hues[(index + line) % hues.length] ?? 0, 62, 58),
        });
      }).join("")
    );
  });
  return [...bunting];
}

function drawTentsAndVisitors(paint: Paint, hues: readonly number[]): string[] {
  const { chance } = paint;
  return [
    ...times(5, (index) =>
      place(130 + index * 340, 716 + (index % 2) * 12, 0.9, [drawTent(paint, hues[index] ?? 0)]),
    ),
    ...times(16, (index) =>
      place(
        50 + index * 100 + chance.between(-20, 20),
        770 + chance.between(-14, 26),
        chance.between(0.15, 0.24),
        [
          drawStanding(
            paint,
            chooseLooks(paint, { light: true, coatHue: chance.pick([2, 40, 150, 205, 330]) }),
            {
              stride: 20,
              turn: chance.between(-1, 1),
              arms: chance.pick(["down", "hold"] as const),
            },
          ),
        ],
      ),
    ),
    ...[
      [330, 990, 0.46],
      [440, 1000, 0.42],
      [1150, 1010, 0.48],
      [1260, 1016, 0.44],
      [1350, 1012, 0.4],
    ].map(([x = 0, y = 0, scale = 1], index) =>
      place(x, y, scale, [
        drawStanding(
          paint,
          chooseLooks(paint, { light: true, coatHue: hues[index % hues.length] ?? 0 }),
          {
            stride: 24,
            turn: index < 2 ? 0.7 : -0.6,
            arms: index === 0 ? "point" : "down",
            child: index % 5 === 1 || index > 2,
          },
        ),
      ]),
    ),
  ];
}

/** A science fair on the grass of a park: striped tents, bunting, balloons and families. */
export function drawFair(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const hues = [mood.accent, mood.hue + 60, 42, 204, mood.accent + 20, 150];
  return group({}, [
    drawSky(paint, mood.light, 560),
    drawHills(paint, mood.light, { y: 560, rise: 110, depth: 0.6 }),
    ...times(12, (index) =>
      plant(
        index * 150 + chance.between(-40, 40),
        640,
        chance.between(0.56, 0.86),
        drawTree(paint, mood.light),
      ),
    ),
    drawGrass(paint, mood.light, 630),
    ...drawTentsAndVisitors(paint, hues),
    ...drawBunting(hues),
    ...drawBalloons(paint),
    drawFramingLeaves(paint, mood.light),
  ]);
}
