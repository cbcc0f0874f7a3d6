/** People for the sample photos, facing us: half figures and standing figures in flat shapes with one light. */
import type { Looks } from "./looks.ts";
import { circle, ellipse, glow, group, type Paint, path, place } from "./paint.ts";

type Arms = "down" | "table" | "point" | "write" | "hold";

function drawBackHair(looks: Looks, turn: number): string {
  return {
    long: path(
      "M-48 -62 C-52 -118 52 -118 48 -62 C50 -10 56 30 46 44 L-46 44 C-56 30 -50 -10 -48 -62Z",
      { fill: looks.hair },
    ),
    bob: path("M-49 -60 C-52 -120 52 -120 49 -60 L50 -2 C40 8 -40 8 -50 -2Z", { fill: looks.hair }),
    bun: circle({ cx: -turn * 14, cy: -112, r: 20, fill: looks.hair }),
    short: "",
    crop: "",
  }[looks.style];
}

const fringes: Readonly<Record<Looks["style"], string>> = {
  long: "M-45 -56 C-48 -116 48 -116 45 -56 C40 -76 26 -84 8 -90 C-8 -80 -36 -82 -45 -56Z",
  bob: "M-46 -50 C-50 -118 50 -118 46 -50 C42 -70 34 -76 22 -78 L-24 -78 C-36 -76 -42 -70 -46 -50Z",
  bun: "M-44 -58 C-46 -114 46 -114 44 -58 C36 -80 20 -88 0 -88 C-20 -88 -36 -80 -44 -58Z",
  short:
    "M-44 -52 C-52 -120 50 -124 45 -52 C40 -66 40 -76 30 -82 C10 -74 -18 -76 -34 -84 C-40 -74 -40 -64 -44 -52Z",
  crop: "M-43 -56 C-48 -114 48 -114 43 -56 C41 -72 36 -82 26 -84 L-28 -84 C-36 -80 -41 -72 -43 -56Z",
};

/** Eyes, brows, nose, mouth and glasses. */
function drawFeatures(looks: Looks, turn: number): string {
  const shift = turn * 7;
  const eye = (x: number): string =>
    ellipse({ cx: x + shift, cy: -45, rx: 3.4, ry: 4.2, fill: "#2a2024", opacity: 0.82 });
  const brow = (x: number): string =>
    path(`M${x - 8 + shift} -56 q8 -5 16 0`, {
      stroke: looks.hair,
      "stroke-width": 3,
      fill: "none",
      opacity: 0.6,
    });
  const rim = (x: number): string =>
    circle({
      cx: x + shift,
      cy: -45,
      r: 11.5,
      fill: "#fff",
      "fill-opacity": 0.14,
      stroke: "#2b2b33",
      "stroke-width": 2,
    });
  return [
    eye(-16),
    eye(16),
    brow(-16),
    brow(16),
    path(`M${shift * 1.4} -42 q${3 + turn * 3} 12 -2 15`, {
      stroke: looks.skinShade,
      "stroke-width": 2.6,
      fill: "none",
    }),
    path(`M${-10 + shift} -17 q10 7 20 0`, {
      stroke: "#a0524a",
      "stroke-width": 2.8,
      fill: "none",
      "stroke-linecap": "round",
      opacity: 0.75,
    }),
    looks.glasses
      ? rim(-16) +
        rim(16) +
        path(`M${-5 + shift} -46 h10`, { stroke: "#2b2b33", "stroke-width": 2 })
      : "",
  ].join("");
}

/** A head and neck with the chin at the origin, about 112 units high; `turn` −1…1 looks left or right. */
function drawHead(paint: Paint, looks: Looks, turn: number): string {
  const face = paint.linear(
    [
      [0, looks.skin],
      [0.58, looks.skin],
      [1, looks.skinShade],
    ],
    { x1: 0, y1: 0.2, x2: 1, y2: 0.5 },
  );
  return [
    drawBackHair(looks, turn),
    path("M-17 -22 L-19 22 Q0 38 19 22 L17 -22Z", { fill: looks.skinShade }),
    ellipse({ cx: -43, cy: -44, rx: 6, ry: 10, fill: looks.skinShade }),
    ellipse({ cx: 43, cy: -44, rx: 6, ry: 10, fill: looks.skinShade }),
    path("M-42 -60 C-42 -106 42 -106 42 -60 C42 -22 22 2 0 2 C-22 2 -42 -22 -42 -60Z", {
      fill: face,
    }),
    drawFeatures(looks, turn),
    path(fringes[looks.style], { fill: looks.hair }),
    path("M-22 -99 C-6 -106 14 -106 26 -96", {
      stroke: "#fff",
      "stroke-width": 4,
      fill: "none",
      opacity: 0.09,
      "stroke-linecap": "round",
    }),
  ].join("");
}

