/** The scene of a lecture, seen from near the lectern. */
import { drawAudienceRow } from "./audience.ts";
import { drawBust } from "./figures.ts";
import { drawFlowers, drawLectern, drawPottedPlant } from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { glow, group, hsl, type Paint, place, times } from "./paint.ts";
import { drawFloor, drawPanelWall } from "./room.ts";
import { drawScreen } from "./screen.ts";
import { drawBeam, drawBokeh } from "./stage-light.ts";

function drawStage(paint: Paint, mood: Mood): string[] {
  return [
    drawPanelWall(paint, {
      top: -20,
      bottom: 800,
      count: 24,
      hue: mood.hue + 4,
      saturation: 20,
      lightness: 56,
    }),
    ...times(4, (index) =>
      glow(paint, {
        cx: 200 + index * 400,
        cy: 40,
        rx: 190,
        ry: 330,
        fill: "#fff2d2",
        opacity: 0.2,
        soft: 40,
      }),
    ),
    drawFloor(paint, { top: 790, far: hsl(26, 30, 38), near: hsl(24, 34, 15) }),
  ];
}

/** A lecture: the speaker at the lectern, a large slide behind, the front row out of focus. */
export function drawLecture(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const left = mood.accent < 100;
  const speakerX = left ? 410 : 1180;
  const screenX = left ? 640 : 110;
  const looks = chooseLooks(paint, { grey: mood.accent > 150 || chance.maybe(0.3) });
  return group({}, [
    ...drawStage(paint, mood),
    drawScreen(paint, {
      x: screenX,
      y: 130,
      width: 850,
      height: 500,
      hue: mood.accent + 8,
      accent: mood.hue + 10,
    }),
    place(left ? 130 : 1490, 800, 1.1, [drawPottedPlant(paint)]),
    glow(paint, {
      cx: speakerX,
      cy: 880,
      rx: 260,
      ry: 36,
      fill: "#fff1d0",
      opacity: 0.26,
      soft: 18,
    }),
    place(speakerX, 410, 1.16, [
      group({ transform: left ? "scale(-1 1)" : undefined }, [
        drawBust(paint, looks, { arms: "point", turn: -0.8 }),
      ]),
    ]),
    place(speakerX + (left ? 10 : 16), 946, 1.75, [drawLectern(paint, 26)]),
    place(speakerX + (left ? 10 : 16), 950, 1, [drawFlowers(paint, 240, mood.accent)]),
    drawBeam(paint, {
      x: speakerX + (left ? -220 : 220),
      y: -20,
      targetX: speakerX,
      floor: 900,
      width: 440,
      colour: "#fff4dc",
      strength: 0.34,
    }),
    group({ filter: paint.blur(5) }, [
      drawAudienceRow(paint, {
        y: 1010,
        width: 1640,
        scale: 0.92,
        gap: 236,
        fill: hsl(mood.hue, 24, 10),
        rim: hsl(mood.hue, 40, 42),
      }),
    ]),
    drawBokeh(paint, { top: 0, bottom: 130, hue: 42, count: 8 }),
  ]);
}
