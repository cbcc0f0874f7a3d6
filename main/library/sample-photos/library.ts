/** The scene of a reading room. */
import { drawBack } from "./audience.ts";
import { drawBust } from "./figures.ts";
import { drawPottedPlant } from "./furnishing.ts";
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
import { drawBokeh } from "./stage-light.ts";

function drawBooks(
  paint: Paint,
  shelf: Readonly<{
    x: number;
    y: number;
    width: number;
    tall: number;
    hue: number;
    shade: number;
  }>,
): string {
  const { chance } = paint;
  const parts: string[] = [];
  for (let x = shelf.x; x < shelf.x + shelf.width - 6; ) {
    const width = chance.between(8, 22);
    const tall = shelf.tall * chance.between(0.66, 0.94);
    const fill = hsl(
      chance.pick([shelf.hue, shelf.hue + 170, 8, 40, 214, 150]),
      chance.between(22, 46),
      chance.between(24, 52) * shelf.shade,
    );
    if (!chance.maybe(0.05)) {
      parts.push(rect({ x, y: shelf.y - tall, width: width - 1, height: tall, fill }));
      parts.push(
        rect({
          x: x + 2,
          y: shelf.y - tall * 0.8,
          width: width - 5,
          height: 4,
          fill: hsl(44, 50, 66 * shelf.shade),
          opacity: 0.7,
        }),
      );
    }
    x += width;
  }
  return parts.join("");
}

const woodOf =
  (mood: Mood) =>
  (lightness: number): string =>
    hsl(mood.hue, 44, lightness);

function drawReadingTable(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  const wood = woodOf(mood);
  const lamp = (x: number, y: number, scale: number): string =>
    place(x, y, scale, [
      circle({
        cx: 0,
        cy: -70,
        r: 150,
        fill: paint.radial([
          [0, "#ffe9b0", 0.7],
          [0.4, "#ffdf94", 0.24],
          [1, "#ffdf94", 0],
        ]),
      }),
      rect({ x: -4, y: -92, width: 8, height: 92, fill: "#c79a4a" }),
      ellipse({ cx: 0, cy: 0, rx: 36, ry: 7, fill: "#a87d35" }),
      path("M-62 -84 Q-56 -128 0 -130 Q56 -128 62 -84Z", {
        fill: paint.fade(hsl(mood.accent, 46, 46), hsl(mood.accent, 50, 26)),
      }),
      rect({ x: -62, y: -86, width: 124, height: 6, fill: "#fff1c4" }),
    ]);
  return [
    path("M190 664 L1410 664 L1560 800 L40 800Z", {
      fill: paint.fade(wood(48), wood(30)),
    }),
    rect({ x: 40, y: 800, width: 1520, height: 34, fill: wood(16) }),
    glow(paint, { cx: 800, cy: 720, rx: 560, ry: 44, fill: "#ffe9b0", opacity: 0.3, soft: 20 }),
    ...[420, 800, 1200].map((x) =>
      path(
        `M${x - 74} 726 Q${x - 36} 706 ${x} 722 Q${x + 36} 706 ${x + 74} 726 L${x + 84} 752 Q${x + 40} 734 ${x} 750 Q${x - 40} 734 ${x - 84} 752Z`,
        { fill: "#fbf6e8" },
      ),
    ),
    ...[240, 610, 1000, 1380].map((x) => lamp(x, 716, 0.92)),
    ...times(4, (index) =>
      place(300 + index * 330, 792, 1, [
        group(
          {},
          times(3, (book) =>
            rect({
              x: -56 + book * 4,
              y: -18 - book * 17,
              width: 110,
              height: 16,
              rx: 2,
              fill: hsl(chance.pick([8, 214, 44, 160]), 40, 40),
            }),
          ),
        ),
      ]),
    ),
  ];
}

function drawShelves(paint: Paint, mood: Mood): string[] {
  const wood = woodOf(mood);
  const cases = times(6, (index) => {
    const x = -30 + index * 280;
    return group({}, [
      rect({ x, y: 40, width: 264, height: 560, fill: wood(15) }),
      ...times(
        5,
        (row) =>
          drawBooks(paint, {
            x: x + 14,
            y: 144 + row * 106,
            width: 236,
            tall: 92,
            hue: mood.hue,
            shade: 0.92 - row * 0.05,
          }) + rect({ x, y: 144 + row * 106, width: 264, height: 11, fill: wood(26) }),
      ),
      rect({
        x: x - 8,
        y: 26,
        width: 16,
        height: 580,
        fill: paint.linear(
          [
            [0, wood(34)],
            [1, wood(18)],
          ],
          { x1: 0, y1: 0, x2: 1, y2: 0 },
        ),
      }),
    ]);
  });
  return [
    band(-20, 1120, paint.fade(wood(12), wood(24))),
    group({ filter: paint.blur(2.4) }, cases),
    band(
      0,
      620,
      paint.linear([
        [0, "#1a0f08", 0.5],
        [0.6, "#ffdf9a", 0.06],
        [1, "#1a0f08", 0.4],
      ]),
    ),
    band(600, 500, paint.fade(wood(18), wood(8))),
  ];
}

/** A reading room: tall shelves, long tables with lamps, readers. */
export function drawLibrary(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  return group({}, [
    ...drawShelves(paint, mood),
    place(70, 690, 1.1, [drawPottedPlant(paint)]),
    ...[420, 800, 1200].map((x) =>
      place(x + chance.between(-24, 24), 484, 0.92, [
        drawBust(paint, chooseLooks(paint), {
          arms: chance.pick(["write", "hold"] as const),
          turn: chance.between(-0.5, 0.5),
        }),
      ]),
    ),
    ...drawReadingTable(paint, mood),
    group(
      { filter: paint.blur(5) },
      [260, 1330].map((x) => place(x, 1000, 1.4, [drawBack(chooseLooks(paint))])),
    ),
    drawBokeh(paint, { top: 20, bottom: 180, hue: 40, count: 12 }),
  ]);
}
