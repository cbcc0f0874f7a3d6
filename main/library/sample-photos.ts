/** Draws the sample library's photographs: a scene by its kind, coloured by its mood, varied by its name. */
import sharp from "sharp";
import { drawAuditorium } from "./sample-photos/auditorium.ts";
import { drawCampus } from "./sample-photos/campus.ts";
import { drawDrones } from "./sample-photos/drones.ts";
import { drawExhibition } from "./sample-photos/exhibition.ts";
import { drawFair } from "./sample-photos/fair.ts";
import { drawLaboratory } from "./sample-photos/laboratory.ts";
import { drawLecture } from "./sample-photos/lecture.ts";
import { drawLibrary } from "./sample-photos/library.ts";
import { findMood, type Mood, moodNames } from "./sample-photos/moods.ts";
import { drawObservatory } from "./sample-photos/observatory.ts";
import {
  createChance,
  createPaint,
  element,
  group,
  type Paint,
  rect,
} from "./sample-photos/paint.ts";
import { drawPosters } from "./sample-photos/posters.ts";
import { drawRoundtable } from "./sample-photos/roundtable.ts";
import { drawSigning } from "./sample-photos/signing.ts";
import { drawSkyline } from "./sample-photos/skyline.ts";
import { drawTrophies } from "./sample-photos/trophies.ts";
import { drawWorkshop } from "./sample-photos/workshop.ts";

type Shape = "landscape" | "wide" | "portrait";

interface Scene {
  readonly draw: (paint: Paint, mood: Mood) => string;
  readonly shape: Shape;
  /** Whether the scene may be drawn as its mirror image: not where a chart or a screen of text is seen. */
  readonly mirrors: boolean;
}

const scenes: Readonly<Record<string, Scene>> = {
  auditorium: { draw: drawAuditorium, shape: "landscape", mirrors: false },
  campus: { draw: drawCampus, shape: "landscape", mirrors: true },
  drones: { draw: drawDrones, shape: "wide", mirrors: true },
  exhibition: { draw: drawExhibition, shape: "landscape", mirrors: true },
  fair: { draw: drawFair, shape: "landscape", mirrors: true },
  laboratory: { draw: drawLaboratory, shape: "landscape", mirrors: true },
  lecture: { draw: drawLecture, shape: "landscape", mirrors: false },
  library: { draw: drawLibrary, shape: "landscape", mirrors: true },
  observatory: { draw: drawObservatory, shape: "landscape", mirrors: true },
  posters: { draw: drawPosters, shape: "landscape", mirrors: false },
  roundtable: { draw: drawRoundtable, shape: "landscape", mirrors: false },
  signing: { draw: drawSigning, shape: "landscape", mirrors: false },
  skyline: { draw: drawSkyline, shape: "wide", mirrors: true },
  trophies: { draw: drawTrophies, shape: "portrait", mirrors: false },
  workshop: { draw: drawWorkshop, shape: "landscape", mirrors: false },
};

/** Scenes are drawn on 1600 × 1067; each shape shows a part of that at its own size in pixels. */
const frames: Readonly<
  Record<Shape, Readonly<{ viewBox: string; width: number; height: number }>>
> = {
  landscape: { viewBox: "0 0 1600 1067", width: 1600, height: 1067 },
  wide: { viewBox: "0 120 1600 900", width: 1600, height: 900 },
  portrait: { viewBox: "400 0 800 1067", width: 1080, height: 1440 },
};

/** The kinds of scene; a photo's name is a kind and a mood, as in `auditorium-blue`. */
export const photoKinds: readonly string[] = Object.keys(scenes);

/** The second half of a photo's name. */
export const photoMoods: readonly string[] = moodNames;

/** The size in pixels of the photo of that name, or undefined when there is no such photo. */
export function findPhotoSize(
  name: string,
): Readonly<{ width: number; height: number }> | undefined {
  const photo = findPhoto(name);
  if (photo === undefined) return undefined;
  const { width, height } = frames[photo.scene.shape];
  return { width, height };
}

/**
 * Draws the photo of that name as a JPEG; the same name always gives the same picture. Takes about half a second of one core.
 * Throws on a name that is no kind and mood.
 */
export async function drawPhoto(name: string): Promise<Uint8Array> {
  const photo = findPhoto(name);
  if (photo === undefined) throw new Error(`no sample photo is called ${name}`);
  const chance = createChance(name);
  const paint = createPaint(chance);
  const frame = frames[photo.scene.shape];
  const mirrored = photo.scene.mirrors && createChance(`${name} mirror`).maybe(0.5);
  const drawing = group({ transform: mirrored ? "translate(1600 0) scale(-1 1)" : undefined }, [
    photo.scene.draw(paint, photo.mood),
  ]);
  const vignette = rect({
    x: 0,
    y: 0,
    width: 1600,
    height: 1067,
    fill: paint.radial(
      [
        [0.55, "#000", 0],
        [1, "#050308", 0.42],
      ],
      { cx: 0.5, cy: 0.47, r: 0.78 },
    ),
  });
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: frame.viewBox,
      width: frame.width,
      height: frame.height,
    },
    paint.defs() + group({}, [drawing, vignette]),
  );
  const grain = {
    input: toGrain(name),
    raw: { width: grainSize, height: grainSize, channels: 3 },
    tile: true,
    blend: "soft-light",
  } as const;
  return sharp(Buffer.from(svg))
    .flatten({ background: "#000" })
    .composite([grain])
    .jpeg({ quality: 84 })
    .toBuffer();
}

function findPhoto(name: string): Readonly<{ scene: Scene; mood: Mood }> | undefined {
  const [kind = "", moodName = "", ...rest] = name.split("-");
  const scene = Object.hasOwn(scenes, kind) ? scenes[kind] : undefined;
  const mood = findMood(moodName);
  return scene && mood && rest.length === 0 ? { scene, mood } : undefined;
}

const grainSize = 320;

/** A tile of film grain: grey noise around the middle, which soft light leaves alone. */
function toGrain(name: string): Buffer {
  const chance = createChance(`${name} grain`);
  const grain = Buffer.alloc(grainSize * grainSize * 3);
  for (let offset = 0; offset < grain.length; offset += 3) {
    grain.fill(128 + chance.between(-17, 17) + chance.between(-17, 17), offset, offset + 3);
  }
  return grain;
}
