/** The store that a target's settings name. */
import type { RemoteTarget, Target } from "../../../core/library/target.ts";
import type { Patience } from "../patience.ts";
import { unreachable } from "../publication-error.ts";
import { FolderRefused, folderStore } from "./folder-store.ts";
import { ftpStore } from "./ftp-store.ts";
import type { Secret } from "./secret.ts";
import { s3Store } from "./s3-store.ts";
import { sftpStore } from "./sftp-store.ts";
import type { Store } from "./store.ts";
import { webdavStore } from "./webdav-store.ts";
import { wordpressStore } from "./wordpress-store.ts";

/** Passwords that are kept on this device, for a target. */
export type SecretFor = (target: RemoteTarget) => ReturnType<Secret>;

export interface OpeningStore {
  libraryDir: string;
  patience: Patience;
  secretFor: SecretFor;
  /** See `Store`; for folders. */
  isLasting?: boolean;
}

/** Connects nowhere yet. Throws PublicationError. */
export async function openStore(
  target: Target,
  { libraryDir, patience, secretFor, isLasting = true }: OpeningStore,
): Promise<Store> {
  if (target.kind !== "folder") return remoteStore(target, secretFor, patience.idleMs);
  try {
    return await folderStore(target.path, { libraryDir, isLasting });
  } catch (error) {
    if (error instanceof FolderRefused) throw unreachable(target.path, error.reason);
    throw error;
  }
}

function remoteStore(target: RemoteTarget, secretFor: SecretFor, idleMs: number): Store {
  const secret: Secret = () => secretFor(target);
  switch (target.kind) {
    case "sftp":
      return sftpStore(target, secret, idleMs);
    case "ftp":
      return ftpStore(target, secret, idleMs);
    case "webdav":
      return webdavStore(target, secret, idleMs);
    case "s3":
      return s3Store(target, secret, idleMs);
    case "wordpress":
      return wordpressStore(target, secret, idleMs);
  }
}
