/** A report as it is stored in `reports/<id>.json`: head facts, stages, log and both editions. */
import { z } from "zod";
import { threadSchema } from "../comment/thread.ts";
import { editionSchema } from "../edition/edition.ts";
import { blockIdSchema, reportIdSchema } from "./ids.ts";
import { bilingualSchema, langSchema } from "./lang.ts";
import { stageMoveSchema, stageSchema } from "./stage.ts";

/** Version 2 brought comments. */
export const REPORT_VERSION = 2;

/** A calendar day on the site, `YYYY-MM-DD` in Asia/Shanghai. */
export const daySchema = z.iso.date();

export const headSchema = z.object({
  column: z.string(),
  releaseDate: daySchema.nullable(),
  source: bilingualSchema,
  author: bilingualSchema,
  tags: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  /** The source edition's figure that stands for the report in lists; absent: the first one. */
  cover: z.exactOptional(blockIdSchema),
});
export type Head = z.infer<typeof headSchema>;

export const emptyHead = (column: string): Head => ({
  column,
  releaseDate: null,
  source: { zh: "", en: "" },
  author: { zh: "", en: "" },
  tags: { zh: [], en: [] },
});

const currentSchema = z.object({
  version: z.literal(REPORT_VERSION),
  id: reportIdSchema,
  /** Short running number, used in addresses; unique in a library. */
  number: z.int().positive(),
  sourceLang: langSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  binnedAt: z.iso.datetime().nullable(),
  head: headSchema,
  stages: z.object({ zh: stageSchema, en: stageSchema }),
  log: z.array(stageMoveSchema),
  threads: z.array(threadSchema),
  editions: z.object({ zh: editionSchema, en: editionSchema }),
});

const storedSchema = z.looseObject({ version: z.literal(1) });

/** A report as any version of Diglot wrote it, in today's shape. */
const upgraded = (value: unknown): unknown => {
  const old = storedSchema.safeParse(value);
  return old.success ? { threads: [], ...old.data, version: REPORT_VERSION } : value;
};

export const reportSchema = z.preprocess(upgraded, currentSchema);
export type Report = z.infer<typeof currentSchema>;
