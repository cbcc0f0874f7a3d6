/** Planted: no-circular, first half. */
import type { Second } from "./circle-b.ts";

export type First = { next: Second };
