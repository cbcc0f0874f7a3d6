/** A lit screen with an abstract slide. */
import { circle, ellipse, glow, group, hsl, type Paint, path, rect, times } from "./paint.ts";

interface Screen {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly hue: number;
  readonly accent: number;
}

type Slide = (paint: Paint, screen: Screen) => string;

const inkOf = (screen: Screen): string => hsl(screen.accent, 80, 64);

const paleOf = (screen: Screen): string => hsl(screen.hue, 40, 82);

const pointOf = ({ x, y, width, height }: Screen, px: number, py: number): [number, number] => [
  x + px * width,
  y + py * height,
];

function drawAxis(screen: Screen): string {
  const { x, y, width, height } = screen;
  return path(
    `M${x + width * 0.14} ${y + height * 0.2} V${y + height * 0.8} H${x + width * 0.88}`,
    {
      stroke: paleOf(screen),
      "stroke-width": 3,
      fill: "none",
      opacity: 0.6,
    },
  );
}

function drawCurve(paint: Paint, screen: Screen): string {
  const { chance } = paint;

  let d = "";
  const bend = chance.between(3, 7);
  for (let step = 0; step <= 24; step += 1) {
    const t = step / 24;
    const [px, py] = pointOf(
      screen,
      0.14 + t * 0.72,
      0.74 - 0.5 / (1 + Math.exp(-bend * 2 * (t - 0.5))) + Math.sin(t * 11) * 0.025,
    );
    d += `${step === 0 ? "M" : "L"}${px.toFixed(1)} ${py.toFixed(1)} `;
  }
  return (
    drawAxis(screen) +
    path(d, {
      stroke: inkOf(screen),
      "stroke-width": 7,
      fill: "none",
      "stroke-linejoin": "round",
    }) +
    path(d, { stroke: inkOf(screen), "stroke-width": 20, fill: "none", opacity: 0.16 })
  );
}

function drawBars(paint: Paint, screen: Screen): string {
  const { chance } = paint;
  const { x, y, width, height } = screen;

  return (
    drawAxis(screen) +
    times(7, (index) => {
      const tall = height * (0.12 + index * 0.06 + chance.between(-0.04, 0.06));
      return rect({
        x: x + width * (0.2 + index * 0.095),
        y: y + height * 0.79 - tall,
        width: width * 0.055,
        height: tall,
        fill: index === 5 ? inkOf(screen) : paleOf(screen),
        opacity: 0.85,
        rx: 3,
      });
    }).join("")
  );
}

function drawNetwork(paint: Paint, screen: Screen): string {
  const { chance } = paint;
  const { width } = screen;

  const nodes = Array.from({ length: 15 }, () =>
    pointOf(screen, chance.between(0.14, 0.86), chance.between(0.18, 0.82)),
  );
  const lines = nodes.flatMap(([ax, ay], index) =>
    nodes
      .slice(index + 1)
      .filter(([bx, by]) => Math.hypot(ax - bx, ay - by) < width * 0.26)
      .map(([bx, by]) =>
        path(`M${ax} ${ay} L${bx} ${by}`, {
          stroke: paleOf(screen),
          "stroke-width": 2,
          opacity: 0.45,
        }),
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
          fill: index % 4 === 0 ? inkOf(screen) : paleOf(screen),
        }),
      )
      .join("")
  );
}

function drawPlanetSlide(paint: Paint, screen: Screen): string {
  const { chance } = paint;
  const { height } = screen;

  const [cx, cy] = pointOf(screen, 0.5, 0.5);
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
      stroke: paleOf(screen),
      "stroke-width": 5,
      opacity: 0.75,
      transform: `rotate(-14 ${cx} ${cy})`,
    }) +
    times(30, () => {
      const [sx, sy] = pointOf(screen, chance.between(0.04, 0.96), chance.between(0.06, 0.94));
      return circle({ cx: sx, cy: sy, r: chance.between(1, 3), fill: "#fff", opacity: 0.7 });
    }).join("")
  );
}

const slides: readonly Slide[] = [drawCurve, drawBars, drawNetwork, drawPlanetSlide];

/** A lit screen with an abstract slide: curve, bars, network or planet. */
export function drawScreen(paint: Paint, screen: Screen): string {
  const { x, y, width, height } = screen;
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
    paint.chance.pick(slides)(paint, screen),
    path(`M${x} ${y} H${x + width * 0.55} L${x + width * 0.3} ${y + height} H${x}Z`, {
      fill: "#fff",
      opacity: 0.045,
    }),
  ]);
}
