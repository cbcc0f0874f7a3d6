/** `library.json`: the library's record on disk, with a second copy in the database. */
import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { ulid } from "ulid";
import type { Notice } from "../../core/api/library.ts";
import {
  defaultSettings,
  LIBRARY_VERSION,
  type LibraryRecord,
  librarySchema,
  type Settings,
} from "../../core/library/settings.ts";
import { libraryProblem } from "./disk-error.ts";
import { jsonFile, moveAside, readJson, writeJson } from "./json-file.ts";

export const libraryFile = (dir: string): string => join(dir, "library.json");

export interface LibraryStore {
  readonly record: LibraryRecord;
  save(settings: Settings): Promise<void>;
}

export const newLibraryRecord = (settings: Settings): LibraryRecord => ({
  version: LIBRARY_VERSION,
  id: ulid(),
  createdAt: new Date().toISOString(),
  settings,
});

export const writeLibraryRecord = (dir: string, record: LibraryRecord): Promise<void> =>
  writeJson(libraryFile(dir), record);

/** @throws LibraryProblemError `not-a-library`, `newer-version`; reads only, so it is safe before the lock is held */
export async function checkLibraryFile(dir: string): Promise<void> {
  const outcome = await readJson(libraryFile(dir), librarySchema, LIBRARY_VERSION).catch(
    (error) => {
      if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return { kind: "absent" } as const;
      throw error;
    },
  );
  // The database has a copy of a record that somebody deleted.
  if (outcome.kind === "absent" && !existsSync(join(dir, "library.db")))
    throw libraryProblem("not-a-library", dir);
  if (outcome.kind === "newer")
    throw libraryProblem("newer-version", dir, { version: outcome.version });
}

/**
 * Opens the record. A damaged `library.json` is moved aside; it, or one that is gone, is replaced by the copy in the
 * database, or, when that is gone too, by new settings with the columns that the reports name.
 */
export async function openLibraryStore(
  dir: string,
  db: DatabaseSync,
  columnsInUse: () => Set<string>,
): Promise<{ store: LibraryStore; notice: Notice | null }> {
  const outcome = await readJson(libraryFile(dir), librarySchema, LIBRARY_VERSION);
  let notice: Notice | null = null;
  let record: LibraryRecord;
  if (outcome.kind === "ok") record = outcome.data;
  else {
    const movedTo = outcome.kind === "absent" ? "" : await moveAside(libraryFile(dir));
    record = readCopy(db) ?? newLibraryRecord(settingsFor(columnsInUse()));
    await writeLibraryRecord(dir, record);
    const code = outcome.kind === "absent" ? "settings-missing" : "settings-restored";
    notice = { code, file: "library.json", movedTo };
  }
  writeCopy(db, record);
  const file = jsonFile<LibraryRecord>(libraryFile(dir), record);
  return {
    notice,
    store: {
      get record() {
        return file.data;
      },
      async save(settings) {
        await file.write({ ...file.data, settings });
        writeCopy(db, file.data);
      },
    },
  };
}

function settingsFor(columns: Set<string>): Settings {
  const settings = defaultSettings();
  const found = [...columns].map((id) => ({ id, name: { zh: id, en: id } }));
  return found.length > 0 ? { ...settings, columns: found } : settings;
}

function readCopy(db: DatabaseSync): LibraryRecord | null {
  const row = db.prepare("SELECT json FROM library_copy WHERE id = 1").get();
  const parsed = row && librarySchema.safeParse(JSON.parse(String(row["json"])));
  return parsed?.success ? parsed.data : null;
}

function writeCopy(db: DatabaseSync, record: LibraryRecord): void {
  const json = JSON.stringify(record);
  db.prepare(
    "INSERT OR REPLACE INTO library_copy (id, json) SELECT 1, ? WHERE NOT EXISTS (SELECT 1 FROM library_copy WHERE json = ?)",
  ).run(json, json);
}
