/** The scene of a city by its river. */
import { drawCity, drawWater } from "./city.ts";
import { drawStanding } from "./figures.ts";
import { drawTree, plant } from "./greenery.ts";
import { chooseLooks } from "./looks.ts";
import type { Mood } from "./moods.ts";
import { band, ellipse, glow, group, hsl, type Paint, path, place, rect, times } from "./paint.ts";
import { drawHaze, drawHills, drawSky, getLight } from "./sky.ts";

function drawBridge(
  bridge: Readonly<{ deck: number; towers: readonly number[]; colour: string; tall: number }>,
): string {
  const cables = bridge.towers.flatMap((x) =>
    times(11, (index) => {
      const reach = 40 + index * 34;
      const y = bridge.deck - bridge.tall * (0.5 + index * 0.045);
      return path(
        `M${x} ${y} L${x - reach} ${bridge.deck} M${x} ${y} L${x + reach} ${bridge.deck}`,
        { stroke: bridge.colour, "stroke-width": 1.8, opacity: 0.85 },
      );
    }),
  );
  return group({}, [
    ...cables,
    ...bridge.towers.map((x) =>
      path(
        `M${x - 13} ${bridge.deck + 66} L${x - 5} ${bridge.deck - bridge.tall} L${x + 5} ${bridge.deck - bridge.tall} L${x + 13} ${bridge.deck + 66}Z`,
        { fill: bridge.colour },
      ),
    ),
    band(bridge.deck, 11, bridge.colour),
    ...times(26, (index) =>
      rect({
        x: index * 64,
        y: bridge.deck + 10,
        width: 5,
        height: 44,
        fill: bridge.colour,
        opacity: 0.8,
      }),
    ),
  ]);
}

function drawSail(x: number, y: number, scale: number, colour: string): string {
  return place(x, y, scale, [
    path("M-60 0 L60 0 L44 20 L-46 20Z", { fill: "#4a3a32" }),
    path("M-2 -8 L-2 -190 L70 -14Z", { fill: colour }),
    path("M-10 -10 L-10 -160 L-58 -14Z", { fill: colour, opacity: 0.8 }),
    path("M-46 24 L44 24 L30 120 L-8 190Z", { fill: colour, opacity: 0.16 }),
  ]);
}

function drawReeds(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const light = getLight(mood.light);
  const reedSide = chance.maybe(0.5) ? 1 : -1;
  const reeds = times(90, () => {
    const reach = chance.between(-20, 460);
    const x = reedSide > 0 ? reach : 1600 - reach;
    const tall = chance.between(90, 260) * (1 - reach / 600);
    return path(
      `M${x} 1090 Q${x + 8} ${1090 - tall * 0.6} ${x + chance.between(10, 46)} ${1080 - tall}`,
      {
        stroke: hsl(light.leaf - 40, 30, light.leafLight * chance.between(0.4, 0.9)),
        "stroke-width": chance.between(2, 5),
        fill: "none",
      },
    );
  });
  return group({ filter: paint.blur(2) }, reeds);
}

function drawPromenade(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  const light = getLight(mood.light);
  const stone = hsl(mood.hue, 10, light.stone * 0.9);
  const side = chance.maybe(0.5) ? 0 : 900;
  return [
    band(950, 150, paint.fade(stone, hsl(mood.hue, 12, light.stone * 0.5))),
    rect({ x: -20, y: 946, width: 1640, height: 9, fill: light.haze, opacity: 0.7 }),
    ...times(28, (index) =>
      rect({
        x: index * 60,
        y: 888,
        width: 6,
        height: 62,
        fill: hsl(mood.hue, 14, light.stone * 0.34),
      }),
    ),
    band(882, 8, hsl(mood.hue, 14, light.stone * 0.34)),
    plant(side + 130, 1000, 1.15, drawTree(paint, mood.light)),
    plant(side + 520, 990, 0.9, drawTree(paint, mood.light)),
    ...times(4, (index) =>
      place(side === 0 ? 900 + index * 170 : 180 + index * 170, 1012, 0.28, [
        drawStanding(paint, chooseLooks(paint), {
          stride: 22,
          turn: chance.between(-1, 1),
          child: index === 2,
        }),
      ]),
    ),
  ];
}

