/** Inline codes of units: kept beside their plain text, which is what is matched, and given back where they are asked for. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { wordingsOf } from "../../core/memory/codes.ts";
import { type Content, type InlineElement, inlineTags } from "../../core/memory/tmx/tmx.ts";
import type { UnitCodes } from "../../core/memory/tmx/units.ts";
import type { Unit, Wordings } from "../../core/memory/unit.ts";
import { otherLang } from "../../core/report/lang.ts";

const contentSchema: z.ZodType<Content> = z.array(
  z.union([
    z.string(),
    z.object({
      tag: z.enum(inlineTags),
      attributes: z.record(z.string(), z.string()),
      content: z.lazy(() => contentSchema),
    }) satisfies z.ZodType<InlineElement>,
  ]),
);

/** Each text as JSON. */
export interface StoredCodes {
  zh: string | null;
  en: string | null;
  datatype: string;
}

export const storedCodes = (codes: UnitCodes | null): StoredCodes | null =>
  codes && { zh: written(codes.zh), en: written(codes.en), datatype: codes.datatype };

const written = (content: Content | null): string | null => content && JSON.stringify(content);

export interface UnitCodeStore {
  find(unit: number): UnitCodes | null;
  set(unit: number, codes: StoredCodes): void;
  /** Of a text that was changed nobody knows where its codes belong. */
  keepOnly(unit: number, langs: { zh: boolean; en: boolean }): void;
  /** A deletion that is taken back brings them back. */
  move(from: number, to: number): void;
  remove(unit: number): void;
}

export function createUnitCodes(db: DatabaseSync): UnitCodeStore {
  const get = db.prepare("SELECT zh, en, datatype FROM codes WHERE unit = ?");
  const put = db.prepare(
    "INSERT OR REPLACE INTO codes (unit, zh, en, datatype) VALUES (?, ?, ?, ?)",
  );
  const keep = db.prepare(
    "UPDATE codes SET zh = iif(?, zh, NULL), en = iif(?, en, NULL) WHERE unit = ?",
  );
  const dropEmpty = db.prepare("DELETE FROM codes WHERE unit = ? AND zh IS NULL AND en IS NULL");
  const shift = db.prepare("UPDATE OR REPLACE codes SET unit = ? WHERE unit = ?");
  const drop = db.prepare("DELETE FROM codes WHERE unit = ?");
  return {
    find(unit) {
      const row = get.get(unit);
      if (!row) return null;
      const [zh, en] = [contentIn(row["zh"]), contentIn(row["en"])];
      return zh || en ? { zh, en, datatype: String(row["datatype"]) } : null;
    },
    set(unit, { zh, en, datatype }) {
      put.run(unit, zh, en, datatype);
    },
    keepOnly(unit, { zh, en }) {
      keep.run(zh ? 1 : 0, en ? 1 : 0, unit);
      dropEmpty.run(unit);
    },
    move: (from, to) => void shift.run(to, from),
    remove: (unit) => void drop.run(unit),
  };
}

/** Null too where it cannot be read: the text stands without. */
function contentIn(value: unknown): Content | null {
  if (typeof value !== "string") return null;
  try {
    return contentSchema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

/** What stands in the codes of a unit, in the text that it is the translation of and in the translation. */
export function wordingsIn(codes: UnitCodes | null, lang: Unit["sourceLang"]): Wordings {
  const [source, target] = [codes?.[lang], codes?.[otherLang(lang)]];
  return source && target ? wordingsOf(source, target) : [];
}
