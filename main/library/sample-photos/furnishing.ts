/** Things that stand in rooms and on tables: lectern, plants, flowers, glasses, laptops, papers. */
import { circle, ellipse, glow, group, hsl, type Paint, path, times } from "./paint.ts";

/** A lectern with a microphone, foot at the origin, 214 units tall; `hue` of its wood. */
export function drawLectern(paint: Paint, hue: number): string {
  return group({}, [
    path("M-70 -190 L70 -190 L54 0 L-54 0Z", {
      fill: paint.linear(
        [
          [0, hsl(hue, 32, 46)],
          [1, hsl(hue, 34, 22)],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 0.3 },
      ),
    }),
    path("M-84 -214 L84 -214 L74 -186 L-74 -186Z", { fill: hsl(hue, 30, 56) }),
    circle({
      cx: 0,
      cy: -104,
      r: 26,
      fill: "none",
      stroke: hsl(44, 60, 64),
      "stroke-width": 5,
      opacity: 0.8,
    }),
    circle({ cx: 0, cy: -104, r: 12, fill: hsl(44, 60, 64), opacity: 0.8 }),
    path("M-26 -212 Q-30 -250 -12 -270", { stroke: "#17171b", "stroke-width": 4, fill: "none" }),
    ellipse({ cx: -10, cy: -273, rx: 6, ry: 10, fill: "#17171b" }),
  ]);
}

/** A potted plant with long leaves, foot of the pot at the origin, about 330 units tall. */
export function drawPottedPlant(paint: Paint): string {
  const { chance } = paint;
  const leaves = times(17, (index) => {
    const angle = -80 + (index / 16) * 160 + chance.between(-7, 7);
    const length = chance.between(130, 220);
    const light = chance.between(22, 40);
    return path(
      `M0 0 C${length * 0.12} ${-length * 0.4} ${length * 0.14} ${-length * 0.8} 0 ${-length} C${-length * 0.14} ${-length * 0.75} ${-length * 0.12} ${-length * 0.35} 0 0Z`,
      {
        fill: hsl(132 + chance.between(-14, 14), 34, light),
        transform: `translate(0 -96) rotate(${angle.toFixed(1)})`,
      },
    );
  });
  return group({}, [
    glow(paint, { cx: 0, cy: 2, rx: 80, ry: 12, fill: "#000", opacity: 0.3, soft: 6 }),
    ...leaves,
    path("M-54 -104 L54 -104 L42 0 L-42 0Z", {
      fill: paint.linear(
        [
          [0, "#efe9df"],
          [0.6, "#cfc6b8"],
          [1, "#9d9486"],
        ],
        { x1: 0, y1: 0, x2: 1, y2: 0 },
      ),
    }),
  ]);
}

/** A low arrangement of flowers centred on the origin, `width` wide. */
export function drawFlowers(paint: Paint, width: number, hue: number): string {
  const { chance } = paint;
  const bloom = hue > 70 && hue < 190 ? hue + 190 : hue;
  const spread = (): readonly [number, number] => {
    const t = chance.between(-1, 1);
    return [t * width * 0.5, -chance.between(0, 1) * width * 0.24 * (1 - t * t) - 6];
  };
  const leaves = times(width * 0.16, () => {
    const [x, y] = spread();
    return ellipse({
      cx: x,
      cy: y + 8,
      rx: chance.between(10, 24),
      ry: 6,
      fill: hsl(130 + chance.between(-16, 16), 32, chance.between(20, 36)),
      transform: `rotate(${chance.between(-60, 60).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})`,
    });
  });
  const blooms = times(width * 0.12, () => {
    const [x, y] = spread();
    const r = chance.between(8, 17);
    const petal = hsl(bloom + chance.pick([0, 0, 18, -24]), 62, chance.between(62, 86));
    return (
      times(6, (index) =>
        circle({
          cx: x + Math.cos(index * 1.05) * r * 0.6,
          cy: y - 8 + Math.sin(index * 1.05) * r * 0.6,
          r: r * 0.55,
          fill: petal,
        }),
      ).join("") + circle({ cx: x, cy: y - 8, r: r * 0.34, fill: hsl(44, 80, 62) })
    );
  });
  return group({}, [...leaves, ...blooms]);
}

/** A glass of water standing on the origin, 70 units tall. */
export const drawGlass = (): string =>
  group({}, [
    path("M-17 -70 L17 -70 L13 0 L-13 0Z", { fill: "#fff", opacity: 0.34 }),
    path("M-15 -44 L15 -44 L13 -2 L-13 -2Z", { fill: "#cfe6f2", opacity: 0.6 }),
    path("M-12 -64 L-9 -6", { stroke: "#fff", "stroke-width": 3, opacity: 0.7 }),
  ]);

/** An open laptop seen from behind (its lid towards us), foot at the origin, 150 wide. */
export const drawLaptopBack = (paint: Paint): string =>
  group({}, [
    path("M-74 -96 Q-74 -102 -66 -102 L66 -102 Q74 -102 74 -96 L80 0 L-80 0Z", {
      fill: paint.fade("#c9ced4", "#878e97"),
    }),
    circle({ cx: 0, cy: -52, r: 8, fill: "#eef1f4", opacity: 0.8 }),
  ]);

/** A sheet or folder lying on a table at the origin, seen at a slant. */
export const drawPaper = (fill: string, tilt: number): string =>
  path("M-58 0 L-40 -26 L48 -26 L60 0Z", { fill, transform: `rotate(${tilt.toFixed(1)})` });
