/** The scene of a discussion around a long table. */
import { drawBack } from "./audience.ts";
import { drawCity } from "./city.ts";
import { drawBust } from "./figures.ts";
import {
  drawFlowers,
  drawGlass,
  drawLaptopBack,
  drawPaper,
  drawPottedPlant,
} from "./furnishing.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawPanelWall, drawWindow } from "./room.ts";
import { drawScreen } from "./screen.ts";
import { drawSky } from "./sky.ts";
import { drawBeam } from "./stage-light.ts";

function drawGlassWall(paint: Paint, mood: Mood): string[] {
  const daylight = mood.light === "night" ? "dusk" : mood.light;
  const view = group({ filter: paint.blur(5) }, [
    drawSky(paint, daylight, 420),
    drawCity(paint, daylight, { base: 560, tall: 330, depth: 0.45, hue: mood.hue }),
  ]);
  return [
    view,
    band(-20, 70, hsl(mood.hue, 18, 82)),
    ...times(5, (index) =>
      drawWindow(paint, { x: -60 + index * 350, y: 40, width: 326, height: 470, view: "none" }),
    ),
    ...times(6, (index) =>
      rect({
        x: -84 + index * 350,
        y: 30,
        width: 40,
        height: 500,
        fill: paint.linear(
          [
            [0, hsl(mood.hue, 20, 86)],
            [1, hsl(mood.hue, 20, 66)],
          ],
          { x1: 0, y1: 0, x2: 1, y2: 0 },
        ),
      }),
    ),
  ];
}

function drawMeetingWall(paint: Paint, mood: Mood): string[] {
  return [
    drawPanelWall(paint, {
      top: -20,
      bottom: 560,
      count: 17,
      hue: mood.hue,
      saturation: 18,
      lightness: 62,
    }),
    drawScreen(paint, {
      x: 470,
      y: 50,
      width: 660,
      height: 300,
      hue: mood.hue,
      accent: mood.accent,
    }),
    ...[170, 1430].map((x) =>
      group({}, [
        rect({
          x: x - 110,
          y: 80,
          width: 220,
          height: 240,
          fill: "#faf7f0",
          stroke: hsl(26, 40, 34),
          "stroke-width": 9,
        }),
        ...times(4, (index) =>
          path(
            `M${x - 100} ${250 - index * 32} Q${x - 30} ${190 - index * 30} ${x + 20} ${246 - index * 34} T${x + 100} ${226 - index * 30} V312 H${x - 100}Z`,
            { fill: hsl(mood.hue + index * 14, 36, 72 - index * 11), opacity: 0.6 },
          ),
        ),
      ]),
    ),
    ...[170, 800, 1430].map((x) =>
      glow(paint, { cx: x, cy: 20, rx: 260, ry: 160, fill: "#fff3d4", opacity: 0.5, soft: 40 }),
    ),
  ];
}

function drawTable(paint: Paint, mood: Mood, seats: number): string[] {
  const { chance } = paint;
  const table = chance.pick([22, 28, 34]);
  return [
    glow(paint, { cx: 800, cy: 930, rx: 900, ry: 130, fill: "#000", opacity: 0.4, soft: 60 }),
    path("M60 676 Q800 594 1540 676 L1720 930 Q800 1060 -120 930Z", {
      fill: paint.linear([
        [0, hsl(table, 38, 66)],
        [0.5, hsl(table, 40, 50)],
        [1, hsl(table, 40, 34)],
      ]),
    }),
    path("M-120 930 Q800 1060 1720 930 L1720 966 Q800 1098 -120 966Z", {
      fill: hsl(table, 42, 20),
    }),
    glow(paint, { cx: 800, cy: 706, rx: 560, ry: 44, fill: "#fff", opacity: 0.22, soft: 20 }),
    ...times(seats, (index) => {
      const x = 230 + index * 285;
      const y = 690 - (4 - (index - 2) ** 2) * 5;
      return [
        place(x - 60, y + 44, 0.9, [drawPaper("#fbfaf6", chance.between(-6, 6))]),
        place(x + 82, y + 22, 0.86, [drawGlass()]),
        chance.maybe(0.4) ? place(x, y + 20, 0.86, [drawLaptopBack(paint)]) : "",
      ].join("");
    }),
    place(800, 800, 0.95, [drawFlowers(paint, 300, mood.accent)]),
    ...times(4, (index) =>
      place(200 + index * 400 + chance.between(-20, 20), 888, 1.2, [
        drawPaper(index % 2 ? hsl(mood.accent, 46, 60) : "#fbfaf6", chance.between(-8, 8)),
      ]),
    ),
  ];
}

/** People in discussion around a long table before tall windows. */
export function drawRoundtable(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const seats = 5;
  const windowed = mood.light !== "dusk";
  const shelf = chance.maybe(0.5);
  return group({}, [
    ...(windowed ? drawGlassWall(paint, mood) : drawMeetingWall(paint, mood)),
    band(520, 580, paint.fade(hsl(mood.hue, 22, 62), hsl(mood.hue, 26, 34))),
    shelf
      ? place(110, 660, 1, [drawPottedPlant(paint)])
      : place(1500, 660, 1, [drawPottedPlant(paint)]),
    ...times(seats, (index) => {
      const x = 230 + index * 285 + chance.between(-18, 18);
      return place(x, 444 + Math.abs(index - 2) * 7, 1.02, [
        drawBust(paint, chooseLooks(paint, { light: chance.maybe(0.4) }), {
          arms: chance.pick(["table", "write", "hold", "table"] as const),
          turn: (800 - x) / 620,
        }),
      ]);
    }),
    ...drawTable(paint, mood, seats),
    group(
      { filter: paint.blur(4) },
      times(3, (index) =>
        place(210 + index * 590 + chance.between(-40, 40), 1010, 1.25, [
          drawBack(chooseLooks(paint)),
        ]),
      ),
    ),
    drawBeam(paint, {
      x: 1500,
      y: -80,
      targetX: 500,
      floor: 1000,
      width: 900,
      colour: "#fff6e0",
      strength: 0.13,
    }),
  ]);
}
