/** Marks of a text as they cross the API. */
import { z } from "zod";
import { eventFieldSchema } from "../../event/event-field.ts";
import { blockIdSchema } from "../../report/ids.ts";
import { nodeJsonSchema } from "../edition.ts";
import { type FormatName, formatBits } from "./rich-marks.ts";

const place = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

export const richMarkSchema = z.discriminatedUnion("kind", [
  place.extend({
    kind: z.literal("format"),
    format: z.enum(Object.keys(formatBits) as FormatName[]),
  }),
  place.extend({ kind: z.literal("link"), url: z.string(), link: nodeJsonSchema }),
  place.extend({ kind: z.literal("fact"), field: eventFieldSchema }),
  place.extend({ kind: z.literal("note"), note: blockIdSchema }),
]);
