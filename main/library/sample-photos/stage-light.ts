/** Light for indoor scenes: beams, lamps and lights out of focus. */
import { circle, ellipse, group, hsl, type Paint, path, rect, times } from "./paint.ts";

/** Round lights out of focus between y = `top` and `bottom`. */
export function drawBokeh(
  paint: Paint,
  area: Readonly<{ top: number; bottom: number; hue: number; count: number }>,
): string {
  const { chance } = paint;
  return group(
    {},
    times(area.count, () => {
      const r = chance.between(10, 46);
      const fill = hsl(
        area.hue + chance.between(-22, 22),
        chance.between(50, 90),
        chance.between(62, 84),
      );
      const x = chance.between(0, 1600);
      const y = chance.between(area.top, area.bottom);
      return (
        circle({ cx: x, cy: y, r, fill, opacity: chance.between(0.07, 0.26) }) +
        circle({
          cx: x,
          cy: y,
          r: r - 1,
          fill: "none",
          stroke: fill,
          "stroke-width": 1.5,
          opacity: 0.25,
        })
      );
    }),
  );
}

/** A soft beam of light from (x, y) down to a pool `width` wide at `floor`, centred on `targetX`. */
export function drawBeam(
  paint: Paint,
  beam: Readonly<{
    x: number;
    y: number;
    targetX: number;
    floor: number;
    width: number;
    colour: string;
    strength: number;
  }>,
): string {
  const layers = 6;
  const fill = paint.linear([
    [0, beam.colour, beam.strength / 2.6],
    [0.7, beam.colour, beam.strength / 8],
    [1, beam.colour, 0],
  ]);
  return group(
    {},
    times(layers, (index) => {
      const half = (beam.width / 2) * (0.5 + index * 0.12);
      return path(
        `M${beam.x - 4 - index * 2} ${beam.y} L${beam.x + 4 + index * 2} ${beam.y} L${beam.targetX + half} ${beam.floor} L${beam.targetX - half} ${beam.floor}Z`,
        { fill },
      );
    }),
  );
}

/** A hanging lamp: cord from y = `top` to its shade at (x, y), with a warm halo. */
export function drawPendant(
  paint: Paint,
  lamp: Readonly<{ x: number; y: number; top: number; colour: string }>,
): string {
  return group({}, [
    rect({ x: lamp.x - 1.5, y: lamp.top, width: 3, height: lamp.y - lamp.top, fill: "#1d1b1e" }),
    circle({
      cx: lamp.x,
      cy: lamp.y + 26,
      r: 130,
      fill: paint.radial([
        [0, "#ffe8b8", 0.6],
        [0.3, "#ffdfa0", 0.22],
        [1, "#ffdfa0", 0],
      ]),
    }),
    path(
      `M${lamp.x - 12} ${lamp.y - 22} L${lamp.x + 12} ${lamp.y - 22} L${lamp.x + 58} ${lamp.y + 22} L${lamp.x - 58} ${lamp.y + 22}Z`,
      { fill: lamp.colour },
    ),
    ellipse({ cx: lamp.x, cy: lamp.y + 22, rx: 58, ry: 9, fill: "#fff3d2" }),
  ]);
}
