/** Whoever has something to offer for a row; of equal rank in this order. */
import { engineSource } from "./engine-source.tsx";
import { memorySource } from "./memory-source.ts";
import { termSource } from "../terms/term-source.ts";
import type { SuggestionSource } from "./suggestion-source.ts";
import { versionSource } from "./version-source.ts";

export const sources: readonly SuggestionSource[] = [
  versionSource,
  engineSource,
  memorySource,
  termSource,
];
