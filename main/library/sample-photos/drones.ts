/** The scene of drones over fields. */
import { drawStanding } from "./figures.ts";
import { drawTree, plant } from "./greenery.ts";
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
import { drawHaze, drawHills, drawSky, getLight } from "./sky.ts";

function drawDrone(paint: Paint): string {
  const rotor = (x: number, y: number): string =>
    ellipse({ cx: x, cy: y, rx: 58, ry: 9, fill: "#f4f6f8", opacity: 0.5 }) +
    ellipse({
      cx: x,
      cy: y,
      rx: 58,
      ry: 9,
      fill: "none",
      stroke: "#2c3036",
      "stroke-width": 1.5,
      opacity: 0.5,
    }) +
    rect({ x: x - 5, y: y - 4, width: 10, height: 24, fill: "#23262b", rx: 3 });
  return group({}, [
    rotor(-96, -34),
    rotor(96, -34),
    path("M-124 -2 L-30 12 L30 12 L124 -2 L124 6 L30 26 L-30 26 L-124 6Z", { fill: "#2d3137" }),
    path("M-98 -16 L-30 14 M98 -16 L30 14", { stroke: "#3a3f47", "stroke-width": 10 }),
    path("M-46 4 Q0 -20 46 4 L38 36 Q0 50 -38 36Z", {
      fill: paint.fade("#fafbfc", "#a9b2bc"),
    }),
    rotor(-128, 6),
    rotor(128, 6),
    path("M-34 36 L-46 76 M34 36 L46 76 M-62 76 H-28 M28 76 H62", {
      stroke: "#2d3137",
      "stroke-width": 6,
      fill: "none",
      "stroke-linecap": "round",
    }),
    circle({ cx: 0, cy: 44, r: 13, fill: "#16181c" }),
    circle({ cx: 3, cy: 42, r: 5, fill: "#7fb3dd" }),
    circle({ cx: -42, cy: 18, r: 5, fill: "#ff5a4d" }),
    circle({ cx: 42, cy: 18, r: 5, fill: "#54e08a" }),
  ]);
}

function drawFormation(paint: Paint): string[] {
  const { chance } = paint;
  const places = [
    [300, 250, 0.5],
    [560, 190, 0.62],
    [830, 300, 1.2],
    [1120, 200, 0.66],
    [1370, 280, 0.5],
    [470, 400, 0.36],
    [1230, 420, 0.4],
    [700, 470, 0.24],
    [980, 490, 0.22],
  ] as const;
  return [
    ...places.map(([x, y, scale]) => {
      const dx = x + chance.between(-30, 30);
      return (
        glow(paint, {
          cx: dx + 60,
          cy: 690 + scale * 190,
          rx: 90 * scale,
          ry: 12 * scale,
          fill: "#000",
          opacity: 0.24,
          soft: 5,
        }) +
        group(scale < 0.3 ? { filter: paint.blur(1) } : {}, [
          place(dx, y, scale, [
            group({ transform: `rotate(${chance.between(-8, 8).toFixed(1)})` }, [drawDrone(paint)]),
          ]),
        ])
      );
    }),
  ];
}

function drawFields(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  const light = getLight(mood.light);
  const fields = times(11, (index) => {
    const left = -1500 + index * 420;
    const hue = light.leaf + chance.between(-52, 26);
    return (
      path(
        `M${800 + (left - 800) * 0.16} 600 L${800 + (left + 420 - 800) * 0.16} 600 L${left + 420} 1100 L${left} 1100Z`,
        {
          fill: paint.fade(
            hsl(hue, light.leafSaturation * 0.8, light.leafLight * 1.5),
            hsl(hue, light.leafSaturation, light.leafLight * 0.95),
          ),
        },
      ) +
      times(7, (row) =>
        path(`M${800 + (left + row * 60 - 800) * 0.16} 600 L${left + row * 60} 1100`, {
          stroke: "#10200f",
          "stroke-width": 3,
          opacity: 0.13,
        }),
      ).join("")
    );
  });
  return [
    ...fields,
    path(
      "M820 600 C760 660 1080 720 980 800 C900 880 1240 960 1420 1100 L1120 1100 C1020 960 760 900 860 790 C920 720 700 670 790 600Z",
      {
        fill: paint.fade(light.sky[2], light.sky[1]),
        opacity: 0.9,
      },
    ),
    ...times(18, (index) =>
      plant(
        index * 94 + chance.between(-30, 30),
        622 + chance.between(-4, 10),
        chance.between(0.1, 0.2),
        drawTree(paint, mood.light),
      ),
    ),
    drawHaze(paint, light.haze, 605),
  ];
}

/** Drones in formation over fields and a stream, with their operators. */
export function drawDrones(paint: Paint, mood: Mood): string {
  return group({}, [
    drawSky(paint, mood.light, 590),
    drawHills(paint, mood.light, { y: 560, rise: 170, depth: 0.7 }),
    drawHills(paint, mood.light, { y: 596, rise: 90, depth: 0.4 }),
    ...drawFields(paint, mood),
    ...drawFormation(paint),
    ...[
      [210, 1010, 0.5],
      [330, 1024, 0.52],
    ].map(([x = 0, y = 0, scale = 1], index) =>
      place(x, y, scale, [
        drawStanding(paint, chooseLooks(paint, { coatHue: index ? 24 : mood.hue, light: true }), {
          arms: "hold",
          turn: 0.8,
        }),
      ]),
    ),
  ]);
}
