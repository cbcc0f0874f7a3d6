/** What the translation memory keeps: a source text with its confirmed translation, and where it comes from. */
import { z } from "zod";
import { originSchema } from "../edition/confirmation.ts";
import { reportIdSchema } from "../report/ids.ts";
import { langSchema } from "../report/lang.ts";

/** A block as a whole, or one pair of its sentences; a block of one sentence is kept as that sentence. */
export const unitKinds = ["block", "sentence"] as const;
export const unitKindSchema = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKindSchema>;

export const memorySchema = z.object({
  id: z.int(),
  /** "" is the library's own, which confirmed blocks go into. */
  name: z.string(),
  readOnly: z.boolean(),
  /** Taken from the score of every match in it, in percent. */
  penalty: z.int().min(0).max(100),
});
export type Memory = z.infer<typeof memorySchema>;

export const unitSchema = z.object({
  id: z.int(),
  memory: z.int(),
  kind: unitKindSchema,
  sourceLang: langSchema,
  zh: z.string(),
  en: z.string(),
  origin: originSchema.shape.kind.nullable(),
  /** Not offered any more, but kept. */
  bad: z.boolean(),
  /** ISO 8601, UTC; of the last change. */
  at: z.string(),
  /** A person's id, or a name out of an imported file; "" when unknown. */
  by: z.string(),
  /** The report that it was last confirmed in. */
  report: reportIdSchema.nullable(),
  /** Of that report, "" when unknown. */
  column: z.string(),
});
export type Unit = z.infer<typeof unitSchema>;

/** What makes a match worth less, in percent; a match of the own column, young and typed by a person, has no penalty. */
export const penaltiesSchema = z.object({
  /** It was an engine's, and confirmed as it came. */
  engine: z.int().min(0).max(50),
  /** It was last used in another column. */
  column: z.int().min(0).max(50),
  /** It is older than so many years; 0 for never. */
  years: z.int().min(0).max(50),
  old: z.int().min(0).max(50),
});
export type Penalties = z.infer<typeof penaltiesSchema>;
export const defaultPenalties: Penalties = { engine: 5, column: 0, years: 0, old: 5 };

/** `context`: the same text between the same neighbours; `exact`: the same text; `fuzzy`: a similar one. */
export const matchKinds = ["context", "exact", "fuzzy"] as const;

/** Words of a source with those of its translation. */
export const wordingsSchema = z.array(z.tuple([z.string(), z.string()]));
export type Wordings = z.infer<typeof wordingsSchema>;

export const matchSchema = z.object({
  unit: unitSchema,
  kind: z.enum(matchKinds),
  /** Percent, 101 with its context; penalties are taken off. */
  score: z.int().min(0).max(101),
  /** The translation with its numbers changed as those of the source are; null where that is not certain. */
  adapted: z.string().nullable(),
  /** What its formats, links and other codes stand on, in both texts: the same formats belong there again. */
  wordings: wordingsSchema,
});
export type Match = z.infer<typeof matchSchema>;
