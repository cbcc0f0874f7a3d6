/** What tells of a file in a folder that it changed, without reading it. */
import { type BigIntStats, statSync } from "node:fs";

/**
 * Size, time of the last change, file number. The change time is set by the system whatever is done to a file, so a photo
 * replaced by one of equal size and date is seen.
 */
export const stampIn = ({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string =>
  [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join("-");

/** Null when there is no file. Throws what the system says. */
export function statNow(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return null;
    throw error;
  }
}
