/** Rooms for indoor scenes: walls, windows and floors. */
import { band, glow, group, hsl, type Paint, rect, times } from "./paint.ts";

/** A tall window with a pale view, panes and sill; light falls from it. */
export function drawWindow(
  paint: Paint,
  window: Readonly<{ x: number; y: number; width: number; height: number; view: string }>,
): string {
  const { x, y, width, height } = window;
  const frame = "#e9e5dd";
  return group({}, [
    rect({ x, y, width, height, fill: window.view }),
    rect({
      x,
      y,
      width,
      height,
      fill: paint.linear([
        [0, "#fff", 0.45],
        [1, "#fff", 0.1],
      ]),
    }),
    rect({ x, y, width, height, fill: "none", stroke: frame, "stroke-width": 12 }),
    rect({ x: x + width / 2 - 4, y, width: 8, height, fill: frame }),
    rect({ x, y: y + height * 0.36, width, height: 8, fill: frame }),
    rect({ x: x - 14, y: y + height, width: width + 28, height: 16, fill: "#d8d2c6" }),
  ]);
}

/** A wall of `count` vertical boards over the given area, with seams and light from above. */
export function drawPanelWall(
  paint: Paint,
  wall: Readonly<{
    top: number;
    bottom: number;
    count: number;
    hue: number;
    saturation: number;
    lightness: number;
  }>,
): string {
  const { chance } = paint;
  const width = 1640 / wall.count;
  const height = wall.bottom - wall.top;
  return group({}, [
    ...times(wall.count, (index) => {
      const lightness = wall.lightness + chance.between(-2, 2);
      const x = -20 + index * width;
      return (
        rect({
          x,
          y: wall.top,
          width: width + 1,
          height,
          fill: hsl(wall.hue, wall.saturation, lightness),
        }) +
        rect({ x, y: wall.top, width: 3, height, fill: "#000", opacity: 0.16 }) +
        rect({ x: x + 3, y: wall.top, width: 2, height, fill: "#fff", opacity: 0.08 })
      );
    }),
    band(
      wall.top,
      height,
      paint.linear([
        [0, "#fff", 0.12],
        [0.4, "#000", 0],
        [1, "#000", 0.36],
      ]),
    ),
  ]);
}

/** A polished floor from `top` down, in the colour given, with a sheen. */
export const drawFloor = (
  paint: Paint,
  floor: Readonly<{ top: number; far: string; near: string }>,
): string =>
  group({}, [
    band(floor.top, 1090 - floor.top, paint.fade(floor.far, floor.near)),
    band(
      floor.top,
      80,
      paint.linear([
        [0, "#000", 0.25],
        [1, "#000", 0],
      ]),
    ),
    glow(paint, {
      cx: 800,
      cy: floor.top + 170,
      rx: 620,
      ry: 120,
      fill: "#fff",
      opacity: 0.1,
      soft: 30,
    }),
  ]);
