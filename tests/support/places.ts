/** Places that are hard to come by: a small disk that can be filled, and a user who may not write. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

export interface SmallDisk {
  dir: string;
  /** Leaves no room, not even for one more page of a file. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  unmount(): void;
}

/** A disk in memory of its own; or why there can be none. */
export async function mountSmallDisk(
  dir: string,
  sizeKb: number,
): Promise<SmallDisk | { reason: string }> {
  if (process.platform !== "linux") return { reason: "a small disk can be mounted on Linux only" };
  if (process.getuid?.() !== 0) return { reason: "mounting a small disk needs root" };
  await mkdir(dir, { recursive: true });
  const options = ["-t", "tmpfs", "-o", `size=${sizeKb}k,mode=0755`, "tmpfs", dir];
  const mounted = spawnSync("/bin/mount", options, { encoding: "utf8" });
  if (mounted.status !== 0) return { reason: `mount refused: ${mounted.stderr ?? "no mount"}` };
  const filler = join(dir, "filler");
  return {
    dir,
    fill() {
      const file = openSync(filler, "a");
      try {
        for (const size of [65_536, 4096, 512]) while (writes(file, size));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync("/bin/umount", ["-l", dir]),
  };
}

function writes(file: number, sizeBytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(sizeBytes, 1)) === sizeBytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}

/**
 * A user for whom folders that belong to whoever runs the tests are read-only: root is not held by permissions, so
 * its tests run as `nobody`. Undefined when the tests run as somebody else, whom `chmod` holds.
 */
export const otherUser = (): number | undefined => (process.getuid?.() === 0 ? 65_534 : undefined);
