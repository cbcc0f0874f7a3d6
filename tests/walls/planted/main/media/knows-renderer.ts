/** Planted: main-not-renderer, by a type alone. */
import type { Shell } from "../../renderer/app/shell.ts";

export type Held = Shell;
