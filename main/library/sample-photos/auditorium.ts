/** The scene of a full auditorium before a lit stage. */
import { drawAudienceRow } from "./audience.ts";
import { drawStanding } from "./figures.ts";
import { drawFlowers, drawLectern } from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, circle, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawScreen } from "./screen.ts";
import { drawBeam, drawBokeh } from "./stage-light.ts";

function drawCurtain(paint: Paint, x: number, width: number, hue: number): string {
  const folds = 9;
  return group(
    {},
    times(folds, (index) =>
      rect({
        x: x + (index * width) / folds,
        y: 130,
        width: width / folds + 1,
        height: 500,
        fill: paint.linear(
          [
            [0, hsl(hue, 46, 13)],
            [0.4, hsl(hue, 50, 27)],
            [1, hsl(hue, 46, 11)],
          ],
          { x1: 0, y1: 0, x2: 1, y2: 0 },
        ),
      }),
    ),
  );
}

function drawRows(paint: Paint, mood: Mood): string[] {
  const rows = Array.from({ length: 6 }, (_, index) => {
    const t = index / 5;
    return { y: 704 + t * t * 318, scale: 0.27 + t * 0.68, gap: 74 + t * 176, t };
  });
  return [
    ...rows.map((row) =>
      group(row.t > 0.8 ? { filter: paint.blur(3.4) } : {}, [
        drawAudienceRow(paint, {
          y: row.y,
          width: 1640,
          scale: row.scale,
          gap: row.gap,
          fill: hsl(mood.hue, 34, 16 - row.t * 10),
          rim: hsl(mood.hue, 52, 56 - row.t * 26),
        }),
      ]),
    ),
  ];
}

function drawStageLights(paint: Paint, mood: Mood, speakerX: number): string[] {
  const stageLight = hsl(mood.hue, 60, 72);
  return [
    drawBeam(paint, {
      x: speakerX + (speakerX < 800 ? 320 : -320),
      y: 40,
      targetX: speakerX,
      floor: 620,
      width: 280,
      colour: "#fff3d6",
      strength: 0.5,
    }),
    drawBeam(paint, {
      x: 220,
      y: 20,
      targetX: 620,
      floor: 610,
      width: 330,
      colour: stageLight,
      strength: 0.28,
    }),
    drawBeam(paint, {
      x: 1380,
      y: 20,
      targetX: 980,
      floor: 610,
      width: 330,
      colour: stageLight,
      strength: 0.28,
    }),
  ];
}

function drawStagePeople(paint: Paint, mood: Mood, speakerX: number): string[] {
  const ceremony = mood.hue > 330;
  const stageLight = hsl(mood.hue, 60, 72);
  return [
    glow(paint, {
      cx: speakerX,
      cy: 606,
      rx: 190,
      ry: 26,
      fill: "#fff1d0",
      opacity: 0.5,
      soft: 12,
    }),
    glow(paint, { cx: 800, cy: 600, rx: 420, ry: 26, fill: stageLight, opacity: 0.3, soft: 16 }),
    rect({ x: 20, y: 658, width: 1560, height: 44, fill: hsl(mood.hue, 34, 9) }),
    place(speakerX, 604, 0.36, [
      drawStanding(paint, chooseLooks(paint), { arms: "point", turn: speakerX < 800 ? 0.6 : -0.6 }),
    ]),
    place(speakerX + 34, 616, 0.5, [drawLectern(paint, 26)]),
    ...times(7, (index) =>
      place(250 + index * 184, 662, 0.62, [drawFlowers(paint, 150, mood.accent)]),
    ),
    ...times(ceremony ? 8 : 0, (index) =>
      place(520 + index * 80, 612, 0.24, [
        drawStanding(paint, chooseLooks(paint), { arms: "hold", turn: (3.5 - index) / 5 }),
      ]),
    ),
  ];
}

function drawHouse(paint: Paint, mood: Mood): string[] {
  return [
    band(
      -20,
      1120,
      paint.linear([
        [0, hsl(mood.hue, 42, 7)],
        [0.5, hsl(mood.hue, 46, 17)],
        [1, hsl(mood.hue, 40, 6)],
      ]),
    ),
    ...times(5, (index) =>
      path(
        `M-20 ${index * 26} L1620 ${index * 26} L1620 ${index * 26 + 12} L-20 ${index * 26 + 12}Z`,
        { fill: hsl(mood.hue, 34, 15 - index) },
      ),
    ),
    ...times(
      15,
      (index) =>
        circle({ cx: 60 + index * 106, cy: 48 + (index % 2) * 42, r: 5, fill: "#fff2cf" }) +
        glow(paint, {
          cx: 60 + index * 106,
          cy: 48 + (index % 2) * 42,
          r: 24,
          fill: "#ffe6ae",
          opacity: 0.26,
          soft: 9,
        }),
    ),
    rect({
      x: 130,
      y: 130,
      width: 1340,
      height: 500,
      fill: paint.fade(hsl(mood.hue, 44, 15), hsl(mood.hue, 48, 29)),
    }),
    drawScreen(paint, {
      x: 490,
      y: 178,
      width: 620,
      height: 330,
      hue: mood.hue,
      accent: mood.accent,
    }),
    drawCurtain(paint, 130, 170, mood.accent - 20),
    drawCurtain(paint, 1300, 170, mood.accent - 20),
    path("M90 584 L1510 584 L1580 660 L20 660Z", {
      fill: paint.fade(hsl(mood.accent, 30, 50), hsl(mood.accent, 36, 27)),
    }),
  ];
}

/** A full auditorium seen from the back rows towards a lit stage with a speaker and a screen. */
export function drawAuditorium(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const speakerX = chance.pick([330, 400, 1190, 1260]);
  return group({}, [
    ...drawHouse(paint, mood),
    ...drawStagePeople(paint, mood, speakerX),
    ...drawStageLights(paint, mood, speakerX),
    ...drawRows(paint, mood),
    drawBokeh(paint, { top: 20, bottom: 160, hue: mood.accent, count: 10 }),
  ]);
}
