/** What a report tells of an event (活动信息), in both languages, as the head document keeps it. */
import { z } from "zod";
import { blockIdSchema } from "../report/ids.ts";
import { bilingualSchema } from "../report/lang.ts";

const organisationSchema = z.object({ id: blockIdSchema, name: bilingualSchema });

const speakerSchema = z.object({
  id: blockIdSchema,
  name: bilingualSchema,
  /** Post and institution, as it stands beside the name. */
  title: bilingualSchema,
});

const figureSchema = z.object({
  id: blockIdSchema,
  /** What is counted: 参会人数, sessions. */
  label: bilingualSchema,
  number: z.number().nonnegative().nullable(),
  /** 人, participants; may be empty. */
  unit: bilingualSchema,
});
export type EventFigure = z.infer<typeof figureSchema>;

/** Reports of one series (专题) share its id; its name stands in each of them. */
export const seriesSchema = z.object({
  id: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u),
  name: bilingualSchema,
});
export type Series = z.infer<typeof seriesSchema>;

export const eventSchema = z.object({
  name: bilingualSchema,
  /** Calendar days, `YYYY-MM-DD`; an event of one day has no `to`. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  venue: bilingualSchema,
  organisers: z.array(organisationSchema),
  coOrganisers: z.array(organisationSchema),
  supporters: z.array(organisationSchema),
  speakers: z.array(speakerSchema),
  figures: z.array(figureSchema),
  series: seriesSchema.nullable(),
});
export type EventFacts = z.infer<typeof eventSchema>;

export const eventLists = [
  "organisers",
  "coOrganisers",
  "supporters",
  "speakers",
  "figures",
] as const;
export type EventList = (typeof eventLists)[number];

export const emptyEvent = (): EventFacts => ({
  name: { zh: "", en: "" },
  from: null,
  to: null,
  venue: { zh: "", en: "" },
  organisers: [],
  coOrganisers: [],
  supporters: [],
  speakers: [],
  figures: [],
  series: null,
});
