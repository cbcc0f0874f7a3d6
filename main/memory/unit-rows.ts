/** Rows of the table of units as units. */
import type { Unit } from "../../core/memory/unit.ts";

export const unitColumns =
  'id, memory, kind, source_lang, zh, en, origin, bad, at, by, report, column_id AS "column"';

/** Units of an import that is not done do not count yet. */
export const isImported = "(import IS NULL OR import IN (SELECT id FROM imports WHERE done = 1))";
export const COUNTS_IN = `bad = 0 AND ${isImported}`;

export const toUnit = ({ source_lang: sourceLang, bad, ...row }: Record<string, unknown>): Unit =>
  ({ ...row, sourceLang, bad: bad === 1 }) as unknown as Unit;
