/** The one place that turns a refused or failed call into words: what is wrong and what to do. */
import { ORPCError } from "@orpc/client";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { targetProblems } from "../../core/api/publication.ts";
import { approveRefusals } from "../../core/publication/staging.ts";
import { type EngineProblem, engineProblemSchema } from "../../core/engine/engine-problem.ts";
import { libraryProblemSchema, type LibraryProblem } from "../../core/library/library-problem.ts";

export interface ErrorWords {
  title: string;
  /** What to do about it. */
  advice: string;
}

type ErrorT = TFunction<"error">;

const columnsSchema = z.object({ columns: z.array(z.string()) });
const placeSchema = z.object({ path: z.string() });
const changedTermSchema = z.object({ zh: z.string() });
const mostSchema = z.object({ most: z.number() });
const unreachableSchema = z.object({
  path: z.string(),
  reason: z.enum(targetProblems),
  detail: z.string(),
});
const goneSchema = z.object({ number: z.number(), paths: z.array(z.string()) });
const notApprovedSchema = z.object({ staging: z.string() });
const approveRefusedSchema = z.object({ reason: z.enum(approveRefusals) });
const lockedSchema = z.object({ by: z.string(), host: z.string(), since: z.string() });

/** Words for a library that cannot be opened or made. */
export function libraryProblemWords(problem: LibraryProblem, t: ErrorT): ErrorWords {
  const values = {
    dir: problem.dir,
    version: "?",
    pid: "?",
    host: "?",
    movedTo: "?",
    ...problem.data,
  };
  return {
    title: t(`library.${problem.code}.title`, values),
    advice: t(`library.${problem.code}.advice`, values),
  };
}

/** Words for an engine that gave no translation. */
export function engineProblemWords(problem: EngineProblem, t: ErrorT): ErrorWords {
  const { code, engine, status = "?", about = "–", retryAfterS } = problem;
  const values = { engine, status, about, retryAfterS: Math.ceil(retryAfterS ?? 60) };
  return {
    title: t(`engine.${code}.title`, values),
    advice: t(`engine.${code}.advice`, values),
  };
}

const plainCodes = [
  "PATTERN_WRONG",
  "PATTERN_SLOW",
  "BATCH_NOT_FOUND",
  "TERMS_NEWER",
  "FILE_GONE",
  "NO_LIBRARY",
  "REPORT_NOT_FOUND",
  "REPORT_ON_SITE",
  "DISK_FULL",
  "READ_ONLY",
  "STAGE_MOVE_REFUSED",
  "TARGET_NOT_FOUND",
  "PLAN_STALE",
  "FOREIGN_CHANGES",
  "ALREADY_RUNNING",
  "NO_OLD_SITE",
  "NEWSLETTER_TOO_LONG",
  "OLD_PAGE_GONE",
  "MAPPING_WRONG",
  "ALREADY_BRINGING",
  "THEME_BROKEN",
  "FORBIDDEN",
  "BAD_REQUEST",
] as const;
type PlainCode = (typeof plainCodes)[number];
const isPlain = (code: string): code is PlainCode => plainCodes.some((plain) => plain === code);

function codedWords({ code, data }: ORPCError<string, unknown>, t: ErrorT): ErrorWords {
  if (code === "LIBRARY_PROBLEM") return libraryProblemWords(libraryProblemSchema.parse(data), t);
  if (code === "COLUMN_IN_USE")
    return {
      title: t("code.COLUMN_IN_USE.title", {
        columns: columnsSchema.parse(data).columns.join(", "),
      }),
      advice: t("code.COLUMN_IN_USE.advice"),
    };
  if (code === "TARGET_PATH_REFUSED")
    return {
      title: t("code.TARGET_PATH_REFUSED.title", placeSchema.parse(data)),
      advice: t("code.TARGET_PATH_REFUSED.advice"),
    };
  if (code === "TERM_CHANGED")
    return {
      title: t("code.TERM_CHANGED.title", changedTermSchema.parse(data)),
      advice: t("code.TERM_CHANGED.advice"),
    };
  if (code === "TOO_MANY_TERMS")
    return {
      title: t("code.TOO_MANY_TERMS.title"),
      advice: t("code.TOO_MANY_TERMS.advice", mostSchema.parse(data)),
    };
  if (code === "TARGET_UNREACHABLE") {
    const { path, reason, detail } = unreachableSchema.parse(data);
    return { title: t("target.title", { path }), advice: t(`target.${reason}`, { detail }) };
  }
  if (code === "TARGET_LOCKED") {
    const { by, host, since } = lockedSchema.parse(data);
    const when = since === "" ? "" : new Date(since).toLocaleString();
    const who = [by, host, when].filter((part) => part !== "").join(" · ");
    return {
      title: t("code.TARGET_LOCKED.title", { who: who || t("code.TARGET_LOCKED.unknown") }),
      advice: t("code.TARGET_LOCKED.advice"),
    };
  }
  if (code === "CANNOT_GO_BACK") {
    const { number, paths } = goneSchema.parse(data);
    const [path] = paths;
    return {
      title: t("code.CANNOT_GO_BACK.title", { number }),
      advice: path
        ? t("code.CANNOT_GO_BACK.advice", { count: paths.length, path })
        : t("code.CANNOT_GO_BACK.nothing"),
    };
  }
  if (code === "NOT_APPROVED") {
    const { staging } = notApprovedSchema.parse(data);
    return {
      title: t("code.NOT_APPROVED.title"),
      advice: t("code.NOT_APPROVED.advice", { staging }),
    };
  }
  if (code === "APPROVE_REFUSED")
    return {
      title: t("code.APPROVE_REFUSED.title"),
      advice: t(`code.APPROVE_REFUSED.${approveRefusedSchema.parse(data).reason}`),
    };
  if (code === "ENGINE_PROBLEM") return engineProblemWords(engineProblemSchema.parse(data), t);
  if (isPlain(code)) return { title: t(`code.${code}.title`), advice: t(`code.${code}.advice`) };
  return { title: t("unexpected.title"), advice: t("unexpected.advice", { what: code }) };
}

/** Words for whatever a call of `client` or `fetch` rejected with. */
export function errorWords(error: unknown, t: ErrorT): ErrorWords {
  if (error instanceof ORPCError) return codedWords(error, t);
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message))
    return { title: t("disconnected.title"), advice: t("disconnected.advice") };
  const what = error instanceof Error ? error.message : String(error);
  return { title: t("unexpected.title"), advice: t("unexpected.advice", { what }) };
}

export function useErrorWords(): (error: unknown) => ErrorWords {
  const { t } = useTranslation("error");
  return (error) => errorWords(error, t);
}
