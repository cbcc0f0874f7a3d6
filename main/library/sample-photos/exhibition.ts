/** The scene of an exhibition hall with a planet, a telescope and children. */
import { drawStanding } from "./figures.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, circle, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawFloor } from "./room.ts";
import { drawBeam, drawBokeh } from "./stage-light.ts";

function drawPlanet(paint: Paint, hue: number): string {
  const { chance } = paint;
  return group({}, [
    circle({
      cx: 0,
      cy: 0,
      r: 300,
      fill: paint.radial([
        [0.5, hsl(hue, 80, 72), 0.5],
        [1, hsl(hue, 80, 60), 0],
      ]),
    }),
    path("M-330 0 A330 62 0 0 1 330 0", {
      fill: "none",
      stroke: hsl(hue + 16, 50, 66),
      "stroke-width": 12,
      opacity: 0.7,
      transform: "rotate(-13)",
    }),
    circle({
      cx: 0,
      cy: 0,
      r: 190,
      fill: paint.radial(
        [
          [0, hsl(hue, 66, 78)],
          [0.5, hsl(hue, 58, 52)],
          [1, hsl(hue + 14, 60, 20)],
        ],
        { cx: 0.34, cy: 0.3, r: 0.85 },
      ),
    }),
    ...times(9, (index) => {
      const y = -150 + index * 36;
      const half = Math.sqrt(190 ** 2 - y ** 2) * 0.97;
      return path(`M${-half} ${y} Q0 ${y + 34 + chance.between(-6, 6)} ${half} ${y}`, {
        stroke: hsl(hue + chance.between(-26, 26), 50, chance.between(46, 80)),
        "stroke-width": chance.between(5, 17),
        fill: "none",
        opacity: 0.36,
      });
    }),
    path("M-330 0 A330 62 0 0 0 330 0", {
      fill: "none",
      stroke: hsl(hue + 16, 60, 80),
      "stroke-width": 14,
      opacity: 0.85,
      transform: "rotate(-13)",
    }),
  ]);
}

function drawTelescope(paint: Paint, hue: number): string {
  const tube = paint.linear([
    [0, "#ffffff"],
    [0.45, hsl(hue, 10, 84)],
    [1, hsl(hue, 16, 46)],
  ]);
  return group({}, [
    glow(paint, { cx: 0, cy: 4, rx: 170, ry: 18, fill: "#000", opacity: 0.34, soft: 8 }),
    path("M0 -300 L-130 0 M0 -300 L130 0 M0 -300 L16 10", {
      stroke: "#3a2c22",
      "stroke-width": 15,
      "stroke-linecap": "round",
    }),
    path("M-66 -150 L70 -150", { stroke: "#5a4636", "stroke-width": 8 }),
    rect({ x: -24, y: -330, width: 48, height: 46, fill: "#2d3036", rx: 8 }),
    group({ transform: "translate(0 -352) rotate(-27)" }, [
      rect({ x: -170, y: -34, width: 380, height: 68, fill: tube, rx: 6 }),
      rect({ x: 196, y: -42, width: 58, height: 84, fill: hsl(hue, 46, 34), rx: 5 }),
      rect({ x: -206, y: -18, width: 40, height: 36, fill: "#2a2c31" }),
      rect({ x: -40, y: -36, width: 26, height: 72, fill: hsl(hue, 46, 34) }),
      rect({ x: -90, y: -62, width: 130, height: 16, fill: "#2a2c31", rx: 6 }),
    ]),
  ]);
}

function drawPanel(paint: Paint, mood: Mood, index: number): string {
  const { chance } = paint;
  const night = mood.light === "night";
  const width = 190;
  const x = [70, 310, 1110, 1350][index] ?? 70;
  const hue = index % 2 ? mood.accent : mood.hue;
  return group({}, [
    glow(paint, {
      cx: x + width / 2,
      cy: 455,
      rx: width * 0.8,
      ry: 220,
      fill: hsl(hue, 76, 62),
      opacity: night ? 0.5 : 0.2,
      soft: 40,
    }),
    rect({
      x,
      y: 300,
      width,
      height: 310,
      rx: 8,
      fill: paint.fade(hsl(hue, 56, night ? 44 : 66), hsl(hue + 22, 54, night ? 22 : 46)),
    }),
    ...times(4, (ring) =>
      circle({
        cx: x + width / 2,
        cy: 430,
        r: 18 + ring * 22,
        fill: "none",
        stroke: "#fff",
        "stroke-width": 4,
        opacity: 0.7 - ring * 0.14,
      }),
    ),
    circle({ cx: x + width / 2, cy: 430, r: 11, fill: "#fff" }),
    ...times(3, (line) =>
      rect({
        x: x + 24,
        y: 545 + line * 18,
        width: (width - 48) * chance.between(0.5, 1),
        height: 7,
        rx: 3,
        fill: "#fff",
        opacity: 0.6,
      }),
    ),
  ]);
}