/** One arm as a sleeve with a hand at its end. */
function drawArm(looks: Looks, points: string, hand: readonly [number, number]): string {
  return group({}, [
    circle({ cx: hand[0], cy: hand[1], r: 14, fill: looks.skin }),
    path(points, {
      stroke: looks.coatShade,
      "stroke-width": 36,
      fill: "none",
      "stroke-linejoin": "round",
      "stroke-linecap": "butt",
    }),
    path(points, {
      stroke: looks.coat,
      "stroke-width": 31,
      fill: "none",
      "stroke-linejoin": "round",
      "stroke-linecap": "butt",
      transform: "translate(-2 -2)",
    }),
  ]);
}

function drawArms(looks: Looks, arms: Arms): string {
  const left = {
    down: drawArm(looks, "M-76 58 L-88 150 L-84 232", [-83, 244]),
    table: drawArm(looks, "M-76 58 L-93 146 L-34 182", [-22, 188]),
    point: drawArm(looks, "M-74 56 L-138 84 L-192 12", [-200, 0]),
    write: drawArm(looks, "M-76 58 L-92 150 L-24 186", [-10, 192]),
    hold: drawArm(looks, "M-76 58 L-90 146 L-30 132", [-16, 130]),
  }[arms];
  const right = {
    down: drawArm(looks, "M76 58 L88 150 L84 232", [83, 244]),
    table: drawArm(looks, "M76 58 L94 146 L42 182", [30, 188]),
    point: drawArm(looks, "M76 58 L90 144 L54 190", [46, 198]),
    write: drawArm(looks, "M76 58 L92 150 L36 190", [24, 196]),
    hold: drawArm(looks, "M76 58 L90 146 L32 134", [18, 132]),
  }[arms];
  return left + right;
}

/** A half figure facing the viewer, chin at the origin, 100 units above and 260 below it. */
export function drawBust(
  paint: Paint,
  looks: Looks,
  pose: Readonly<{ arms?: Arms; turn?: number; headScale?: number }> = {},
): string {
  const coat = paint.linear(
    [
      [0, looks.coatLight],
      [0.5, looks.coat],
      [1, looks.coatShade],
    ],
    { x1: 0, y1: 0, x2: 1, y2: 0.4 },
  );
  return group({}, [
    path(
      "M-26 14 C-58 26 -90 32 -93 82 C-92 140 -80 200 -82 262 L82 262 C80 200 92 140 93 82 C90 32 58 26 26 14Z",
      { fill: coat },
    ),
    path("M-24 12 L0 96 L24 12 Q0 32 -24 12Z", { fill: looks.shirt }),
    looks.tie ? path("M-7 32 L7 32 L11 84 L0 100 L-11 84Z", { fill: looks.tie }) : "",
    path("M-28 12 L-44 44 L-2 112 L-22 30Z", { fill: looks.coatLight }),
    path("M28 12 L44 44 L2 112 L22 30Z", { fill: looks.coatShade }),
    path("M0 108 L0 260", { stroke: looks.coatShade, "stroke-width": 3 }),
    drawArms(looks, pose.arms ?? "down"),
    place(0, 0, pose.headScale ?? 1, [drawHead(paint, looks, pose.turn ?? 0)]),
  ]);
}

/** A whole standing figure, feet at the origin, about 730 units tall; `stride` spreads the feet, `child` gives a child's proportions. */
export function drawStanding(
  paint: Paint,
  looks: Looks,
  pose: Readonly<{ arms?: Arms; turn?: number; stride?: number; child?: boolean }> = {},
): string {
  const stride = pose.stride ?? 12;
  const leg = (side: number): string =>
    path(
      `M${side * 8} -400 L${side * 74} -400 C${side * 72} -280 ${side * (46 + stride)} -120 ${side * (42 + stride)} -8 L${side * (6 + stride)} -8 C${side * (6 + stride * 0.6)} -140 ${side * 4} -280 ${side * 2} -390Z`,
      {
        fill: looks.legs,
      },
    );
  const shoe = (side: number): string =>
    path(
      `M${side * (2 + stride)} 4 Q${side * (2 + stride)} -16 ${side * (24 + stride)} -16 Q${side * (58 + stride)} -14 ${side * (58 + stride)} 4Z`,
      { fill: "#1c1a1f" },
    );
  return group({}, [
    glow(paint, { cx: 0, cy: 2, rx: 110, ry: 16, fill: "#000", opacity: 0.4, soft: 10 }),
    group({ transform: pose.child ? "scale(0.9 0.66)" : undefined }, [
      shoe(-1),
      shoe(1),
      leg(-1),
      leg(1),
      path("M-8 -390 L-2 -200 L4 -390Z", { fill: "#000", opacity: 0.22 }),
    ]),
    group({ transform: pose.child ? "translate(0 112) scale(0.88)" : undefined }, [
      path("M-83 -370 C-84 -340 -82 -330 -80 -318 Q0 -302 80 -318 C82 -330 84 -340 83 -370Z", {
        fill: looks.coatShade,
      }),
      group({ transform: "translate(0 -626)" }, [
        drawBust(paint, looks, { ...pose, headScale: pose.child ? 1.42 : 1 }),
      ]),
    ]),
  ]);
}
