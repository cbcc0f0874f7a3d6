/** When a report may go on the site: a minute of the clock in Asia/Shanghai, which has kept UTC+8 since 1991. */
import { z } from "zod";

/** `YYYY-MM-DDTHH:MM`, as a clock on a wall in Beijing shows it; nothing of the device's own zone goes into it. */
export const releaseMomentSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/)
  .refine((moment) => z.iso.date().safeParse(moment.slice(0, 10)).success);

/** Milliseconds since 1970 of that minute. */
export const instantOf = (moment: string): number => Date.parse(`${moment}:00+08:00`);
