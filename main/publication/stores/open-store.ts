/** The store that a target's settings name. */
import type { Target } from "../../../core/library/settings.ts";
import { unreachable } from "../publication-error.ts";
import type { Patience } from "../patience.ts";
import { FolderRefused, folderStore } from "./folder-store.ts";
import type { Store } from "./store.ts";

export interface OpeningStore {
  libraryDir: string;
  patience: Patience;
}

/** Connects nowhere yet. Throws PublicationError. */
export async function openStore(target: Target, { libraryDir }: OpeningStore): Promise<Store> {
  try {
    return await folderStore(target.path, libraryDir);
  } catch (error) {
    if (error instanceof FolderRefused) throw unreachable(target.path, error.reason);
    throw error;
  }
}
