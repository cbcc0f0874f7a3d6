/** The scene of an observatory under the Milky Way. */
import { drawStanding } from "./figures.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, circle, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";

function drawWatchers(paint: Paint, mood: Mood, domeX: number): string[] {
  const { chance } = paint;
  const watchers = domeX > 800 ? [280, 380, 460, 620, 690] : [960, 1060, 1140, 1300, 1370];
  return [
    ...watchers.map((x, index) =>
      place(x, 930 + chance.between(-12, 20), index % 2 ? 0.19 : 0.27, [
        drawStanding(
          paint,
          {
            ...chooseLooks(paint),
            skin: hsl(20, 26, 46),
            skinShade: hsl(mood.hue, 24, 24),
            coat: hsl(mood.hue, 26, 24),
            coatShade: hsl(mood.hue, 26, 15),
            coatLight: hsl(mood.hue, 26, 38),
            shirt: hsl(mood.hue, 20, 20),
            legs: hsl(mood.hue, 26, 8),
            tie: undefined,
            glasses: false,
          },
          { arms: index === 1 ? "point" : "down", turn: domeX > 800 ? 0.6 : -0.6 },
        ),
      ]),
    ),
  ];
}

function drawDome(paint: Paint, mood: Mood, domeX: number): string[] {
  const dome = paint.linear(
    [
      [0, hsl(mood.hue, 18, 62)],
      [0.45, hsl(mood.hue, 22, 36)],
      [1, hsl(mood.hue, 30, 12)],
    ],
    { x1: domeX > 800 ? 0 : 1, y1: 0, x2: domeX > 800 ? 1 : 0, y2: 0.3 },
  );
  return [
    glow(paint, {
      cx: domeX,
      cy: 800,
      rx: 420,
      ry: 150,
      fill: hsl(mood.accent, 70, 60),
      opacity: 0.26,
      soft: 50,
    }),
    rect({ x: domeX - 176, y: 650, width: 352, height: 230, fill: dome }),
    path(`M${domeX - 196} 652 A196 196 0 0 1 ${domeX + 196} 652Z`, { fill: dome }),
    ...times(7, (index) =>
      path(`M${domeX} 456 Q${domeX + (index - 3) * 58} 520 ${domeX + (index - 3) * 62} 652`, {
        stroke: "#000",
        "stroke-width": 2,
        fill: "none",
        opacity: 0.2,
      }),
    ),
    path(
      `M${domeX - 34} 652 C${domeX - 40} 560 ${domeX - 30} 490 ${domeX - 12} 458 L${domeX + 30} 460 C${domeX + 30} 500 ${domeX + 34} 570 ${domeX + 30} 652Z`,
      {
        fill: paint.fade("#120c08", hsl(mood.accent, 80, 58)),
      },
    ),
    path(`M${domeX - 8} 640 L${domeX + 6} 478 L${domeX + 24} 482 L${domeX + 22} 640Z`, {
      fill: "#15171d",
    }),
    rect({ x: domeX - 204, y: 644, width: 408, height: 18, fill: hsl(mood.hue, 20, 44) }),
    ...times(5, (index) =>
      rect({
        x: domeX - 140 + index * 64,
        y: 716,
        width: 26,
        height: 50,
        fill: "#ffd896",
        opacity: index === 2 ? 0.95 : 0.55,
      }),
    ),
  ];
}

function drawMilkyWay(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const tilt = chance.between(-38, -24);
  const stars = (count: number, spread: number): string[] =>
    times(count, () => {
      const gauss = (chance.between(-1, 1) + chance.between(-1, 1) + chance.between(-1, 1)) / 3;
      return circle({
        cx: chance.between(-1200, 1200),
        cy: gauss * spread,
        r: chance.between(0.5, 1.9),
        fill: hsl(chance.pick([mood.hue, 40, 210]), 60, 90),
        opacity: chance.between(0.25, 0.95),
      });
    });
  return group({ transform: `translate(850 330) rotate(${tilt.toFixed(1)})` }, [
    ...times(18, () =>
      glow(paint, {
        cx: chance.between(-1000, 1000),
        cy: chance.between(-50, 50),
        rx: chance.between(150, 340),
        ry: chance.between(30, 96),
        fill: hsl(mood.hue + chance.between(-20, 50), 46, 70),
        opacity: 0.2,
        soft: 46,
      }),
    ),
    ...times(9, () =>
      glow(paint, {
        cx: chance.between(-700, 700),
        cy: chance.between(-24, 34),
        rx: chance.between(80, 220),
        ry: chance.between(8, 26),
        fill: "#060a18",
        opacity: 0.5,
        soft: 16,
      }),
    ),
    glow(paint, {
      cx: 120,
      cy: 0,
      rx: 420,
      ry: 46,
      fill: hsl(mood.accent, 56, 84),
      opacity: 0.5,
      soft: 40,
    }),
    ...stars(900, 300),
  ]);
}

function drawNightSky(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  return [
    band(
      -20,
      1120,
      paint.linear([
        [0, hsl(mood.hue, 62, 8)],
        [0.5, hsl(mood.hue, 56, 20)],
        [0.76, hsl(mood.hue + 20, 46, 32)],
        [0.82, hsl(mood.accent, 54, 46)],
      ]),
    ),
    ...times(330, () =>
      circle({
        cx: chance.between(0, 1600),
        cy: chance.between(0, 760),
        r: chance.between(0.4, 1.7),
        fill: "#fff",
        opacity: chance.between(0.2, 0.85),
      }),
    ),
    drawMilkyWay(paint, mood),
    ...times(3, () => {
      const x = chance.between(120, 1300);
      const y = chance.between(60, 330);
      return path(`M${x} ${y} l${chance.between(90, 190)} ${chance.between(40, 90)}`, {
        stroke: "#fff",
        "stroke-width": 2.2,
        opacity: 0.8,
        "stroke-linecap": "round",
      });
    }),
  ];
}

/** An observatory dome under the Milky Way, with visitors on the slope. */
export function drawObservatory(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const ridge = (y: number, rise: number, lightness: number): string => {
    let d = `M-20 1100 L-20 ${y}`;
    for (let x = 60; x <= 1660; x += 80)
      d += ` L${x} ${y - Math.abs(chance.between(-1, 1)) * rise}`;
    return path(`${d} L1660 1100Z`, {
      fill: hsl(mood.hue, 34, lightness),
      "stroke-linejoin": "round",
    });
  };
  const domeX = chance.pick([1090, 500]);
  return group({}, [
    ...drawNightSky(paint, mood),
    ridge(800, 70, 22),
    ridge(850, 60, 14),
    ...drawDome(paint, mood, domeX),
    path(
      `M-20 880 C300 830 ${domeX - 300} 850 ${domeX} 846 C${domeX + 300} 842 1400 880 1620 850 L1620 1100 L-20 1100Z`,
      {
        fill: paint.fade(hsl(mood.hue, 34, 10), hsl(mood.hue, 40, 4)),
      },
    ),
    ...drawWatchers(paint, mood, domeX),
  ]);
}
