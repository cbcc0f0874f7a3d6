/** Why a command did not do what was asked, as a code for scripts and a message for people. */
import type { EngineProblem } from "../../core/engine/engine-problem.ts";
import { diskFailure, LibraryProblemError } from "../library/disk-error.ts";
import { PublicationError, WriteFailure } from "../publication/publication-error.ts";
import type { TerminalWords } from "../terminal-words.ts";
import { themeProblemLine } from "./theme-words.ts";

export interface Refusal {
  code: string;
  message: string;
  [detail: string]: unknown;
}

/** A refusal of the command line itself: `error.<code>` of `cli.json` has its words, filled in from `data`. */
export class CliError extends Error {
  readonly code: string;
  readonly data: Record<string, string | number>;
  constructor(code: string, data: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(data)}`);
    this.code = code;
    this.data = data;
  }
}

/** An engine gave no translation. */
export class EngineRefusal extends Error {
  readonly problem: EngineProblem;
  constructor(problem: EngineProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What a work that was cancelled throws. */
export const isAbort = (error: unknown): boolean =>
  error instanceof Error && error.name === "AbortError";

/** A command line that asks for what cannot be; ends with exit code 2. */
export class WrongUse extends CliError {}

/** Any error as a refusal; what nobody foresaw gets the code `UNEXPECTED`. */
export function toRefusal(error: unknown, words: TerminalWords): Refusal {
  if (error instanceof CliError)
    return { ...error.data, code: error.code, message: words(`error.${error.code}`, error.data) };
  if (error instanceof LibraryProblemError) {
    const { code, dir, data } = error.problem;
    const values = { ...data, dir };
    const message = withAdvice(words, `error:library.${code}`, values);
    return { ...data, code: "LIBRARY_PROBLEM", problem: code, dir, message };
  }
  if (error instanceof EngineRefusal) {
    const { status = "–", about = "–", retryAfterS = 60, code, engine } = error.problem;
    const values = { engine, status, about, retryAfterS };
    const message = withAdvice(words, `error:engine.${code}`, values);
    return { ...error.problem, code: "ENGINE_PROBLEM", problem: code, message };
  }
  if (error instanceof PublicationError) return publicationRefusal(error, words);
  if (error instanceof WriteFailure) {
    const { code: failure, path } = error;
    const message = words("error.WRITE_FAILED", { path, reason: words(`failure.${failure}`) });
    return { failure, path, code: "WRITE_FAILED", message };
  }
  const failure = diskFailure(error);
  if (failure !== "io") {
    const code = failure === "disk-full" ? "DISK_FULL" : "READ_ONLY";
    return { code, message: withAdvice(words, `error:code.${code}`, {}) };
  }
  const what = error instanceof Error ? error.message : String(error);
  return { code: "UNEXPECTED", message: withAdvice(words, "error:unexpected", { what }) };
}

function publicationRefusal({ refusal }: PublicationError, words: TerminalWords): Refusal {
  if (refusal.code === "TARGET_UNREACHABLE") {
    const { path, reason, detail } = refusal;
    const why = words(`target.${reason}`, { detail });
    return { ...refusal, message: words("error.TARGET_UNREACHABLE", { path, reason: why }) };
  }
  if (refusal.code === "TARGET_LOCKED") {
    const { path, by, host, since } = refusal;
    const known = { path, by: by || "?", host: host || "?", since: since || "?" };
    return { ...refusal, message: words("error.TARGET_LOCKED", known) };
  }
  if (refusal.code === "CANNOT_GO_BACK") {
    const { number, paths } = refusal;
    const key = paths.length > 0 ? "error.CANNOT_GO_BACK" : "error.NOTHING_KEPT";
    const values = { number, count: paths.length, paths: paths.join("\n") };
    return { ...refusal, message: words(key, values) };
  }
  if (refusal.code === "THEME_BROKEN") {
    const problems = refusal.problems.map((one) => themeProblemLine(one, words)).join("\n");
    return { ...refusal, message: words("error.THEME_BROKEN", { problems }) };
  }
  if (refusal.code === "NOT_APPROVED") {
    const { staging, state } = refusal;
    return { ...refusal, message: words(`error.NOT_APPROVED.${state}`, { staging }) };
  }
  if (refusal.code === "APPROVE_REFUSED")
    return { ...refusal, message: words(`error.APPROVE_REFUSED.${refusal.reason}`) };
  const paths = refusal.code === "FOREIGN_CHANGES" ? refusal.paths.join("\n") : "";
  return { ...refusal, message: words(`error.${refusal.code}`, { paths }) };
}

const withAdvice = (
  words: TerminalWords,
  key: string,
  values: Record<string, string | number>,
): string => `${words(`${key}.title`, values)}\n${words(`${key}.advice`, values)}`;
