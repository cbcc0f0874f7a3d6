/** Takes a TMX file into a memory: whole, or not at all. */
import { stat } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../library/transaction.ts";
import { OWN } from "./memory-database.ts";
import type { ReadUnit } from "./read-units.ts";
import type { Turns } from "./turns.ts";
import type { UnitWriter } from "./unit-writer.ts";
import { readUnitsApart } from "./units-apart.ts";

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
/** So many units are one transaction; of a file with more the index is written in large pieces. */
const BATCH = 10_000;
/** So long is written before the window is served. */
const BREATH_MS = 12;
/** What of the work is reading and storing; the rest is putting the index in order. */
const STORING = 0.95;

/** What an import works with. */
export interface ImportNeeds {
  db: DatabaseSync;
  writer: UnitWriter;
  turn: Turns;
}

/**
 * The units count when the file has been read to its end. A file that breaks off or is not valid leaves nothing behind, and so does
 * an import that is cancelled or interrupted: then `dropUnfinished` clears up.
 * @throws TmxError, XmlEncodingError, an AbortError
 */
export async function importTmx(
  needs: ImportNeeds,
  { file, memory: name, readOnly = false, signal, onProgress }: TmxImport,
): Promise<TmxImported> {
  const { db, writer, turn } = needs;
  const { size } = await stat(file);
  const now = new Date().toISOString();
  const { memory, importId } = await turn(() => {
    const into = memoryNamed(db, name, readOnly);
    const insert = db.prepare("INSERT INTO imports (memory, file, at) VALUES (?, ?, ?)");
    return { memory: into, importId: Number(insert.run(into, file, now).lastInsertRowid) };
  });
  const imported: TmxImported = { units: 0, doubles: 0, others: 0 };
  let waiting: ReadUnit[] = [];
  const put = (unit: ReadUnit): void => {
    const { isNew } = writer.put(
      { ...unit, at: unit.at || now, memory, origin: "imported", report: null, column: "" },
      { importId, entry: unit.entry },
    );
    if (isNew) imported.units += 1;
    else imported.doubles += 1;
  };
  const store = async (): Promise<void> => {
    db.exec("BEGIN IMMEDIATE");
    try {
      let begun = performance.now();
      for (const unit of waiting) {
        put(unit);
        if (performance.now() - begun < BREATH_MS) continue;
        await new Promise(setImmediate);
        // What is stored by then is taken away with the rest.
        if (signal?.aborted) break;
        begun = performance.now();
      }
      db.exec("COMMIT");
    } catch (error) {
      // The library was closed in between: that ended the transaction.
      if (db.isOpen) db.exec("ROLLBACK");
      throw error;
    }
    waiting = [];
  };
  try {
    for await (const { units, others, bytes } of readUnitsApart({ file, size })) {
      signal?.throwIfAborted();
      for (const unit of units) waiting.push(unit);
      imported.others += others;
      onProgress?.(STORING * (bytes / size), imported.units);
      if (waiting.length < BATCH) continue;
      if (!writer.isBulk()) await turn(() => writer.beginBulk());
      await turn(store);
    }
    await turn(store);
    signal?.throwIfAborted();
    if (writer.isBulk()) await settle(needs, signal);
    await turn(() => {
      db.prepare("UPDATE imports SET done = 1 WHERE id = ?").run(importId);
      writer.saveCounts();
    });
  } catch (error) {
    // What is there by now goes at the next opening.
    if (!db.isOpen) throw new DOMException("The library was closed.", "AbortError");
    await dropImport(needs, { id: importId, memory });
    throw error;
  }
  onProgress?.(1, imported.units);
  return imported;
}

/** Puts the index in order, a step at a time. */
async function settle({ writer, turn }: ImportNeeds, signal?: AbortSignal): Promise<void> {
  while (await turn(() => writer.settle())) {
    signal?.throwIfAborted();
    await new Promise(setImmediate);
  }
}

function memoryNamed(db: DatabaseSync, name: string, readOnly: boolean): number {
  const found = db.prepare("SELECT id FROM memories WHERE name = ?").get(name);
  if (found) return Number(found["id"]);
  const insert = db.prepare("INSERT INTO memories (name, read_only) VALUES (?, ?)");
  return Number(insert.run(name, readOnly ? 1 : 0).lastInsertRowid);
}

/** Takes away what imports left that did not come to their end; for the opening, before any begins. */
export async function dropUnfinished(needs: ImportNeeds): Promise<void> {
  const unfinished = needs.db.prepare("SELECT id, memory FROM imports WHERE done = 0").all();
  for (const { id, memory } of unfinished)
    await dropImport(needs, { id: Number(id), memory: Number(memory) });
}

/** With its units, and with its memory where that holds nothing else. */
async function dropImport(
  needs: ImportNeeds,
  { id, memory }: { id: number; memory: number },
): Promise<void> {
  const { db, writer, turn } = needs;
  const some = db.prepare(`SELECT id FROM units WHERE import = ? LIMIT ${SLICE}`);
  for (let units = some.all(id); units.length > 0; units = some.all(id)) {
    await turn(() =>
      inTransaction(db, () => {
        for (const unit of units) writer.remove(Number(unit["id"]));
      }),
    );
    await new Promise(setImmediate);
    // What is left then goes at the next opening.
    if (!db.isOpen) return;
  }
  if (writer.isBulk()) await settle(needs);
  db.prepare("DELETE FROM imports WHERE id = ?").run(id);
  db.prepare(
    `DELETE FROM memories WHERE id = ? AND id <> ${OWN}
     AND NOT EXISTS (SELECT 1 FROM units WHERE memory = memories.id)
     AND NOT EXISTS (SELECT 1 FROM imports WHERE memory = memories.id)`,
  ).run(memory);
}
