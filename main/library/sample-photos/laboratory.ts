/** The scene of a laboratory bench with two researchers. */
import { drawBust } from "./figures.ts";
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
import { drawWindow } from "./room.ts";
import { drawBokeh } from "./stage-light.ts";

function drawFlask(paint: Paint, hue: number, fill: number): string {
  const liquid = paint.fade(hsl(hue, 74, 66), hsl(hue, 78, 42));
  const level = -150 * fill;
  const half = 62 * (1 - fill * 0.62);
  return group({}, [
    path("M-18 -196 L-18 -128 L-70 -14 Q-72 0 -58 0 L58 0 Q72 0 70 -14 L18 -128 L18 -196Z", {
      fill: "#eaf4f8",
      opacity: 0.42,
    }),
    path(`M${-half} ${level} L${half} ${level} L66 -12 Q68 -3 56 -3 L-56 -3 Q-68 -3 -66 -12Z`, {
      fill: liquid,
      opacity: 0.92,
    }),
    ellipse({ cx: 0, cy: level, rx: half, ry: 5, fill: hsl(hue, 84, 78) }),
    path("M-18 -196 L-18 -128 L-70 -14 Q-72 0 -58 0 L58 0 Q72 0 70 -14 L18 -128 L18 -196", {
      fill: "none",
      stroke: "#fff",
      "stroke-width": 3,
      opacity: 0.75,
    }),
    path("M-12 -180 L-12 -126 L-52 -30", {
      stroke: "#fff",
      "stroke-width": 6,
      fill: "none",
      opacity: 0.6,
      "stroke-linecap": "round",
    }),
    ellipse({ cx: 0, cy: -196, rx: 21, ry: 5, fill: "none", stroke: "#fff", "stroke-width": 4 }),
  ]);
}

function drawTube(hue: number, tall: number, fill: number): string {
  return group({}, [
    path(`M-13 ${-tall} L-13 -13 A13 13 0 0 0 13 -13 L13 ${-tall}Z`, {
      fill: "#eef6fa",
      opacity: 0.45,
    }),
    path(`M-11 ${-tall * fill} L-11 -13 A11 11 0 0 0 11 -13 L11 ${-tall * fill}Z`, {
      fill: hsl(hue, 74, 54),
      opacity: 0.92,
    }),
    path(`M-7 ${-tall + 8} L-7 -16`, { stroke: "#fff", "stroke-width": 4, opacity: 0.65 }),
    ellipse({ cx: 0, cy: -tall, rx: 14, ry: 4, fill: "none", stroke: "#fff", "stroke-width": 3 }),
  ]);
}

function drawMicroscope(paint: Paint): string {
  const body = paint.linear(
    [
      [0, "#fbfcfd"],
      [0.6, "#cfd6dc"],
      [1, "#8c969f"],
    ],
    { x1: 0, y1: 0, x2: 1, y2: 0 },
  );
  return group({}, [
    glow(paint, { cx: 0, cy: 2, rx: 110, ry: 14, fill: "#000", opacity: 0.3, soft: 6 }),
    path("M-86 0 Q-86 -30 -50 -30 L60 -30 Q90 -30 90 0Z", { fill: body }),
    path("M48 -26 C112 -90 112 -230 26 -266 L4 -230 C62 -206 62 -110 14 -58Z", { fill: body }),
    rect({ x: -70, y: -104, width: 118, height: 15, fill: "#33393f", rx: 3 }),
    ellipse({ cx: -16, cy: -106, rx: 16, ry: 3, fill: "#ffe9a8" }),
    path("M-36 -306 L4 -316 L22 -226 L-16 -216Z", { fill: body }),
    path("M-12 -218 L16 -224 L8 -154 L-10 -150Z", { fill: "#3a4148" }),
    path("M-84 -366 L-52 -384 L0 -312 L-32 -296Z", { fill: "#23282d" }),
    circle({ cx: 66, cy: -128, r: 20, fill: "#454d55" }),
    circle({ cx: 66, cy: -128, r: 11, fill: "#6b757f" }),
  ]);
}

