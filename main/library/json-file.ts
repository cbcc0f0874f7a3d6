/** One JSON file kept by lowdb: written atomically with fsync, checked on reading, moved aside when it does not parse. */
import { readFile, rename } from "node:fs/promises";
import { Low } from "lowdb";
import writeFileAtomic from "write-file-atomic";
import type { z } from "zod";

export interface JsonFile<T> {
  readonly data: T;
  /** Resolves when the new content is on disk; on failure the old content stays, in the file and in `data`. */
  write(data: T): Promise<void>;
}

export type ReadOutcome<T> =
  | { kind: "ok"; data: T }
  | { kind: "absent" }
  /** Parsed as JSON with a `version` above what this program knows. */
  | { kind: "newer"; version: number }
  | { kind: "corrupt" };

/** Reads and checks a file; never changes it. Errors of the disk itself are thrown. */
export async function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
  currentVersion = 1,
): Promise<ReadOutcome<z.output<S>>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { kind: "absent" };
    throw error;
  }
  return checkJson(text, schema, currentVersion);
}

/** The same for a text that was read already. */
export function checkJson<S extends z.ZodType>(
  text: string,
  schema: S,
  currentVersion = 1,
): Exclude<ReadOutcome<z.output<S>>, { kind: "absent" }> {
  const json = parseJson(text);
  const version = (json as { version?: unknown } | null | undefined)?.version;
  if (typeof version === "number" && version > currentVersion) return { kind: "newer", version };
  try {
    const result = schema.safeParse(json);
    return result.success ? { kind: "ok", data: result.data } : { kind: "corrupt" };
  } catch (error) {
    // Nested deeper than anything that was ever written.
    if (error instanceof RangeError) return { kind: "corrupt" };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as it is written to a file. */
export const jsonText = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;

/** Writes through a temporary file, fsync and rename; readers see the old or the new content, whole. */
export const writeText = (path: string, text: string): Promise<void> => writeFileAtomic(path, text);

export const writeJson = (path: string, data: unknown): Promise<void> =>
  writeText(path, jsonText(data));

/** A lowdb database over `path` that starts with `data`. */
export function jsonFile<T>(path: string, data: T): JsonFile<T> {
  const low = new Low<T>({ read: async () => data, write: (next) => writeJson(path, next) }, data);
  let current = data;
  return {
    get data() {
      return current;
    },
    async write(next) {
      low.data = next;
      try {
        await low.write();
      } catch (error) {
        low.data = current;
        throw error;
      }
      current = next;
    },
  };
}

/** Renames a damaged file to `<path>.damaged-<time>` and returns the new path. Nothing is ever deleted. */
export async function moveAside(path: string): Promise<string> {
  const movedTo = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  await rename(path, movedTo);
  return movedTo;
}