function drawBirds(paint: Paint, mood: Mood): string[] {
  const { chance } = paint;
  return [
    ...times(7, () => {
      const x = chance.between(250, 1350);
      const y = chance.between(150, 380);
      return path(
        `M${x - 15} ${y - 5} Q${x - 6} ${y - 10} ${x} ${y} Q${x + 6} ${y - 10} ${x + 15} ${y - 5}`,
        { stroke: hsl(mood.hue, 20, 24), "stroke-width": 3, fill: "none", opacity: 0.7 },
      );
    }),
  ];
}

function drawBoat(paint: Paint, mood: Mood, sails: boolean): string[] {
  const { chance } = paint;
  const boatX = chance.between(760, 1300);
  return [
    sails
      ? ""
      : place(boatX, 790, 1.1, [
          glow(paint, { cx: 0, cy: 16, rx: 120, ry: 8, fill: "#000", opacity: 0.25, soft: 4 }),
          path("M-96 -14 L104 -14 L84 16 L-76 16Z", { fill: hsl(mood.accent, 50, 34) }),
          rect({ x: -54, y: -44, width: 96, height: 30, fill: "#f1ece2", rx: 4 }),
          ...times(4, (index) =>
            rect({ x: -46 + index * 22, y: -37, width: 14, height: 12, fill: "#33475c" }),
          ),
          path("M40 -44 L52 -92 M52 -92 L78 -22", {
            stroke: "#33333a",
            "stroke-width": 3,
            fill: "none",
          }),
        ]),
  ];
}

/** A city skyline beyond a wide river with a cable-stayed bridge. */
export function drawSkyline(paint: Paint, mood: Mood): string {
  const { chance } = paint;
  const light = getLight(mood.light);
  const horizon = 590;
  const shift = chance.between(-90, 90);
  const land = group({}, [
    drawHills(paint, mood.light, { y: 500, rise: 120, depth: 0.72 }),
    drawCity(paint, mood.light, { base: horizon, tall: 340, depth: 0.5, hue: mood.hue }),
    drawCity(paint, mood.light, { base: horizon + 4, tall: 380, depth: 0.14, hue: mood.hue }),
    ...times(34, () =>
      ellipse({
        cx: chance.between(-20, 1620),
        cy: horizon - 2,
        rx: chance.between(20, 52),
        ry: chance.between(9, 22),
        fill: hsl(light.leaf, light.leafSaturation, light.leafLight * 0.7),
        opacity: 0.9,
      }),
    ),
  ]);
  const deckColour = hsl(mood.hue, 18, light.stone * 0.62);
  const bridge = drawBridge({
    deck: horizon - 34,
    towers: chance.pick([[480 + shift, 1010 + shift], [560 + shift], [1060 + shift]]),
    colour: deckColour,
    tall: 300,
  });
  const sails = mood.light === "winter" || chance.maybe(0.35);
  return group({}, [
    drawSky(paint, mood.light, horizon),
    land,
    drawWater(paint, mood.light, { top: horizon + 6, reflected: land + bridge }),
    bridge,
    drawHaze(paint, light.haze, horizon),
    ...times(sails ? 4 : 0, (index) =>
      drawSail(
        chance.between(160, 1460),
        680 + index * 46,
        0.4 + index * 0.16,
        hsl(chance.pick([mood.accent, 40, 210]), 40, 92),
      ),
    ),
    ...drawBoat(paint, mood, sails),
    ...(chance.maybe(0.5) ? drawPromenade(paint, mood) : [drawReeds(paint, mood)]),
    ...drawBirds(paint, mood),
  ]);
}
