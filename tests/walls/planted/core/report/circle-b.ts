/** Planted: no-circular, second half. */
import type { First } from "./circle-a.ts";

export type Second = { next: First };
