/** The store that a target's settings name. */
import type { RemoteTarget, Target } from "../../../core/library/target.ts";
import type { Patience } from "../patience.ts";
import { unreachable } from "../publication-error.ts";
import type { FolderLooks } from "./folder-looks.ts";
import { FolderRefused, folderStore } from "./folder-store.ts";
import type { Secret } from "./secret.ts";
import type { Store } from "./store.ts";

/** Passwords that are kept on this device, for a target. */
export type SecretFor = (target: RemoteTarget) => ReturnType<Secret>;

export interface OpeningStore {
  libraryDir: string;
  patience: Patience;
  secretFor: SecretFor;
  /** See `Store`; for folders. */
  isLasting?: boolean;
  /** For folders that are looked at again. */
  looks?: FolderLooks | undefined;
}

/** Connects nowhere yet. Throws PublicationError. */
export async function openStore(
  target: Target,
  { libraryDir, patience, secretFor, isLasting = true, looks }: OpeningStore,
): Promise<Store> {
  if (target.kind !== "folder") return remoteStore(target, secretFor, patience.idleMs);
  try {
    return await folderStore(target.path, { libraryDir, isLasting, looks });
  } catch (error) {
    if (error instanceof FolderRefused) throw unreachable(target.path, error.reason);
    throw error;
  }
}

/** A protocol's code is loaded where somebody publishes by it: most libraries use none, or one. */
async function remoteStore(
  target: RemoteTarget,
  secretFor: SecretFor,
  idleMs: number,
): Promise<Store> {
  const secret: Secret = () => secretFor(target);
  switch (target.kind) {
    case "sftp":
      return (await import("./sftp-store.ts")).sftpStore(target, secret, idleMs);
    case "ftp":
      return (await import("./ftp-store.ts")).ftpStore(target, secret, idleMs);
    case "webdav":
      return (await import("./webdav-store.ts")).webdavStore(target, secret, idleMs);
    case "s3":
      return (await import("./s3-store.ts")).s3Store(target, secret, idleMs);
    case "wordpress":
      return (await import("./wordpress-store.ts")).wordpressStore(target, secret, idleMs);
  }
}