function drawInstruments(paint: Paint, liquid: (index: number) => number): string[] {
  const { chance } = paint;
  return [
    place(chance.between(790, 830), 752, 1.02, [drawMicroscope(paint)]),
    place(270, 762, 1.15, [drawFlask(paint, liquid(0), 0.55)]),
    place(430, 774, 0.86, [drawFlask(paint, liquid(1), 0.38)]),
    group({}, [
      ...times(6, (index) =>
        place(1270 + index * 40, 758, 1, [drawTube(liquid(index), 150, chance.between(0.3, 0.74))]),
      ),
      rect({ x: 1244, y: 672, width: 252, height: 15, fill: "#b98c5f", rx: 3 }),
      rect({ x: 1244, y: 748, width: 252, height: 20, fill: "#a0764d", rx: 3 }),
      rect({ x: 1244, y: 672, width: 11, height: 96, fill: "#8d6742" }),
      rect({ x: 1485, y: 672, width: 11, height: 96, fill: "#8d6742" }),
    ]),
    group({ filter: paint.blur(8), opacity: 0.95 }, [
      place(110, 1080, 2.1, [drawFlask(paint, liquid(2), 0.6)]),
      place(1500, 1090, 1.9, [drawFlask(paint, liquid(1), 0.5)]),
      place(1320, 1100, 1.5, [drawTube(liquid(3), 190, 0.6)]),
    ]),
  ];
}

function drawBench(paint: Paint, mood: Mood): string[] {
  return [
    path("M-20 700 L1620 700 L1620 790 L-20 790Z", {
      fill: paint.fade(hsl(mood.hue, 14, 96), hsl(mood.hue, 16, 82)),
    }),
    band(788, 320, paint.fade(hsl(mood.hue, 26, 48), hsl(mood.hue, 30, 24))),
    ...times(
      6,
      (index) =>
        rect({
          x: 10 + index * 270,
          y: 820,
          width: 248,
          height: 290,
          fill: "#fff",
          opacity: 0.06,
          rx: 5,
        }) +
        rect({
          x: 96 + index * 270,
          y: 846,
          width: 76,
          height: 10,
          fill: "#fff",
          opacity: 0.35,
          rx: 5,
        }),
    ),
  ];
}

function drawBottleShelves(paint: Paint, mood: Mood, liquid: (index: number) => number): string[] {
  const { chance } = paint;
  return times(3, (shelf) => {
    const y = 190 + shelf * 128;
    return (
      rect({ x: 620, y, width: 960, height: 13, fill: hsl(mood.hue, 12, 78) }) +
      rect({ x: 620, y: y + 13, width: 960, height: 16, fill: "#000", opacity: 0.12 }) +
      times(20, (index) => {
        const x = 644 + index * 47 + chance.between(-6, 6);
        const tall = chance.between(46, 88);
        const width = chance.between(22, 36);
        return chance.maybe(0.12)
          ? ""
          : rect({
              x,
              y: y - tall,
              width,
              height: tall,
              rx: 6,
              fill: hsl(liquid(chance.whole(0, 3)), chance.between(20, 52), chance.between(44, 76)),
              opacity: 0.88,
            }) +
              rect({
                x: x + width * 0.25,
                y: y - tall - 10,
                width: width * 0.5,
                height: 11,
                fill: "#4a5560",
              }) +
              rect({
                x: x + 3,
                y: y - tall * 0.62,
                width: width - 6,
                height: tall * 0.3,
                fill: "#fff",
                opacity: 0.75,
              });
      }).join("")
    );
  });
}

function drawRoomWithPeople(paint: Paint, mood: Mood, liquid: (index: number) => number): string[] {
  const { chance } = paint;
  const view = paint.linear([
    [0, hsl(mood.hue, 52, 82)],
    [0.6, hsl(mood.hue - 40, 34, 74)],
    [1, hsl(120, 22, 52)],
  ]);
  const standAt = chance.maybe(0.5) ? [610, 1060] : [560, 980];
  return [
    band(-20, 1120, paint.fade(hsl(mood.hue, 26, 86), hsl(mood.hue, 26, 68))),
    group({ filter: paint.blur(3) }, [
      drawWindow(paint, { x: 60, y: 60, width: 440, height: 520, view }),
      ...drawBottleShelves(paint, mood, liquid),
    ]),
    path("M60 60 L500 60 L1100 1100 L300 1100Z", {
      fill: "#fff",
      opacity: 0.13,
    }),
    ...standAt.map((x, index) =>
      place(x ?? 0, 400 + index * 14, 1.34, [
        drawBust(paint, chooseLooks(paint, { white: true }), {
          arms: index ? "table" : "hold",
          turn: index ? -0.8 : 0.7,
        }),
      ]),
    ),
  ];
}

/** Two researchers in white coats at a bench of glassware and instruments. */
export function drawLaboratory(paint: Paint, mood: Mood): string {
  const liquids = [mood.hue, mood.accent, mood.hue + 30, mood.accent + 24];
  const liquid = (index: number): number => liquids[index % liquids.length] ?? mood.hue;
  return group({}, [
    ...drawRoomWithPeople(paint, mood, liquid),
    ...drawBench(paint, mood),
    ...drawInstruments(paint, liquid),
    drawBokeh(paint, { top: 60, bottom: 500, hue: mood.hue, count: 9 }),
  ]);
}
