/** Takes a TMX file into a memory: whole, or not at all. */
import { stat } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { createTmxReader } from "../../core/memory/tmx/read-tmx.ts";
import { fromTmx, type ImportedUnit } from "../../core/memory/tmx/units.ts";
import { OWN } from "./memory-database.ts";
import type { UnitWriter } from "./unit-writer.ts";
import { readXmlText } from "./xml-text.ts";

export interface TmxImport {
  /** Absolute path of the file. */
  file: string;
  /** Name of the memory that it goes into; made when there is none of that name. */
  memory: string;
  /** For a memory that is made: nobody changes it here. */
  readOnly?: boolean | undefined;
  signal?: AbortSignal | undefined;
  /** 0 to 1, and units read so far. */
  onProgress?: ((share: number, units: number) => void) | undefined;
}

export interface TmxImported {
  units: number;
  /** Pairs that the memory had already, or that stood in the file before. */
  doubles: number;
  /** Units without text in both languages. */
  others: number;
}

/** So many units are taken away in one go. */
const SLICE = 200;

/**
 * The units count when the file has been read to its end. A file that breaks off or is not valid leaves nothing behind, and so does
 * an import that is cancelled or interrupted: then `dropUnfinished` clears up.
 * @throws TmxError, XmlEncodingError, an AbortError
 */
export async function importTmx(
  db: DatabaseSync,
  writer: UnitWriter,
  { file, memory: name, readOnly = false, signal, onProgress }: TmxImport,
): Promise<TmxImported> {
  const { size } = await stat(file);
  const now = new Date().toISOString();
  const memory = memoryNamed(db, name, readOnly);
  const importId = Number(
    db.prepare("INSERT INTO imports (memory, file, at) VALUES (?, ?, ?)").run(memory, file, now)
      .lastInsertRowid,
  );
  const imported: TmxImported = { units: 0, doubles: 0, others: 0 };
  let waiting: ImportedUnit[] = [];
  const reader = createTmxReader({
    header: () => undefined,
    unit(unit, header) {
      const found = fromTmx(unit, header);
      if (found) waiting.push(found);
      else imported.others += 1;
    },
  });
  const store = (): void => {
    db.exec("BEGIN IMMEDIATE");
    try {
      for (const unit of waiting) {
        const at = unit.at || now;
        const put = writer.put(
          { ...unit, at, memory, origin: "imported", report: null, column: "" },
          importId,
        );
        if (put.isNew) imported.units += 1;
        else imported.doubles += 1;
      }
      db.exec("COMMIT");
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
    waiting = [];
  };
  try {
    for await (const { text, bytes } of readXmlText(file)) {
      signal?.throwIfAborted();
      reader.write(text);
      if (waiting.length === 0) continue;
      store();
      onProgress?.(bytes / size, imported.units);
      // The window is served in between.
      await new Promise(setImmediate);
    }
    reader.end();
    store();
    db.prepare("UPDATE imports SET done = 1 WHERE id = ?").run(importId);
  } catch (error) {
    await dropImport(db, writer, { id: importId, memory });
    throw error;
  }
  writer.saveCounts();
  return imported;
}

function memoryNamed(db: DatabaseSync, name: string, readOnly: boolean): number {
  const found = db.prepare("SELECT id FROM memories WHERE name = ?").get(name);
  if (found) return Number(found["id"]);
  const insert = db.prepare("INSERT INTO memories (name, read_only) VALUES (?, ?)");
  return Number(insert.run(name, readOnly ? 1 : 0).lastInsertRowid);
}

/** Takes away what imports left that did not come to their end; for the opening, before any begins. */
export async function dropUnfinished(db: DatabaseSync, writer: UnitWriter): Promise<void> {
  const unfinished = db.prepare("SELECT id, memory FROM imports WHERE done = 0").all();
  for (const { id, memory } of unfinished)
    await dropImport(db, writer, { id: Number(id), memory: Number(memory) });
}

/** With its units, and with its memory where that holds nothing else. */
async function dropImport(
  db: DatabaseSync,
  writer: UnitWriter,
  { id, memory }: { id: number; memory: number },
): Promise<void> {
  const some = db.prepare(`SELECT id FROM units WHERE import = ? LIMIT ${SLICE}`);
  for (let units = some.all(id); units.length > 0; units = some.all(id)) {
    db.exec("BEGIN IMMEDIATE");
    for (const unit of units) writer.remove(Number(unit["id"]));
    db.exec("COMMIT");
    await new Promise(setImmediate);
  }
  db.prepare("DELETE FROM imports WHERE id = ?").run(id);
  db.prepare(
    `DELETE FROM memories WHERE id = ? AND id <> ${OWN}
     AND NOT EXISTS (SELECT 1 FROM units WHERE memory = memories.id)
     AND NOT EXISTS (SELECT 1 FROM imports WHERE memory = memories.id)`,
  ).run(memory);
}
