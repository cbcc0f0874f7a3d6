/** The moods a sample photo can have: one main hue, one accent and the light outdoors. */

/** The light of an outdoor scene. */
export type Daylight = "day" | "dawn" | "dusk" | "night" | "winter" | "autumn";

/** What colours a scene: hues in degrees. */
export interface Mood {
  readonly hue: number;
  readonly accent: number;
  readonly light: Daylight;
}

const moods: Readonly<Record<string, Mood>> = {
  amber: { hue: 32, accent: 205, light: "dusk" },
  autumn: { hue: 28, accent: 205, light: "autumn" },
  blue: { hue: 216, accent: 38, light: "day" },
  cobalt: { hue: 222, accent: 24, light: "dusk" },
  crimson: { hue: 352, accent: 42, light: "dusk" },
  cyan: { hue: 192, accent: 20, light: "night" },
  dawn: { hue: 206, accent: 26, light: "dawn" },
  dusk: { hue: 236, accent: 22, light: "dusk" },
  gold: { hue: 20, accent: 44, light: "dusk" },
  green: { hue: 140, accent: 8, light: "day" },
  indigo: { hue: 232, accent: 350, light: "day" },
  jade: { hue: 164, accent: 34, light: "day" },
  lilac: { hue: 266, accent: 44, light: "day" },
  meadow: { hue: 112, accent: 18, light: "day" },
  mint: { hue: 158, accent: 12, light: "day" },
  night: { hue: 224, accent: 42, light: "night" },
  nordic: { hue: 204, accent: 12, light: "winter" },
  ochre: { hue: 36, accent: 196, light: "dusk" },
  orange: { hue: 22, accent: 200, light: "day" },
  plum: { hue: 312, accent: 36, light: "dusk" },
  sky: { hue: 200, accent: 18, light: "day" },
  slate: { hue: 210, accent: 28, light: "winter" },
  spring: { hue: 104, accent: 340, light: "day" },
  steel: { hue: 208, accent: 30, light: "winter" },
  sunny: { hue: 44, accent: 200, light: "day" },
  teal: { hue: 184, accent: 16, light: "night" },
  violet: { hue: 262, accent: 40, light: "night" },
  walnut: { hue: 26, accent: 150, light: "dusk" },
  winter: { hue: 208, accent: 20, light: "winter" },
};

/** The mood of that name, or undefined. */
export const findMood = (name: string): Mood | undefined =>
  Object.hasOwn(moods, name) ? moods[name] : undefined;

/** The names of all moods. */
export const moodNames: readonly string[] = Object.keys(moods);
