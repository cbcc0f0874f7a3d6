/** Makes folders step by step, so that what stands in the way is told as it is. */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes the folder and those above it that are missing, but for `outermost`. All at once, as the system's own way does it,
 * a disk that cannot be written to is told of as a folder that is missing, and some places make that way go round for ever.
 */
export async function makeFolders(folder: string, outermost?: string): Promise<void> {
  if (folder === outermost) return;
  const around = dirname(folder);
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || around === folder || around === outermost) throw error;
    await makeFolders(around, outermost);
    await mkdir(folder).catch((again: NodeJS.ErrnoException) => {
      // Somebody else was quicker.
      if (again.code !== "EEXIST") throw again;
    });
  }
}
