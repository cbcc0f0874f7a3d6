/** Folders on a server: made once each, from the top down; taken away from the bottom up while they are empty. */

export interface Folders {
  /** Makes the folder and those above it; "" is the site's own, which is there. */
  ensure(path: string): Promise<void>;
  /** False when it is there. */
  make(path: string): Promise<boolean>;
  /** Takes the folder and those above it away as long as they are empty. */
  dropEmpty(path: string): Promise<void>;
  /** Looks again at what is there. */
  forget(): void;
}

/** Where a file or folder lies, "" for the site's own. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

export interface FolderSteps {
  /** Makes one folder whose parent is there; false when it is there. */
  make(path: string): Promise<boolean>;
  /** Throws when it is not empty. */
  drop(path: string): Promise<void>;
}

export function createFolders({ make, drop }: FolderSteps): Folders {
  const ready = new Map<string, Promise<void>>();
  const ensure = (path: string): Promise<void> => {
    if (path === "") return Promise.resolve();
    const known = ready.get(path);
    if (known) return known;
    const making = ensure(parentOf(path)).then(async () => void (await make(path)));
    ready.set(path, making);
    making.catch(() => ready.delete(path));
    return making;
  };
  return {
    ensure,
    make,
    async dropEmpty(path) {
      ready.clear();
      for (let folder = path; folder !== ""; folder = parentOf(folder)) {
        const gone = await drop(folder).then(
          () => true,
          () => false,
        );
        if (!gone) break;
      }
    },
    forget: () => ready.clear(),
  };
}
