/** Where a folder target may lie: an absolute path that neither holds the library nor lies in it. */
import { isAbsolute, relative, resolve } from "node:path";
import type { Target, TargetOf } from "../../core/library/target.ts";

const isInside = (inner: string, outer: string): boolean => {
  const path = relative(resolve(outer), resolve(inner));
  return path === "" || (!path.startsWith("..") && !isAbsolute(path));
};

/** Publishing into the library, or removing pages from a folder that contains it, could destroy it. */
export const isRefusedTargetPath = (path: string, libraryDir: string): boolean =>
  !isAbsolute(path) || isInside(path, libraryDir) || isInside(libraryDir, path);

export const findRefusedTarget = (
  targets: Target[],
  libraryDir: string,
): TargetOf<"folder"> | undefined =>
  targets
    .filter((target) => target.kind === "folder")
    .find((target) => isRefusedTargetPath(target.path, libraryDir));
