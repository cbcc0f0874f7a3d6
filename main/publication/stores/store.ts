/** What a publication needs of a place that it writes to; one implementation per protocol. */

import type { PostPlace } from "../../../core/publication/posts.ts";

export interface Stamps {
  /**
   * Where it is there, asking before it has resolved takes longer. What it gives is the same object as long as the stamps of
   * `ours` are the same.
   */
  ready?: Promise<object | null> | undefined;
  /** Undefined for a file that has to be asked for by itself. */
  get(path: string): string | null | undefined;
}

/** Why a step at a store went wrong; each has words in the window and the terminal. */
export type StoreFaultCode =
  | "disk-full"
  | "read-only"
  | "missing"
  | "blocked"
  | "io"
  /** Nobody answers, or the connection was cut. */
  | "connection"
  | "timeout"
  /** Password or key refused. */
  | "auth"
  | "no-secret"
  | "secret-sealed"
  | "key-unreadable"
  | "host-key-unknown"
  | "host-key-changed"
  | "certificate"
  | "clock"
  /** Something answers, but not as the protocol has it. */
  | "protocol"
  /** No API of WordPress at the address. */
  | "no-rest"
  /** WordPress offers no application passwords. */
  | "login-ignored"
  /** WordPress offers them, and did not take this one, or never got it. */
  | "login-refused"
  /** Whoever signs in may not do this; `detail` says what. */
  | "role"
  /** Larger than the server takes. */
  | "too-large"
  /** The place does not take files of this kind, or cannot keep it. */
  | "upload-refused";

const passing: ReadonlySet<string> = new Set(["connection", "timeout"]);

/** A step that failed. `mayPass` ones are tried again before anybody hears of them. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  /** What the server said, or the fingerprint that it showed. */
  readonly detail: string;
  readonly mayPass: boolean;
  constructor(
    code: StoreFaultCode,
    { detail = "", cause, mayPass }: { detail?: string; cause?: unknown; mayPass?: boolean } = {},
  ) {
    super(detail === "" ? code : `${code}: ${detail}`, { cause });
    this.code = code;
    this.detail = detail;
    this.mayPass = mayPass ?? passing.has(code);
  }
}

/**
 * Files by their path from the site's root, `/` between parts. Every step throws StoreFault, may be repeated after a
 * fault, and connects anew by itself when the connection is gone.
 */
export interface Store {
  /** Where this is, for people: a folder, or an address without password. */
  readonly place: string;
  /** The same for the same place, by whatever name it goes. */
  readonly key: string;
  /** How many steps are worth having under way at a time. */
  readonly atOnce: number;
  /** False where a file only ever appears whole under its own name, so that it need not be put under another first. */
  readonly moves: boolean;
  /**
   * False where nobody reads what is written before it is whole, and it can be made again: then it need not outlast the
   * machine's falling over, nor be read back.
   */
  readonly isLasting: boolean;
  /** There for places that make pages, lists and addresses by themselves: what they take are posts. */
  takesPosts?(): Promise<PostPlace>;
  /** Refuses a place that cannot be published to. */
  open(): Promise<void>;
  /**
   * A text that changes whenever the file does, null when there is none, "" where the store has no such thing and
   * the content has to be read.
   */
  stamp(path: string): Promise<string | null>;
  /**
   * Stamps of many files in a few steps, where the protocol can: of these at least, or of all that there are. Undefined
   * where it turns out that it cannot.
   * @param ours the same object as long as they are the same
   */
  stamps?(ours: readonly string[]): Promise<Stamps | undefined>;
  /** Files that get another stamp, and no other content, when this one is written. */
  touches?(path: string): readonly string[];
  /** Hands out the content in order; returns the stamp of what was read, null when there is no file. */
  read(path: string, take: (chunk: Uint8Array) => void): Promise<string | null>;
  /** Writes a file, with the folders above it where `moves` is false. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /**
   * The same, and hands out what the place gives back of it, in fewer turns than `put` and `read` one after the other;
   * returns the stamp of what was read. Only of stores where a file keeps its stamp when it is moved.
   */
  putAndRead?(path: string, bytes: Uint8Array, take: (chunk: Uint8Array) => void): Promise<string>;
  /** Over whatever file is there, in one step where the protocol can; makes the folders above it. */
  move(from: string, to: string): Promise<void>;
  /** No fault when there is nothing; folders that it leaves empty go too where that is safe. */
  remove(path: string): Promise<void>;
  /** Makes something of that name that only one can make; false when it is there. */
  claim(path: string): Promise<boolean>;
  /** Takes away what `claim` made, and what lies in it. */
  release(path: string): Promise<void>;
  /** Makes the folder for half-written files, empty. */
  makeParts(): Promise<void>;
  dropParts(): Promise<void>;
  close(): Promise<void>;
}

/** Folder of half-written files; whatever lies in it was left by a run that was cut off. */
export const PART_FOLDER = ".diglot/part";
