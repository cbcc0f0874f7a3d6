/** Writes the units of a library's memories as one TMX file. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { finished } from "node:stream/promises";
import packageJson from "../../package.json" with { type: "json" };
import { tmxFoot, tmxHead, tmxUnit } from "../../core/memory/tmx/write-tmx.ts";
import { tmxHeaderOf, toTmx } from "../../core/memory/tmx/units.ts";
import type { UnitCodeStore } from "./unit-codes.ts";
import { COUNTS_IN, toUnit, unitColumns } from "./unit-rows.ts";

/** So many units are read at once. */
const SLICE = 500;

/** The file is there whole or not at all. Returns how many units it holds. */
export async function exportTmx(
  { db, codes }: { db: DatabaseSync; codes: Pick<UnitCodeStore, "find"> },
  file: string,
  signal?: AbortSignal,
): Promise<number> {
  const making = `${file}.part`;
  const out = createWriteStream(making);
  let units = 0;
  try {
    await once(out, "open");
    out.write(tmxHead(tmxHeaderOf(packageJson.version)));
    const slice = db.prepare(
      `SELECT ${unitColumns} FROM units WHERE id > ? AND ${COUNTS_IN} ORDER BY id LIMIT ${SLICE}`,
    );
    let last = 0;
    // A reader that waits while others write would hold on to what they replace.
    for (let rows = slice.all(last); rows.length > 0; rows = slice.all(last)) {
      signal?.throwIfAborted();
      const found = rows.map(toUnit);
      last = found.at(-1)?.id ?? last;
      units += found.length;
      const text = found.map((unit) => tmxUnit(toTmx(unit, codes.find(unit.id)))).join("");
      if (!out.write(text)) await once(out, "drain");
      else await new Promise(setImmediate);
    }
    out.end(tmxFoot);
    await finished(out);
    await rename(making, file);
  } catch (error) {
    out.destroy();
    await rm(making, { force: true });
    throw error;
  }
  return units;
}
