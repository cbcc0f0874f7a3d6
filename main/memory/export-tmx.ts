/** Writes the units of a library's memories as one TMX file. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { finished } from "node:stream/promises";
import packageJson from "../../package.json" with { type: "json" };
import { tmxFoot, tmxHead, tmxUnit } from "../../core/memory/tmx/write-tmx.ts";
import { tmxHeaderOf, toTmx } from "../../core/memory/tmx/units.ts";
import { COUNTS_IN, toUnit, unitColumns } from "./memory-search.ts";

/** The file is there whole or not at all. Returns how many units it holds. */
export async function exportTmx(
  db: DatabaseSync,
  file: string,
  signal?: AbortSignal,
): Promise<number> {
  const making = `${file}.part`;
  const out = createWriteStream(making);
  let units = 0;
  try {
    await once(out, "open");
    out.write(tmxHead(tmxHeaderOf(packageJson.version)));
    const rows = db.prepare(`SELECT ${unitColumns} FROM units WHERE ${COUNTS_IN} ORDER BY id`);
    for (const row of rows.iterate()) {
      units += 1;
      if (out.write(tmxUnit(toTmx(toUnit(row))))) continue;
      signal?.throwIfAborted();
      await once(out, "drain");
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
