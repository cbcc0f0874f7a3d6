/** Where faults come: a real server with a line in front of it and a small disk under it, and what its readers have. */
import type { Target } from "../../core/library/target.ts";
import type { FaultyLine } from "../servers/faulty-line.ts";
import type { TestServer } from "../servers/servers.ts";
import type { SmallDisk } from "../support/places.ts";

/** Content by its path in a publication. */
export type Site = ReadonlyMap<string, string>;

export interface Sight {
  site: Site;
  /** The home page is there. */
  isOpen: boolean;
  /** What a reader who enters by the home page comes to, and is not there or not whole. */
  broken: string[];
}

/** What is done to a server of another kind than files in a folder. */
export interface Inside {
  deny(): Promise<void>;
  fill(): Promise<void>;
  /** What is written until the end of it is kept otherwise than it came. */
  spoil(): Promise<() => Promise<void>>;
  /** Its clock is a day late. */
  delay(): Promise<void>;
  mend(): Promise<void>;
}

export interface Ground {
  server: TestServer;
  /** The way to it, over the line. */
  target: Target;
  /** What leads to a server; null for a folder. */
  line: FaultyLine | null;
  /** What the site lies on; null where none could be made. */
  disk: SmallDisk | null;
  /** Null where the site's files are the site. */
  inside: Inside | null;
  look(): Promise<Sight>;
  /** What a publication needs only while it is under way. */
  leftOver(): Promise<string[]>;
  empty(): Promise<void>;
  close(): Promise<void>;
}
