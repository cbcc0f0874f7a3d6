/** Tells a full or read-only disk from other failures, for files and for SQLite alike. */
import type { LibraryProblem } from "../../core/library/library-problem.ts";

export type DiskFailure = "disk-full" | "read-only" | "io";

/** SQLite primary result codes: https://www.sqlite.org/rescode.html */
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_BUSY = 5;
export const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

const sqliteCode = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === "number" ? code & 0xff : undefined;
};

const errnoCode = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "";
};

export function diskFailure(error: unknown): DiskFailure {
  const sqlite = sqliteCode(error);
  const errno = errnoCode(error);
  if (sqlite === SQLITE_FULL || errno === "ENOSPC" || errno === "EDQUOT") return "disk-full";
  if (sqlite === SQLITE_READONLY || sqlite === SQLITE_CANTOPEN) return "read-only";
  if (errno === "EROFS" || errno === "EACCES" || errno === "EPERM") return "read-only";
  return "io";
}

export const isBusy = (error: unknown): boolean => sqliteCode(error) === SQLITE_BUSY;

export const isDamaged = (error: unknown): boolean =>
  sqliteCode(error) === SQLITE_CORRUPT || sqliteCode(error) === SQLITE_NOTADB;

/** A library that cannot be opened; doors turn it into a message. */
export class LibraryProblemError extends Error {
  readonly problem: LibraryProblem;
  constructor(problem: LibraryProblem) {
    super(`library problem: ${problem.code} (${problem.dir})`);
    this.problem = problem;
  }
}

export const libraryProblem = (
  code: LibraryProblem["code"],
  dir: string,
  data: LibraryProblem["data"] = {},
): LibraryProblemError => new LibraryProblemError({ code, dir, data });
