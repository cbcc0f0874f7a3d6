/** Places that are hard to come by: a small disk that can be filled, and a user who may not write. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export interface SmallDisk {
  dir: string;
  /** Leaves no room, not even for one more page of a file. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  /** Not even root may write then. */
  setReadOnly(isSo: boolean): Promise<void>;
  unmount(): void;
}

/** A disk in memory of its own; or why there can be none. With `mostFiles` it can also be full of files. */
export async function mountSmallDisk(
  dir: string,
  sizeKb: number,
  mostFiles?: number,
): Promise<SmallDisk | { reason: string }> {
  if (process.platform !== "linux") return { reason: "a small disk can be mounted on Linux only" };
  if (process.getuid?.() !== 0) return { reason: "mounting a small disk needs root" };
  await mkdir(dir, { recursive: true });
  const inodes = mostFiles === undefined ? "" : `,nr_inodes=${mostFiles}`;
  const options = ["-t", "tmpfs", "-o", `size=${sizeKb}k,mode=0755${inodes}`, "tmpfs", dir];
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
      for (let more = 1; mostFiles !== undefined && madeEmpty(`${filler}-${more}`); ) more += 1;
    },
    free() {
      for (const name of readdirSync(dir))
        if (name.startsWith("filler")) rmSync(join(dir, name), { force: true });
    },
    async setReadOnly(isSo) {
      const options = ["-o", `remount,${isSo ? "ro" : "rw"}`, dir];
      // Not as long as anything is open for writing on it.
      while (spawnSync("/bin/mount", options).status !== 0) await setTimeout(10);
    },
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

/** Makes a file of nothing; false where there is no room even for that. */
function madeEmpty(path: string): boolean {
  try {
    closeSync(openSync(path, "w"));
    return true;
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