function drawVisitors(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  const child = (
    x: number,
    y: number,
    scale: number,
    turn: number,
    arms: "point" | "hold" | "down",
  ): string => {
    const looks = chooseLooks(paint, {
      light: true,
      coatHue: chance.pick([2, 44, 204, 150, 330, 22]),
    });
    return group({}, [
      glow(paint, {
        cx: x,
        cy: y + 6,
        rx: scale * 170,
        ry: scale * 24,
        fill: "#000",
        opacity: 0.2,
        soft: 6,
      }),
      place(x, y, scale, [
        drawStanding(
          paint,
          { ...looks, tie: undefined, glasses: chance.maybe(0.15), legs: hsl(220, 30, 38) },
          { arms, turn, stride: 14, child: true },
        ),
      ]),
    ]);
  };
  return [
    ...[
      [620, 730, 0.42],
      [700, 722, 0.42],
      [1010, 724, 0.43],
    ].map(([x = 0, y = 0, scale = 1]) =>
      place(x, y, scale, [
        drawStanding(paint, chooseLooks(paint), {
          turn: chance.between(-0.8, 0.8),
          arms: chance.pick(["down", "hold"] as const),
        }),
      ]),
    ),
    place(960, 950, 1.12, [drawTelescope(paint, mood.accent)]),
    child(640, 985, 0.68, 0.8, "point"),
    child(470, 1010, 0.6, 0.9, "hold"),
    child(330, 1000, 0.66, 0.7, "down"),
    child(1230, 1000, 0.64, -0.8, "hold"),
    child(1370, 1020, 0.58, -0.7, "point"),
  ];
}

/** An exhibition hall with a hanging planet, glowing panels, a telescope and children around it. */
export function drawExhibition(paint: Paint, mood: Mood): string {
  const night = mood.light === "night";
  const wall = night ? 12 : 80;
  const panels = times(4, (index) => drawPanel(paint, mood, index));
  return group({}, [
    band(
      -20,
      720,
      paint.fade(
        hsl(mood.hue, 36, wall * 0.72),
        hsl(mood.hue, 38, night ? wall * 1.9 : wall * 1.1),
      ),
    ),
    ...times(9, (index) =>
      path(
        `M${-60 + index * 215} -20 Q${-60 + index * 215 + 100} ${130} ${800 + (index - 4) * 120} 214`,
        {
          stroke: night ? hsl(mood.hue, 40, 28) : "#fff",
          "stroke-width": 13,
          fill: "none",
          opacity: 0.55,
        },
      ),
    ),
    night
      ? ""
      : glow(paint, { cx: 800, cy: 0, rx: 700, ry: 210, fill: "#fffdf2", opacity: 0.6, soft: 60 }),
    group({ filter: paint.blur(2) }, panels),
    drawFloor(paint, {
      top: 660,
      far: hsl(mood.hue, 26, night ? 20 : 78),
      near: hsl(mood.hue, 32, night ? 7 : 56),
    }),
    group(
      { opacity: 0.3, filter: paint.blur(10), transform: "translate(0 1320) scale(1 -1)" },
      panels,
    ),
    path("M800 -20 L800 140", { stroke: night ? "#8aa" : "#667", "stroke-width": 3 }),
    place(800, 320, 1, [drawPlanet(paint, mood.accent)]),
    drawBeam(paint, {
      x: 300,
      y: -40,
      targetX: 560,
      floor: 960,
      width: 560,
      colour: "#fff6dc",
      strength: night ? 0.22 : 0.3,
    }),
    ...drawVisitors(paint, mood),
    drawBokeh(paint, { top: 20, bottom: 300, hue: mood.accent, count: night ? 22 : 8 }),
  ]);
}
