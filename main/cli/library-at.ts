/** Opens the library that a command names, for as long as its work lasts. */
import type { OpenLibrary } from "../open-library.ts";
import { openWorkstation, type Workstation } from "../workstation.ts";
import type { Terminal } from "./terminal.ts";

/** @throws LibraryProblemError; a job's library is not remembered among those that the window offers */
export async function withLibrary<T>(
  dir: string,
  terminal: Terminal,
  work: (library: OpenLibrary, engines: Workstation["engines"]) => Promise<T>,
): Promise<T> {
  const workstation = await openWorkstation({ forgetful: true });
  try {
    const library = await workstation.open(dir);
    tellNotices(library, terminal);
    return await work(library, workstation.engines);
  } finally {
    await workstation.close();
  }
}

/** Tells what had to be repaired when the library was opened. */
export function tellNotices(library: OpenLibrary | null, { words, notice }: Terminal): void {
  for (const found of library?.notices ?? [])
    notice(found, words(`notice.${found.code}`, { file: found.file, movedTo: found.movedTo }));
}
