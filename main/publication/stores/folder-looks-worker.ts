/** Looks at the files of folders in a thread of its own and tells what is not as it was. */
import { statSync } from "node:fs";
import { sep } from "node:path";
import { parentPort } from "node:worker_threads";
import type { Looked, ToLook } from "./folder-looks.ts";
import { stampIn, statNow } from "./folder-stamp.ts";

/** Numbers that are kept of a file: size, times in milliseconds, file number. */
const PARTS = 4;

interface Folder {
  /** From the root of the machine. */
  files: readonly string[];
  /** `PARTS` for each file. */
  was: Float64Array;
}

const folders = new Map<string, Folder>();

parentPort?.on("message", ({ look, dir, paths }: ToLook) => {
  if (paths) {
    const files = paths.map((path) => dir + sep + path);
    folders.set(dir, { files, was: new Float64Array(files.length * PARTS) });
  }
  const folder = folders.get(dir);
  const changed = folder ? changesIn(folder) : [];
  parentPort?.postMessage({ look, changed } satisfies Looked);
});

/**
 * Plain numbers tell times apart by a quarter of a microsecond, less than a system's clock goes on by; what they cannot
 * tell exactly is asked for once more.
 */
function changesIn({ files, was }: Folder): Looked["changed"] {
  const changed: Looked["changed"] = [];
  for (const [index, file] of files.entries())
    try {
      const { size, mtimeMs, ctimeMs, ino } = statSync(file, lenient) ?? NONE;
      const at = index * PARTS;
      const isSame =
        was[at] === size &&
        was[at + 1] === mtimeMs &&
        was[at + 2] === ctimeMs &&
        was[at + 3] === ino;
      if (isSame) continue;
      was.set([size, mtimeMs, ctimeMs, ino], at);
      const found = statNow(file);
      changed.push([index, found && stampIn(found)]);
    } catch {
      // Whoever needs it asks again, and is told why.
      was.fill(UNKNOWN, index * PARTS, (index + 1) * PARTS);
      changed.push([index, undefined]);
    }
  return changed;
}

const lenient = { throwIfNoEntry: false } as const;
const NONE = { size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };
/** What no file has. */
const UNKNOWN = -1;
