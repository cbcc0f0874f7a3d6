/** The places that the library publishes to: found by the name of a target, opened for a piece of work, closed after it. */
import type { Settings } from "../../core/library/settings.ts";
import {
  type RemoteTarget,
  secretIdOf,
  type Target as TargetSettings,
} from "../../core/library/target.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { PublicationError, unreachable, WriteFailure } from "./publication-error.ts";
import { FolderRefused, makeFolder } from "./stores/folder-store.ts";
import { createFolderLooks, type FolderLooks } from "./stores/folder-looks.ts";
import { openStore, type SecretFor } from "./stores/open-store.ts";
import type { Store } from "./stores/store.ts";
import { nothingSeen, openTarget, refusalOf, type Seen, type Target } from "./target.ts";

/** What is kept on this device, never in the library. */
export interface Secrets {
  /** "keychain" or "file". */
  readonly keptBy: "keychain" | "file";
  has(id: string): boolean;
  get(id: string): { key: string } | "sealed" | null;
  /** "" takes it away. */
  set(id: string, key: string): Promise<void>;
}

export interface PlacesOptions {
  settings: () => Settings;
  libraryDir: string;
  libraryId: string;
  secrets?: Secrets | undefined;
  patience?: Patience | undefined;
  /** How a target's store is opened; tests let things go wrong in it. */
  openStore?: typeof openStore | undefined;
  /** How folders are looked at again; ended with the places. */
  looks?: FolderLooks | undefined;
}

export interface Places {
  readonly patience: Patience;
  /** The store of the target of that name. Throws PublicationError. */
  storeOf(name: string): Promise<Store>;
  /** Makes the folder of the target of that name, where only that is missing. Throws PublicationError. */
  makeFolder(name: string): Promise<void>;
  /** A folder for a build, which nobody reads before it is whole. */
  buildStore(path: string): Promise<Store>;
  /** Opens the place for as long as `work` lasts. */
  at<T>(
    store: Store,
    signal: AbortSignal | undefined,
    work: (place: Target) => Promise<T>,
  ): Promise<T>;
  /** Connects, writes a file, reads it back and takes it away. Throws PublicationError. */
  test(target: TargetSettings, secret: string | null): Promise<void>;
  /** Keeps a target's password on this device; "" takes it away. */
  keepSecret(target: RemoteTarget, secret: string): Promise<void>;
  /** Whether a password is kept for the target. */
  hasSecret(target: RemoteTarget): boolean;
  close(): Promise<void>;
}

export function createPlaces(options: PlacesOptions): Places {
  const { libraryDir, libraryId, secrets, patience = usualPatience } = options;
  const secretFor: SecretFor = (target) => secrets?.get(secretIdOf(libraryId, target)) ?? null;
  const looks = options.looks ?? createFolderLooks();
  const opening = { libraryDir, patience, secretFor, looks };
  const open = options.openStore ?? openStore;
  const runs = new Set<string>();
  const seen = new Map<string, Seen>();

  /** What goes wrong at the place while `work` looks at it is a refusal: nothing was written yet. A WriteFailure stays one. */
  async function at<T>(
    store: Store,
    signal: AbortSignal | undefined,
    work: (place: Target) => Promise<T>,
  ): Promise<T> {
    const known = seen.get(store.key) ?? nothingSeen();
    seen.set(store.key, known);
    const place = await openTarget({ store, libraryId, patience, runs, seen: known, signal });
    try {
      return await work(place);
    } catch (error) {
      throw error instanceof WriteFailure ? error : refusalOf(store.place, error);
    } finally {
      await place.close().catch(() => undefined);
    }
  }

  return {
    patience,
    async storeOf(name) {
      const target = options.settings().targets.find((known) => known.name === name);
      if (!target) throw new PublicationError({ code: "TARGET_NOT_FOUND" });
      return open(target, opening);
    },
    async makeFolder(name) {
      const target = options.settings().targets.find((known) => known.name === name);
      if (target?.kind !== "folder") throw new PublicationError({ code: "TARGET_NOT_FOUND" });
      await makeFolder(target.path, libraryDir).catch((error: unknown) => {
        throw error instanceof FolderRefused ? unreachable(target.path, error.reason) : error;
      });
    },
    buildStore: (path) =>
      openStore({ name: "", kind: "folder", path }, { ...opening, isLasting: false }),
    at,
    async test(target, secret) {
      const given: SecretFor = secret === null ? secretFor : () => ({ key: secret });
      const store = await open(target, { ...opening, secretFor: given });
      await at(store, undefined, (place) =>
        place.tryOut().catch((error: unknown) => {
          throw refusalOf(store.place, error);
        }),
      );
    },

    async keepSecret(target, secret) {
      await secrets?.set(secretIdOf(libraryId, target), secret);
    },
    hasSecret: (target) => secrets?.has(secretIdOf(libraryId, target)) ?? false,
    close: looks.close,
  };
}
