/** A lit screen with an abstract slide. */
import { circle, ellipse, glow, group, hsl, type Paint, path, rect, times } from "./paint.ts";

/** A lit screen with an abstract slide: curve, bars, network or planet. */
export function drawScreen(
  paint: Paint,
  screen: Readonly<{
    x: number;
    y: number;
    width: number;
    height: number;
    hue: number;
    accent: number;
  }>,
): string {
  const { chance } = paint;
  const { x, y, width, height } = screen;
  const ink = hsl(screen.accent, 80, 64);
  const pale = hsl(screen.hue, 40, 82);
  const at = (px: number, py: number): readonly [number, number] => [
    x + px * width,
    y + py * height,
  ];
  const axis = path(
    `M${x + width * 0.14} ${y + height * 0.2} V${y + height * 0.8} H${x + width * 0.88}`,
    { stroke: pale, "stroke-width": 3, fill: "none", opacity: 0.6 },
  );
  const slides: readonly (() => string)[] = [
    () => {
      let d = "";
      const bend = chance.between(3, 7);
      for (let step = 0; step <= 24; step += 1) {
        const t = step / 24;
        const [px, py] = at(
          0.14 + t * 0.72,
          0.74 - 0.5 / (1 + Math.exp(-bend * 2 * (t - 0.5))) + Math.sin(t * 11) * 0.025,
        );
        d += `${step === 0 ? "M" : "L"}${px.toFixed(1)} ${py.toFixed(1)} `;
      }
      return (
        axis +
        path(d, { stroke: ink, "stroke-width": 7, fill: "none", "stroke-linejoin": "round" }) +
        path(d, { stroke: ink, "stroke-width": 20, fill: "none", opacity: 0.16 })
      );
    },
    () =>
      axis +
      times(7, (index) => {
        const tall = height * (0.12 + index * 0.06 + chance.between(-0.04, 0.06));
        return rect({
          x: x + width * (0.2 + index * 0.095),
          y: y + height * 0.79 - tall,
          width: width * 0.055,
          height: tall,
          fill: index === 5 ? ink : pale,
          opacity: 0.85,
          rx: 3,
        });
      }).join(""),
    () => {
      const nodes = Array.from({ length: 15 }, () =>
        at(chance.between(0.14, 0.86), chance.between(0.18, 0.82)),
      );
      const lines = nodes.flatMap(([ax, ay], index) =>
        nodes
          .slice(index + 1)
          .filter(([bx, by]) => Math.hypot(ax - bx, ay - by) < width * 0.26)
          .map(([bx, by]) =>
            path(`M${ax} ${ay} L${bx} ${by}`, { stroke: pale, "stroke-width": 2, opacity: 0.45 }),
          ),
      );
      return (
        lines.join("") +
        nodes
          .map(([nx, ny], index) =>
            circle({
              cx: nx,
              cy: ny,
              r: chance.between(6, 15),
              fill: index % 4 === 0 ? ink : pale,
            }),
          )
          .join("")
      );
    },
    () => {
      const [cx, cy] = at(0.5, 0.5);
      const r = height * 0.3;
      return (
        circle({
          cx,
          cy,
          r,
          fill: paint.radial(
            [
              [0, hsl(screen.accent, 70, 74)],
              [0.7, hsl(screen.accent, 60, 46)],
              [1, hsl(screen.accent, 60, 22)],
            ],
            { cx: 0.35, cy: 0.32, r: 0.75 },
          ),
        }) +
        ellipse({
          cx,
          cy,
          rx: r * 1.75,
          ry: r * 0.36,
          fill: "none",
          stroke: pale,
          "stroke-width": 5,
          opacity: 0.75,
          transform: `rotate(-14 ${cx} ${cy})`,
        }) +
        times(30, () => {
          const [sx, sy] = at(chance.between(0.04, 0.96), chance.between(0.06, 0.94));
          return circle({ cx: sx, cy: sy, r: chance.between(1, 3), fill: "#fff", opacity: 0.7 });
        }).join("")
      );
    },
  ];
  return group({}, [
    glow(paint, {
      cx: x + width / 2,
      cy: y + height / 2,
      rx: width * 0.66,
      ry: height * 0.74,
      fill: hsl(screen.hue, 70, 60),
      opacity: 0.5,
      soft: 60,
    }),
    rect({ x: x - 7, y: y - 7, width: width + 14, height: height + 14, fill: "#0c0d12", rx: 4 }),
    rect({
      x,
      y,
      width,
      height,
      fill: paint.linear(
        [
          [0, hsl(screen.hue, 58, 34)],
          [1, hsl(screen.hue + 18, 62, 17)],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 1 },
      ),
    }),
    rect({
      x: x + width * 0.14,
      y: y + height * 0.08,
      width: width * 0.34,
      height: height * 0.034,
      fill: "#fff",
      opacity: 0.8,
      rx: 4,
    }),
    chance.pick(slides)(),
    path(`M${x} ${y} H${x + width * 0.55} L${x + width * 0.3} ${y + height} H${x}Z`, {
      fill: "#fff",
      opacity: 0.045,
    }),
  ]);
}
