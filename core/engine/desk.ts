/** What an engine of this device shows of itself: never its key. */
import { z } from "zod";
import { engineSchema } from "./engine.ts";

/** What an engine did in a calendar month of UTC, `YYYY-MM`. */
export const monthSchema = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  requests: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  tokens: z.int().nonnegative(),
  /** By currency. */
  cost: z.record(z.string(), z.number()),
});
export type Month = z.infer<typeof monthSchema>;

export const engineViewSchema = engineSchema.extend({
  /** That the text goes to. */
  host: z.string(),
  isLocal: z.boolean(),
  hasKey: z.boolean(),
  /** Null before its first translation. */
  lastMonth: monthSchema.nullable(),
});
export type EngineView = z.infer<typeof engineViewSchema>;

/** `keychain`: sealed by the system's keychain; `file`: in a file that only this user can read. */
export const keptBySchema = z.enum(["keychain", "file"]);
