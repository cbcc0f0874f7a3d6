/** Why a folder cannot be opened or made as a library; each has its own message in the window and the terminal. */
import { z } from "zod";

export const libraryProblemCodes = [
  /** The folder is absent or holds no `library.json`. */
  "not-a-library",
  /** Written by a newer Diglot; `data.version` says which. */
  "newer-version",
  /** Open in another process; `data.pid` and `data.host` say whose. */
  "locked",
  /** The folder or disk cannot be written. */
  "read-only",
  "disk-full",
  /** A new library needs an empty or absent folder. */
  "not-empty",
  /** `library.json` did not parse and no copy of it could be used; it was moved to `data.movedTo`. */
  "corrupt",
] as const;

export const libraryProblemSchema = z.object({
  code: z.enum(libraryProblemCodes),
  dir: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LibraryProblem = z.infer<typeof libraryProblemSchema>;
